import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FeedError } from '../feed-error.js';

/** What a file or an answer starts with, and all of it, the start included. */
export interface Peeked {
  readonly start: Buffer;
  readonly bytes: AsyncIterable<Buffer>;
}

/** Looks at the first bytes without losing them. */
export async function peek(bytes: AsyncIterable<Uint8Array>, wanted: number): Promise<Peeked> {
  const source = bytes[Symbol.asyncIterator]();
  let start: Buffer = Buffer.alloc(0);
  while (start.length < wanted) {
    const next = await source.next();
    if (next.done === true) break;
    start = Buffer.concat([start, next.value]);
  }
  return { start, bytes: again(start, source) };
}

async function* again(start: Buffer, source: AsyncIterator<Uint8Array>): AsyncGenerator<Buffer> {
  try {
    if (start.length > 0) yield start;
    for (let next = await source.next(); next.done !== true; next = await source.next()) yield Buffer.from(next.value);
  } finally {
    await source.return?.();
  }
}

/**
 * The content of what may be packed with gzip, told by its first two bytes. Throws a `FeedError` when more than `maxBytes` come out (a small file can
 * unpack to a disk full), or when the packed data ends early or is spoilt.
 */
export async function* unpacked(bytes: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Buffer> {
  const peeked = await peek(bytes, 2);
  const isPacked = peeked.start[0] === 0x1f && peeked.start[1] === 0x8b;
  let total = 0;
  for await (const chunk of isPacked ? inflated(peeked.bytes) : peeked.bytes) {
    total += chunk.length;
    if (total > maxBytes) throw new FeedError('too_large', `It holds more than ${maxBytes} bytes.`);
    yield chunk;
  }
}

async function* inflated(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const source = Readable.from(bytes);
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  try {
    for await (const chunk of gunzip) yield chunk as Buffer;
  } catch (error) {
    if (error instanceof FeedError || !isZlibError(error)) throw error;
    throw new FeedError('cut_off', `The packed data is cut off or spoilt (${error.code}).`, {
      cause: error,
      transient: true,
    });
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

function isZlibError(error: unknown): error is Error & { readonly code: string } {
  return String((error as { code?: unknown } | null)?.code).startsWith('Z_');
}
