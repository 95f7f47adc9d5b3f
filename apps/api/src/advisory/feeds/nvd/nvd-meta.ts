import { FeedError } from '../feed-error.js';
import { momentOf } from '../tolerant.js';

export interface NvdMeta {
  /** When NVD last changed the file, ISO 8601 in UTC; null when it does not say. */
  readonly lastModified: string | null;
  /** Of the unpacked file, in hexadecimal. */
  readonly sha256: string;
}

/** Reads the `.meta` file beside a yearly file: `name:value` lines. Throws a `FeedError` when it has no SHA-256. */
export function readNvdMeta(text: string): NvdMeta {
  const valueOf = (name: string) => new RegExp(`^${name}:\\s*(\\S+)\\s*$`, 'm').exec(text)?.[1];
  const sha256 = valueOf('sha256');
  if (sha256 === undefined || !/^[0-9a-f]{64}$/i.test(sha256)) {
    throw new FeedError('unexpected_content', 'This is no .meta file of NVD: it has no line with a sha256.');
  }
  return { lastModified: momentOf(valueOf('lastModifiedDate')), sha256 };
}
