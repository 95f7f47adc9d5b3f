import { Inject, Injectable } from '@nestjs/common';
import type { ClientBase } from 'pg';
import type { QueryRunner } from 'typeorm';
import { CentreDataSource, Notifications, Tidying } from '../../platform/database/index.js';
import type { ProductName } from '../record/advisory-record.js';
import { type AppliedRows, applyStaged } from './apply-staged.js';
import {
  type AppliedSync,
  type Changed,
  FEED_NAMES,
  type FeedCursor,
  type FeedName,
  type FeedSync,
} from './feed-sync.js';
import { type Landing, LANDINGS } from './landing.js';
import { nameKey } from './record-names.js';
import { stage } from './staging.js';

/** Announced after every sync that changed something. */
export const ADVISORIES_CHANGED = 'advisories_changed';

/** Any numbers nobody else locks with. The second one is the feed, or 0 for bringing a sync into force. */
const FEED_LOCKS = 7_483_004;
const IN_FORCE_LOCK = 0;
/** Of a report on a failure; a server may answer with a page. */
const MAX_ERROR_CHARACTERS = 500;
/** Whoever looked at an older version last has to look at everything. */
const KEEP_CHANGES_MS = 30 * 86_400_000;
/** Feeds that may well have nothing to say. */
const MAY_BE_EMPTY: readonly FeedName[] = ['overlay', 'routeros'];

const NEXT_VERSION = `
  INSERT INTO advisory_changes (version, feed, feed_version, at, products, rescored)
  SELECT coalesce(max(version), 0) + 1, $1, $2, $3, $4, $5 FROM advisory_changes RETURNING version`;
const PRESENT_VERSION = `SELECT coalesce(max(version), 0) AS version FROM advisory_changes`;
const FORGET = `
  DELETE FROM advisory_changes WHERE at < $1 AND version < (SELECT max(version) FROM advisory_changes)`;
const STATE_OF = `SELECT version, origin FROM advisory_feeds WHERE feed = $1`;
const KEEP_STATE = `
  INSERT INTO advisory_feeds (feed, version, origin, last_good_at, last_attempt_at, last_error, counts, cursor)
  VALUES ($1, $2, $3, $4, $4, NULL, $5, $6)
  ON CONFLICT (feed) DO UPDATE SET version = excluded.version, origin = excluded.origin,
    last_good_at = excluded.last_good_at, last_attempt_at = excluded.last_attempt_at, last_error = NULL,
    counts = excluded.counts, cursor = CASE WHEN $7 THEN advisory_feeds.cursor ELSE excluded.cursor END`;
const KEEP_FAILURE = `
  INSERT INTO advisory_feeds (feed, last_attempt_at, last_error) VALUES ($1, $2, $3)
  ON CONFLICT (feed) DO UPDATE SET last_attempt_at = excluded.last_attempt_at, last_error = excluded.last_error`;
const KEEP_UNCHANGED = `
  INSERT INTO advisory_feeds (feed, last_good_at, last_attempt_at, cursor) VALUES ($1, $2, $2, $3)
  ON CONFLICT (feed) DO UPDATE SET last_good_at = excluded.last_good_at, last_attempt_at = excluded.last_attempt_at,
    last_error = NULL, cursor = coalesce(excluded.cursor, advisory_feeds.cursor)`;

/**
 * Brings syncs of feeds into force. A sync is one transaction: what was in force before stays so until all of the new one
 * is there, and for good when anything goes wrong.
 */
@Injectable()
export class AdvisoryStore {
  constructor(
    private readonly dataSource: CentreDataSource,
    @Inject(Notifications) private readonly notifications: Pick<Notifications, 'announced'>,
    @Inject(Tidying) tidying: Pick<Tidying, 'add'>,
  ) {
    tidying.add((now) => this.forget(new Date(now.getTime() - KEEP_CHANGES_MS)));
  }

  /**
   * Takes all items and brings them into force. Items are first put aside, outside of any transaction, so they may take
   * their time.
   * @throws whatever the items throw, and when a `replace` has no items: nothing has changed then
   */
  async apply<Feed extends FeedName>(sync: FeedSync<Feed>): Promise<AppliedSync> {
    const applied = await this.connected((client) =>
      isOfTable(sync) ? applyTable(client, sync) : applyItems(client, sync),
    );
    if (applied.changed) await this.notifications.announced(ADVISORIES_CHANGED);
    return applied;
  }

  /** Does the work unless somebody, here or in another replica, does work for the same feed; undefined then. */
  whileAlone<T>(feed: FeedName, work: () => Promise<T>): Promise<T | undefined> {
    const lock = [FEED_LOCKS, FEED_NAMES.indexOf(feed) + 1];
    return this.connected(async (client) => {
      const tried = await client.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS alone', lock);
      if (tried.rows[0]?.alone !== true) return undefined;
      try {
        return await work();
      } finally {
        await client.query('SELECT pg_advisory_unlock($1, $2)', lock);
      }
    });
  }

