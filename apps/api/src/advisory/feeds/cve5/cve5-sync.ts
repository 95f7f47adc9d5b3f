import { buffer } from 'node:stream/consumers';
import type { AdvisoryRecord } from '../../record/advisory-record.js';
import { FeedError } from '../feed-error.js';
import { FILE_RETRIES, Pace, patiently } from '../http/patience.js';
import { RowTally } from '../row-tally.js';
import type { SyncContext, SyncOutcome } from '../sync-context.js';
import { readCve5Record } from './cve5-record.js';

const MAX_RECORD_BYTES = 16 << 20;
const GAP_MS = 1_000;
/** Records put by in one sync: an hour at the most, at the pace above. */
export const MOST_AT_ONCE = 2_000;

/**
 * Asks the CVE list for single records: those of `cves`, which NVD has without saying who is affected. What came before a failure is brought
 * into force, because each record stands for itself; then the failure is told.
 */
export async function syncCve5(address: string, cves: readonly string[], context: SyncContext): Promise<SyncOutcome> {
  const fetching = new Fetching(address, context);
  const applied = await context.store.apply({
    feed: 'cve5',
    version: context.now().toISOString(),
    origin: 'sync',
    mode: 'merge',
    items: fetching.records(cves),
    cursor: null,
    at: context.now(),
  });
  if (fetching.failure !== null) throw fetching.failure;
  return { kind: 'applied', applied, tally: fetching.tally.tally };
}

class Fetching {
  readonly tally = new RowTally();
  failure: FeedError | null = null;
  private readonly pace: Pace;

  constructor(
    private readonly address: string,
    private readonly context: SyncContext,
  ) {
    this.pace = new Pace(GAP_MS, context.now, context.wait);
  }

  async *records(cves: readonly string[]): AsyncGenerator<AdvisoryRecord> {
    for (const cve of cves) {
      const document = await this.fetched(cve);
      if (this.failure !== null) return;
      const record = document === null ? undefined : this.tally.take(readCve5Record(document));
      if (record?.cve === cve) yield record;
    }
  }

  /** Null when the list has no such record, or what came is not JSON. */
  private async fetched(cve: string): Promise<unknown> {
    try {
      return await patiently(() => this.ask(cve), FILE_RETRIES, this.context.wait);
    } catch (error) {
      if (!(error instanceof FeedError)) throw error;
      if (error.fault !== 'refused' || error.transient) this.failure = error;
      return null;
    }
  }

  private async ask(cve: string): Promise<unknown> {
    await this.pace.turn();
    const url = new URL(`${this.address}/${cve}`);
    const { bytes } = await this.context.client.get(url, { maxBytes: MAX_RECORD_BYTES });
    try {
      return JSON.parse((await buffer(bytes)).toString('utf8')) as unknown;
    } catch (cause) {
      if (cause instanceof FeedError) throw cause;
      throw new FeedError('unexpected_content', `The CVE list answered for ${cve} with no JSON.`, {
        cause,
        transient: true,
      });
    }
  }
}
