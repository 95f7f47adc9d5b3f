import type { FeedCursor, FeedItems, FeedName } from '../store/feed-sync.js';
import { unpacked } from './bytes/unpacked.js';
import type { FeedAnswer } from './http/feed-answer.js';
import { FILE_RETRIES, patiently } from './http/patience.js';
import { requireNotShrunk } from './require-not-shrunk.js';
import { RowTally } from './row-tally.js';
import type { SyncContext, SyncOutcome } from './sync-context.js';

/** A feed that is one file, opened. */
export interface OpenedFile<Feed extends FeedName> {
  readonly version: string;
  /** Reads on; throws a `FeedError` when it is not what it began as. */
  items(tally: RowTally): AsyncGenerator<FeedItems[Feed]>;
}

export interface FileFeed<Feed extends FeedName> {
  readonly feed: Feed;
  /** For messages. */
  readonly title: string;
  /** Longest file, unpacked. */
  readonly maxBytes: number;
  open(bytes: AsyncIterable<Uint8Array>, at: Date): Promise<OpenedFile<Feed>>;
}

/** Brings a feed that is one file up to date: asked whether it is new, read as it comes, in force when all of it was read. */
export function syncFile<Feed extends FeedName>(
  file: FileFeed<Feed>,
  address: string,
  context: SyncContext,
): Promise<SyncOutcome> {
  const once = async (): Promise<SyncOutcome> => {
    const question = { headers: validators(address, context), maxBytes: file.maxBytes };
    const answer = await context.client.get(new URL(address), question);
    if (answer.notModified) {
      await context.store.recordUnchanged(file.feed, context.now());
      return { kind: 'unchanged' };
    }
    return takeIn(file, answer, cursorOf(address, answer), context);
  };
  return patiently(once, FILE_RETRIES, context.wait);
}

async function takeIn<Feed extends FeedName>(
  file: FileFeed<Feed>,
  answer: FeedAnswer,
  cursor: FeedCursor,
  context: SyncContext,
): Promise<SyncOutcome> {
  const tally = new RowTally();
  const opened = await file.open(unpacked(answer.bytes, file.maxBytes), context.now());
  const applied = await context.store.apply({
    feed: file.feed,
    version: opened.version,
    origin: 'sync',
    mode: 'replace',
    items: checked(file, opened.items(tally), tally, context),
    cursor,
    at: context.now(),
  });
  return { kind: 'applied', applied, tally: tally.tally };
}

/** The same items; throws after the last when there were too many bad ones, or far fewer than before. */
export async function* checked<Item>(
  { title }: { readonly title: string },
  items: AsyncIterable<Item>,
  tally: RowTally,
  context: Pick<SyncContext, 'state'>,
): AsyncGenerator<Item> {
  yield* items;
  tally.requireMostlyRead(title);
  requireNotShrunk(title, tally.tally.read, context);
}

function validators(address: string, { state }: SyncContext): Record<string, string> {
  const { url, etag, lastModified } = state?.cursor ?? {};
  if (url !== address || state?.version == null) return {};
  return {
    ...(typeof etag === 'string' && { 'if-none-match': etag }),
    ...(typeof lastModified === 'string' && { 'if-modified-since': lastModified }),
  };
}

function cursorOf(url: string, { etag, lastModified }: FeedAnswer): FeedCursor {
  return { url, etag: etag?.slice(0, 200) ?? null, lastModified: lastModified?.slice(0, 100) ?? null };
}