  /** Keeps why an attempt failed. What is in force stays in force. */
  async recordFailure(feed: FeedName, error: string, at: Date): Promise<void> {
    await this.dataSource.query(KEEP_FAILURE, [feed, at, error.slice(0, MAX_ERROR_CHARACTERS).replaceAll('\0', '')]);
  }

  /** Keeps that the source was asked and had nothing new. Without a cursor the one before stays. */
  async recordUnchanged(feed: FeedName, at: Date, cursor: FeedCursor | null = null): Promise<void> {
    await this.dataSource.query(KEEP_UNCHANGED, [feed, at, cursor]);
  }

  /** The newest change stays: it is the version in force. */
  private async forget(before: Date): Promise<void> {
    await this.dataSource.query(FORGET, [before]);
  }

  /** A connection of its own: COPY and temporary tables need one that stays. */
  private async connected<T>(act: (client: ClientBase) => Promise<T>): Promise<T> {
    const runner: QueryRunner = this.dataSource.createQueryRunner();
    try {
      return await act((await runner.connect()) as ClientBase);
    } finally {
      await runner.release();
    }
  }
}

type TableSync = FeedSync<'routeros'>;

function isOfTable(sync: FeedSync): sync is TableSync {
  return sync.feed === 'routeros';
}

async function applyItems(client: ClientBase, sync: FeedSync): Promise<AppliedSync> {
  // The feed's name says what its items are; the compiler cannot follow that.
  const landing: Landing<never> = LANDINGS[sync.feed as keyof typeof LANDINGS];
  const items = await stage(client, landing, sync.items as AsyncIterable<never>);
  if (items === 0 && sync.mode === 'replace' && !MAY_BE_EMPTY.includes(sync.feed)) {
    throw new Error(`${sync.feed}: there is nothing in it, so what was known before is kept`);
  }
  return inForce(client, sync, async () => {
    const rows = await applyStaged(client, landing, sync.mode);
    return landing.concerns === 'products'
      ? changeOf(rows, { products: rows.touched })
      : changeOf(rows, { rescored: rows.touched });
  });
}

/** Its rows are in the source: another version of the table is another table. */
async function applyTable(client: ClientBase, sync: TableSync): Promise<AppliedSync> {
  const names = new Set<string>();
  for await (const name of sync.items as AsyncIterable<ProductName>) names.add(nameKey(name));
  return inForce(client, sync, async () => {
    const { rows } = await client.query<{ version: string | null }>(STATE_OF, [sync.feed]);
    const same = rows[0]?.version === wordOf(sync.version);
    const counts = {
      added: 0,
      changed: same ? 0 : names.size,
      removed: 0,
      unchanged: same ? names.size : 0,
      total: names.size,
    };
    return { counts, products: same ? [] : [...names].sort(), rescored: [] };
  });
}

interface VersionRow {
  readonly version: string;
}

type Change = Pick<AppliedSync, 'counts' | 'products' | 'rescored'>;

function changeOf({ counts }: AppliedRows, touched: { products?: Changed; rescored?: Changed }): Change {
  return { counts, products: touched.products ?? [], rescored: touched.rescored ?? [] };
}

/** The change and the word about it, in one transaction; one after the other, so that versions are in the order of commits. */
async function inForce(client: ClientBase, sync: FeedSync, change: () => Promise<Change>): Promise<AppliedSync> {
  await client.query('BEGIN');
  try {
    await client.query('SET LOCAL statement_timeout = 0');
    await client.query('SELECT pg_advisory_xact_lock($1, $2)', [FEED_LOCKS, IN_FORCE_LOCK]);
    const made = await change();
    const { counts, products, rescored } = made;
    const { feed, origin, at } = sync;
    const version = wordOf(sync.version);
    const cursor = typeof sync.cursor === 'function' ? sync.cursor() : sync.cursor;
    const changed = counts.added + counts.changed + counts.removed > 0;
    const told = changed
      ? await client.query<VersionRow>(NEXT_VERSION, [feed, version, at, listed(products), listed(rescored)])
      : await client.query<VersionRow>(PRESENT_VERSION);
    const keeps = cursor === 'keep';
    await client.query(KEEP_STATE, [feed, version, origin, at, counts, keeps ? null : cursor, keeps]);
    await client.query('COMMIT');
    return { ...made, advisoryVersion: told.rows[0]?.version ?? '0', changed };
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

function listed(changed: Changed): readonly string[] | null {
  return changed === 'all' ? null : changed;
}

function wordOf(version: FeedSync['version']): string {
  return typeof version === 'function' ? version() : version;
}
