/** What the peer sent cannot be a sentence of the RouterOS API, or exceeds a bound. */
export class FramingError extends Error {
  constructor(
    readonly kind: 'not_the_api' | 'malformed' | 'too_much',
    message: string,
  ) {
    super(message);
    this.name = 'FramingError';
  }
}

export interface FramingLimits {
  /** Of one word and of one sentence together. */
  readonly maxWordBytes: number;
  readonly maxTotalBytes: number;
}

const EXCLAMATION_MARK = 0x21;
const MAX_WORDS = 4096;

/**
 * Cuts a byte stream into sentences, however TCP has split it.
 *
 * Memory grows with what was received, never with what a length claims. A reply starts with `!`, so another protocol is
 * recognised at its first byte. After an error the framer must be thrown away: nobody can find the next boundary.
 */
export class SentenceFramer {
  #total = 0;
  #lengthBytes: number[] = [];
  #missing: number | null = null;
  #pieces: Buffer[] = [];
  #words: Buffer[] = [];
  #sentenceBytes = 0;

  constructor(private readonly limits: FramingLimits) {}

  /** The sentences that this chunk completes, each a list of words without the terminator. */
  push(chunk: Buffer): Buffer[][] {
    this.#total += chunk.length;
    if (this.#total > this.limits.maxTotalBytes) {
      throw new FramingError('too_much', `more than ${this.limits.maxTotalBytes} bytes were sent`);
    }
    const sentences: Buffer[][] = [];
    let offset = 0;
    while (offset < chunk.length) {
      if (this.#missing === null) {
        this.#takeLengthByte(chunk.readUInt8(offset));
        offset += 1;
      } else {
        offset += this.#takeContent(chunk.subarray(offset));
      }
      if (this.#missing === 0) this.#endWord(sentences);
    }
    return sentences;
  }

  #takeLengthByte(byte: number): void {
    if (this.#lengthBytes.length === 0 && byte > 0xf0) {
      throw new FramingError('malformed', `0x${byte.toString(16)} is no length of a word`);
    }
    this.#lengthBytes.push(byte);
    const length = decodeLength(this.#lengthBytes);
    if (length === null) return;
    this.#lengthBytes = [];
    this.#sentenceBytes += length;
    if (this.#sentenceBytes > this.limits.maxWordBytes || this.#words.length >= MAX_WORDS) {
      throw new FramingError('too_much', `a sentence of ${this.#sentenceBytes} bytes was announced`);
    }
    this.#missing = length;
  }

  #takeContent(rest: Buffer): number {
    const missing = this.#missing ?? 0;
    const piece = rest.subarray(0, missing);
    const opensSentence = this.#words.length === 0 && this.#pieces.length === 0;
    if (opensSentence && piece[0] !== EXCLAMATION_MARK) {
      throw new FramingError('not_the_api', 'a reply does not start with an exclamation mark');
    }
    this.#pieces.push(piece);
    this.#missing = missing - piece.length;
    return piece.length;
  }

  #endWord(sentences: Buffer[][]): void {
    const word = Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.#missing = null;
    if (word.length > 0) {
      this.#words.push(word);
      return;
    }
    if (this.#words.length > 0) sentences.push(this.#words);
    this.#words = [];
    this.#sentenceBytes = 0;
  }
}

/** The length these bytes encode (big-endian, the leading ones of the first byte tell the size), or null if more are needed. */
function decodeLength(bytes: readonly number[]): number | null {
  const first = bytes[0] ?? 0;
  const size = [0x80, 0xc0, 0xe0, 0xf0].findIndex((bound) => first < bound);
  const extra = size === -1 ? 4 : size;
  if (bytes.length <= extra) return null;
  const lead = extra === 4 ? 0 : first & (0xff >> (extra + 1));
  return bytes.slice(1).reduce((value, byte) => value * 256 + byte, lead);
}
