import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
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

const End = z.object({ end: z.literal(true), items: z.number().int(), sha256: z.string() });

/** The lines of a bundle: its head, an item a line, and at the end how many there are and their SHA-256. */
export async function* bundleLines(
  head: Omit<BundleHead, 'format' | 'form'>,
  itemsOf: (feed: StoredFeed) => AsyncIterable<unknown>,
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
  yield `${JSON.stringify({ end: true, items, sha256: hash.digest('hex') })}\n`;
}

function summed(line: string, hash: Hash): string {
  hash.update(line);
  return line;
}

const prefixOf = (feed: StoredFeed) => `{"feed":"${feed}","item":`;

const linesOfFile = (file: string) => linesOf(unpacked(createReadStream(file), MAX_BUNDLE_BYTES), MAX_LINE_BYTES);

/** Reads a bundle from beginning to end before anything of it is used. Throws a `FeedError` when it is not whole. */
export async function checkBundle(file: string): Promise<BundleHead> {
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
  if (end.data.items !== items - 1 || end.data.sha256 !== hash.digest('hex')) {
    throw new FeedError('inconsistent', 'The bundle was changed or is damaged: its checksum differs.');
  }
  return head;
}

function headIn(line: string): BundleHead {
  const head = BundleHead.safeParse(parsed(line));
  if (head.success) return head.data;
  throw new FeedError('unexpected_content', 'This bundle is of a form that this version does not know.');
}

/** The items of one feed in a bundle that was checked. */
export async function* itemsInBundle<Feed extends StoredFeed>(
  file: string,
  feed: Feed,
): AsyncGenerator<FeedItems[Feed]> {
  const prefix = prefixOf(feed);
  for await (const line of linesOfFile(file)) {
    if (line.startsWith(prefix)) yield (JSON.parse(line) as { item: FeedItems[Feed] }).item;
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
