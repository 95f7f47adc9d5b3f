import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../../../platform/database/index.js';
import type { AdvisoryRecord } from '../../record/advisory-record.js';
import { FeedStates } from '../../store/feed-states.read-model.js';
import type { FeedCursor, FeedItems } from '../../store/feed-sync.js';
import { readRecord } from '../../store/record-text.js';

const PAGE = 2_000;
const RECORDS = `
  SELECT cve, source, state, description, body, modified FROM advisory_records
  WHERE source = $1 AND cve > $2 ORDER BY cve LIMIT ${PAGE}`;
const KEV = `
  SELECT cve, added_on::text AS "addedOn", due_on::text AS "dueOn", ransomware, required_action AS "requiredAction"
  FROM known_exploited WHERE cve > $1 ORDER BY cve LIMIT ${PAGE}`;
const EPSS = `
  SELECT cve, probability, percentile, scored_on::text AS "scoredOn"
  FROM exploit_predictions WHERE cve > $1 ORDER BY cve LIMIT ${PAGE}`;
// All rows of one CVE come together, so that the place to go on from is the CVE.
const DEBIAN = `
  SELECT distribution, release, source_package AS "sourcePackage", cve, status, fixed_version AS "fixedVersion"
  FROM distribution_fixes WHERE cve IN (
    SELECT DISTINCT cve FROM distribution_fixes WHERE cve > $1 AND distribution = 'debian' ORDER BY cve LIMIT ${PAGE}
  ) AND distribution = 'debian' ORDER BY cve, release, source_package`;

/** Feeds whose content is in the database. The RouterOS table is in the product. */
export const STORED_FEEDS = ['nvd', 'cve5', 'overlay', 'kev', 'epss', 'debian'] as const;
export type StoredFeed = (typeof STORED_FEEDS)[number];

interface StoredFeedState {
  readonly feed: StoredFeed;
  readonly version: string;
  readonly cursor: FeedCursor | null;
}

type RecordRow = Pick<AdvisoryRecord, 'cve' | 'source' | 'state' | 'description'> & {
  readonly body: string;
  readonly modified: Date | null;
};

/** Everything that is in force, feed by feed, as it once came in. Memory does not grow with it. */
@Injectable()
export class InForce {
  constructor(private readonly states: FeedStates) {}

  /** The feeds there is something of, and how far each has come. */
  async feeds(tx: ReadTx): Promise<readonly StoredFeedState[]> {
    const states = await this.states.all(tx);
    const isStored = (feed: string): feed is StoredFeed => STORED_FEEDS.some((stored) => stored === feed);
    return states.flatMap(({ feed, version, cursor, counts }) =>
      isStored(feed) && version !== null && (counts?.total ?? 0) > 0 ? [{ feed, version, cursor }] : [],
    );
  }

  async *of(feed: StoredFeed, tx: ReadTx): AsyncGenerator<FeedItems[StoredFeed]> {
    let after = '';
    for (;;) {
      const items = await this.pageOf(feed, after, tx);
      yield* items;
      const last = items.at(-1);
      if (last === undefined) return;
      after = last.cve;
    }
  }

  private async pageOf(feed: StoredFeed, after: string, tx: ReadTx): Promise<FeedItems[StoredFeed][]> {
    switch (feed) {
      case 'nvd':
      case 'cve5':
      case 'overlay': {
        const rows: RecordRow[] = await tx.query(RECORDS, [feed, after]);
        return rows.map(recordOf);
      }
      case 'kev':
        return tx.query(KEV, [after]);
      case 'epss':
        return tx.query(EPSS, [after]);
      case 'debian':
        return tx.query(DEBIAN, [after]);
    }
  }
}

/** Of a rejected record nothing is kept but that it was rejected, and when. */
function recordOf({ body, modified, ...columns }: RecordRow): AdvisoryRecord {
  if (columns.state !== 'rejected') return readRecord(columns, body);
  const nothing = { scores: [], cwes: [], references: [], configurations: [] };
  return { ...columns, published: null, modified: modified?.toISOString() ?? null, ...nothing };
}
