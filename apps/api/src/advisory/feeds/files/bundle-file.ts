import { createHash, type Hash, type KeyObject } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { isSignedByOneOf, signatureOf } from '#runtime';
import { z } from 'zod';
import type { FeedItems } from '../../store/feed-sync.js';
import { linesOf } from '../bytes/lines.js';
import { unpacked } from '../bytes/unpacked.js';
import { FeedError } from '../feed-error.js';
import { STORED_FEEDS, type StoredFeed } from './in-force.read-model.js';

const FORMAT = 'siteward-bundle';
const MAX_LINE_BYTES = 64 << 20;
const MAX_BUNDLE_BYTES = 64 * 2 ** 30;

const Cursor = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** The first line of a bundle. */
export const BundleHead = z.object({
  format: z.literal(FORMAT),
  form: z.literal(1),
  made_at: z.iso.datetime(),
  advisory_version: z.string().max(40),
  feeds: z.array(z.object({ feed: z.enum(STORED_FEEDS), version: z.string().max(200), cursor: Cursor.nullable() })),
});
export type BundleHead = z.output<typeof BundleHead>;

/** The last line of a bundle. The SHA-256 is of all lines before it, and the signature of the SHA-256. */
const End = z.object({
  end: z.literal(true),
  items: z.number().int(),
  sha256: z.string(),
  signature: z.string().max(200).optional(),
});

/** What is signed: it cannot be mistaken for anything else that the same key signs. */
const signedText = (sha256: string) => `siteward-bundle sha256 ${sha256}`;

/** A bundle that was read to its end and found whole, and trusted where that is asked for. */
export interface CheckedBundle {
  readonly file: string;
  readonly head: BundleHead;
  readonly sha256: string;
}

/** The lines of a bundle: its head, an item a line, and at the end how many there are, their SHA-256, and its signature if there is a key. */
export async function* bundleLines(
  head: Omit<BundleHead, 'format' | 'form'>,
  itemsOf: (feed: StoredFeed) => AsyncIterable<unknown>,
  signingKey: KeyObject | null,
): AsyncGenerator<string> {
  const hash = createHash('sha256');
  let items = 0;
  yield summed(`${JSON.stringify({ format: FORMAT, form: 1, ...head })}\n`, hash);
  for (const { feed } of head.feeds) {
    for await (const item of itemsOf(feed)) {
      items += 1;
      yield summed(`${prefixOf(feed)}${JSON.stringify(item)}}\n`, hash);
    }
  }
  const sha256 = hash.digest('hex');
  const signature = signingKey === null ? {} : { signature: signatureOf(signedText(sha256), signingKey) };
  yield `${JSON.stringify({ end: true, items, sha256, ...signature })}\n`;
}

function summed(line: string, hash: Hash): string {
  hash.update(line);
  return line;
}

const prefixOf = (feed: StoredFeed) => `{"feed":"${feed}","item":`;

const linesOfFile = (file: string) => linesOf(unpacked(createReadStream(file), MAX_BUNDLE_BYTES), MAX_LINE_BYTES);

/**
 * Reads a bundle from beginning to end before anything of it is used.
 * @param keys of whom bundles are taken; null takes them of everybody
 * @throws FeedError when it is not whole, or not signed by one of them
 */
export async function checkBundle(file: string, keys: readonly KeyObject[] | null): Promise<CheckedBundle> {
  const hash = createHash('sha256');
  let head: BundleHead | null = null;
  let items = -1;
  let last = '';
  for await (const line of linesOfFile(file)) {
    head ??= headIn(line);
    if (last !== '') hash.update(`${last}\n`);
    last = line;
    items += 1;
  }
  const end = End.safeParse(parsed(last));
  if (head === null || !end.success) throw new FeedError('cut_off', 'The bundle is cut off: its last line is missing.');
  const sha256 = hash.digest('hex');
  if (end.data.items !== items - 1 || end.data.sha256 !== sha256) {
    throw new FeedError('inconsistent', 'The bundle was changed or is damaged: its checksum differs.');
  }
  if (keys !== null) requireSigned(sha256, end.data.signature, keys);
  return { file, head, sha256 };
}

function requireSigned(sha256: string, signature: string | undefined, keys: readonly KeyObject[]): void {
  if (signature === undefined) {
    const remedy = 'export it where FEED_BUNDLE_SIGNING_KEY_FILE is set';
    throw new FeedError('not_trusted', `The bundle is not signed, which FEED_BUNDLE_KEYS_FILE asks for: ${remedy}.`);
  }
  if (isSignedByOneOf(keys, signedText(sha256), signature)) return;
  const remedy = 'add the public key of whoever made it, if you trust them';
  throw new FeedError('not_trusted', `The bundle is signed with no key of FEED_BUNDLE_KEYS_FILE: ${remedy}.`);
}

function headIn(line: string): BundleHead {
  const head = BundleHead.safeParse(parsed(line));
  if (head.success) return head.data;
  throw new FeedError('unexpected_content', 'This bundle is of a form that this version does not know.');
}

/** The items of one feed in a bundle that was checked. Throws a `FeedError` at the end when the file is not the checked one any more. */
export async function* itemsInBundle<Feed extends StoredFeed>(
  { file, sha256 }: CheckedBundle,
  feed: Feed,
): AsyncGenerator<FeedItems[Feed]> {
  const prefix = prefixOf(feed);
  const hash = createHash('sha256');
  let last = '';
  for await (const line of linesOfFile(file)) {
    if (last !== '') hash.update(`${last}\n`);
    last = line;
    if (line.startsWith(prefix)) yield (JSON.parse(line) as { item: FeedItems[Feed] }).item;
  }
  if (hash.digest('hex') !== sha256) {
    throw new FeedError('inconsistent', 'The bundle was changed while it was read: import it again.');
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
