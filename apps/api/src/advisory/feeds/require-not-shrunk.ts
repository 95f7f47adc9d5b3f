import { FeedError } from './feed-error.js';
import type { SyncContext } from './sync-context.js';

/**
 * A source that has lost most of its rows is not a world that has lost most of its vulnerabilities: throws when there are less than half of those that
 * are in force. What the product brought itself is no measure.
 */
export function requireNotShrunk(what: string, rows: number, { state }: Pick<SyncContext, 'state'>): void {
  const before = state?.origin === 'shipped' ? 0 : (state?.counts?.total ?? 0);
  if (rows * 2 >= before) return;
  throw new FeedError(
    'inconsistent',
    `${what} has ${rows} rows, where ${before} are in force: not taken, since most of it seems to be missing.`,
  );
}
