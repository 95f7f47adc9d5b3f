import { type Delivery, done, type Outcome, reject } from '#jetstream';
import { Injectable, Logger } from '@nestjs/common';
import type { Tx } from '../platform/database/index.js';
import { type LockedSiteScan, SiteScans, standingOf } from '../request/index.js';
import { InboxStore } from './inbox.store.js';

/** What every result says of where it belongs. */
export interface Result {
  readonly scan_id: string;
  readonly site_scan_id: string;
  readonly site_id: string;
  readonly attempt: number;
}

/** `late`: of the attempt in force, but the site scan has all its results already. */
export interface Admitted {
  readonly siteScan: LockedSiteScan;
  readonly late: boolean;
}

/** Decides whether a result is taken in: known before, of a scan of ours, of the attempt in force? */
@Injectable()
export class Admission {
  private readonly logger = new Logger(Admission.name);

  constructor(
    private readonly inbox: InboxStore,
    private readonly siteScans: SiteScans,
  ) {}

  /** The site scan, locked and brought to the attempt of this result; or the outcome when there is nothing to take in. */
  async admit(result: Result, delivery: Delivery, tx: Tx): Promise<Admitted | Outcome> {
    const siteScan = await this.siteScans.lock(result.site_scan_id, tx);
    if (siteScan === null) return reject('no such site scan; it was never requested here');
    if (siteScan.scan_id !== result.scan_id || siteScan.site_id !== result.site_id) {
      return reject('the site scan belongs to another site or scan than the message says');
    }
    const { id, type } = delivery.envelope;
    if (!(await this.inbox.remember({ id, type, siteScanId: siteScan.id }, tx))) return done;

    switch (standingOf(siteScan, result.attempt)) {
      case 'stale':
        this.logger.warn({
          message: 'A result of an older attempt was ignored',
          scan_id: siteScan.scan_id,
          event_id: id,
          attempt: result.attempt,
          attempt_in_force: siteScan.attempt,
        });
        return done;
      case 'ended':
        return siteScan.attempt === result.attempt ? { siteScan, late: true } : done;
      case 'newer':
        await this.siteScans.beginAttempt(siteScan.id, result.attempt, tx);
        break;
      case 'current':
        break;
    }
    return { siteScan, late: false };
  }
}
