/** Why a stream cannot be followed any further. */
export type WireFault = 'reserved-control-byte' | 'word-too-long' | 'sentence-too-long';

export interface DecodeLimits {
  readonly wordBytes: number;
  readonly sentenceBytes: number;
}

export interface Decoded {
  /** Complete, non-empty sentences, in order of arrival. */
  readonly sentences: readonly (readonly Buffer[])[];
  /** Set once the stream is lost; nothing after it is decoded. */
  readonly fault: WireFault | null;
}

interface Prefix {
  readonly prefixBytes: number;
  readonly length: number;
}

/**
 * Cuts a byte stream into sentences. TCP may split it anywhere, inside a length too, so whatever is incomplete waits
 * for the next chunk. A peer that meets a reserved first byte (f1 to ff) cannot find the next word: the stream is lost.
 */
export class SentenceDecoder {
  private pending: Buffer = Buffer.alloc(0);
  private words: Buffer[] = [];
  private sentenceBytes = 0;
  private fault: WireFault | null = null;

  constructor(private limits: DecodeLimits) {}

  /** Routers are stricter with strangers: the limits widen when a login succeeds. */
  relax(limits: DecodeLimits): void {
    this.limits = limits;
  }

  push(chunk: Buffer): Decoded {
    const sentences: (readonly Buffer[])[] = [];
    if (this.fault !== null) return { sentences, fault: this.fault };
    this.pending = this.pending.length === 0 ? chunk : Buffer.concat([this.pending, chunk]);
    for (let word = this.nextWord(); word !== null; word = this.nextWord()) {
      if (word.length > 0) this.words.push(word);
      else if (this.words.length > 0) sentences.push(this.endSentence());
    }
    return { sentences, fault: this.fault };
  }

  private endSentence(): readonly Buffer[] {
    const sentence = this.words;
    this.words = [];
    this.sentenceBytes = 0;
    return sentence;
  }

  private nextWord(): Buffer | null {
    const prefix = this.readPrefix();
    if (prefix === null) return null;
    const end = prefix.prefixBytes + prefix.length;
    if (this.pending.length < end) return null;
    const word = this.pending.subarray(prefix.prefixBytes, end);
    this.pending = this.pending.subarray(end);
    this.sentenceBytes += end;
    return word;
  }

  private readPrefix(): Prefix | null {
    const first = this.pending[0];
    if (first === undefined) return null;
    if (first > 0xf0) {
      this.fault = 'reserved-control-byte';
      return null;
    }
    const prefix = decodeLength(this.pending, first);
    if (prefix === null) return null;
    if (prefix.length > this.limits.wordBytes) this.fault = 'word-too-long';
    else if (this.sentenceBytes + prefix.length > this.limits.sentenceBytes) this.fault = 'sentence-too-long';
    return this.fault === null ? prefix : null;
  }
}

function decodeLength(bytes: Buffer, first: number): Prefix | null {
  const prefixBytes = prefixSize(first);
  if (bytes.length < prefixBytes) return null;
  if (prefixBytes === 5) return { prefixBytes, length: bytes.readUInt32BE(1) };
  const marker = [0, 0, 0x8000, 0xc00000, 0xe0000000][prefixBytes] ?? 0;
  return { prefixBytes, length: bytes.readUIntBE(0, prefixBytes) - marker };
}

function prefixSize(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xc0) return 2;
  if (first < 0xe0) return 3;
  return first < 0xf0 ? 4 : 5;
}
