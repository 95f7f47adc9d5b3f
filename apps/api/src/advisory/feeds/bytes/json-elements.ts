import { FeedError } from '../feed-error.js';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
/** Nothing to read: white space, and the byte order mark. */
const BLANK = /^[\s\xef\xbb\xbf]*$/;

/** A member of the outermost object, or one element of its one long list. */
export type JsonPart =
  | { readonly kind: 'member'; readonly key: string; readonly value: unknown }
  | { readonly kind: 'element'; readonly value: unknown };

export interface JsonPartsOptions {
  /** The member of the outermost object whose elements come one by one; all other members come whole. */
  readonly list: string;
  /** Longest member or element, in bytes. */
  readonly maxBytes: number;
}

/**
 * Reads a JSON object of any length piece by piece: memory grows with its longest piece only.
 * Throws a `FeedError` when it is no such object, a piece is too long, or the end is missing.
 */
export async function* jsonParts(
  bytes: AsyncIterable<Uint8Array>,
  options: JsonPartsOptions,
): AsyncGenerator<JsonPart> {
  const scanner = new Scanner(options);
  for await (const chunk of bytes) {
    scanner.feed(chunk);
    yield* scanner.taken();
  }
  scanner.end();
  yield* scanner.taken();
}

/**
 * Follows the nesting of a JSON text, byte by byte. In UTF-8 no byte of a longer character looks like a bracket or a quote,
 * so characters that were cut in two by a chunk do no harm.
 */
class Scanner {
  private readonly parts: JsonPart[] = [];
  private held: Uint8Array[] = [];
  private heldBytes = 0;
  private depth = 0;
  private inString = false;
  private escaped = false;
  private key: string | null = null;
  private inList = false;
  private ended = false;

  constructor(private readonly options: JsonPartsOptions) {}

  taken(): readonly JsonPart[] {
    return this.parts.splice(0);
  }

  end(): void {
    if (!this.ended) throw new FeedError('cut_off', 'The JSON ends in the middle.', { transient: true });
  }

  feed(chunk: Uint8Array): void {
    let start = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (this.inString) this.inText(byte);
      else if (this.isBorder(byte)) {
        this.hold(chunk.subarray(start, at));
        this.cross(byte);
        start = at + 1;
      }
    }
    const rest = chunk.subarray(start);
    if (this.depth === 0 && !BLANK.test(Buffer.from(rest).toString('latin1'))) throw notOurs();
    this.hold(rest);
  }

  private inText(byte: number): void {
    if (this.escaped) this.escaped = false;
    else if (byte === BACKSLASH) this.escaped = true;
    else if (byte === QUOTE) this.inString = false;
  }

  /** Follows the nesting; true where a piece begins or ends. */
  private isBorder(byte: number): boolean {
    if (byte === QUOTE) this.inString = true;
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) return this.isOutermost(byte);
    else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) return --this.depth < this.level;
    else if (byte === COMMA) return this.depth === this.level;
    return byte === COLON && this.depth === 1 && this.key === null;
  }

  private isOutermost(opening: number): boolean {
    this.depth += 1;
    return this.depth === 1 || (this.depth === 2 && opening === OPEN_BRACKET && this.key === this.options.list);
  }

  /** How deep the pieces lie. */
  private get level(): number {
    return this.inList ? 2 : 1;
  }

  /** Takes what is held as a piece. */
  private cross(byte: number): void {
    switch (byte) {
      case COLON:
        this.key = String(this.parse(this.text()));
        break;
      case COMMA:
        this.take();
        break;
      case OPEN_BRACE:
        this.requireNothing();
        break;
      case OPEN_BRACKET:
        this.requireNothing();
        if (this.depth === 1) throw notOurs();
        this.inList = true;
        break;
      default:
        this.close();
    }
  }

  private close(): void {
    this.take();
    if (this.inList) {
      this.inList = false;
      this.key = null;
    } else this.ended = true;
  }

  private take(): void {
    const text = this.text();
    if (this.inList) {
      if (text !== '') this.parts.push({ kind: 'element', value: this.parse(text) });
      return;
    }
    if (this.key !== null && text !== '') this.parts.push({ kind: 'member', key: this.key, value: this.parse(text) });
    this.key = null;
  }

  private requireNothing(): void {
    if (this.text() !== '' || this.ended) throw notOurs();
  }

  private text(): string {
    const text = Buffer.concat(this.held)
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .trim();
    this.held = [];
    this.heldBytes = 0;
    return text;
  }

  private parse(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch (cause) {
      throw new FeedError('unexpected_content', `This is no JSON: ${String(cause).slice(0, 120)}`, { cause });
    }
  }

  private hold(part: Uint8Array): void {
    if (part.length === 0) return;
    this.held.push(part);
    this.heldBytes += part.length;
    if (this.heldBytes > this.options.maxBytes) {
      throw new FeedError('too_large', `A piece of the JSON is longer than ${this.options.maxBytes} bytes.`);
    }
  }
}

function notOurs(): FeedError {
  return new FeedError(
    'unexpected_content',
    'This is no JSON object, or there is something in front of it or behind it.',
  );
}
