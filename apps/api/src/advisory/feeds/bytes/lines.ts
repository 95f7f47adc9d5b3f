import { FeedError } from '../feed-error.js';

const LINE_FEED = 0x0a;

/** The lines of a text in UTF-8 without their ends. Throws a `FeedError` when one is longer than `maxBytes`. */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<string> {
  let parts: Uint8Array[] = [];
  let held = 0;
  const hold = (part: Uint8Array) => {
    parts.push(part);
    held += part.length;
    if (held > maxBytes) throw new FeedError('unexpected_content', `A line is longer than ${maxBytes} bytes.`);
  };
  const taken = () => {
    const line = Buffer.concat(parts).toString('utf8').replace(/\r$/, '');
    parts = [];
    held = 0;
    return line;
  };
  for await (const chunk of bytes) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      hold(chunk.subarray(start, end));
      yield taken();
      start = end + 1;
    }
    if (start < chunk.length) hold(chunk.subarray(start));
  }
  if (held > 0) yield taken();
}
