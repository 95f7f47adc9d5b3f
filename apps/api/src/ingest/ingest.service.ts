import type { ScanFinished, ScanHostObserved, ScanProgress, ScanRouterChecked, ScanStarted } from '#contracts';
import { type Delivery, done, isOutcome, type Outcome, reject } from '#jetstream';
import { Injectable } from '@nestjs/common';
import { isUnstorable, Notifications, type Tx, UnitOfWork } from '../platform/database/index.js';
import type { LockedSiteScan } from '../request/index.js';
import { Admission, type Result } from './admission.js';
import { ApplyResult } from './apply-result.js';

/** The channel on which a site scan is announced whose results are all here. */
export const SITE_SCAN_OBSERVED = 'site_scan_observed';

interface Taking<Event extends Result> {
  readonly apply: (event: Event, siteScan: LockedSiteScan, tx: Tx) => Promise<void>;
  /** Whether it still says something new when all results are here. */
  readonly alsoLate: boolean;
}

/**
 * Takes results in, each in one transaction: known before? still wanted? then store it and advance the scan.
 * Twice or in another order, the same messages give the same state.
 */
@Injectable()
export class Ingest {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly admission: Admission,
    private readonly results: ApplyResult,
    private readonly notifications: Notifications,
  ) {}

  started(event: ScanStarted, delivery: Delivery): Promise<Outcome> {
    return this.take(event, delivery, { apply: (...result) => this.results.started(...result), alsoLate: true });
  }

  progressed(event: ScanProgress, delivery: Delivery): Promise<Outcome> {
    return this.take(event, delivery, { apply: (...result) => this.results.progressed(...result), alsoLate: false });
  }

  hostObserved(event: ScanHostObserved, delivery: Delivery): Promise<Outcome> {
    return this.take(event, delivery, { apply: (...result) => this.results.hostObserved(...result), alsoLate: false });
  }

  routerChecked(event: ScanRouterChecked, delivery: Delivery): Promise<Outcome> {
    return this.take(event, delivery, { apply: (...result) => this.results.routerChecked(...result), alsoLate: false });
  }

  finished(event: ScanFinished, delivery: Delivery): Promise<Outcome> {
    return this.take(event, delivery, { apply: (...result) => this.results.finished(...result), alsoLate: false });
  }

  private async take<Event extends Result>(event: Event, delivery: Delivery, taking: Taking<Event>): Promise<Outcome> {
    try {
      const taken = await this.unitOfWork.run((tx) => this.takeInside(event, delivery, taking, tx));
      if (taken === 'observed') this.notifications.announce(SITE_SCAN_OBSERVED);
      return isOutcome(taken) ? taken : done;
    } catch (error) {
      // The database will refuse these values however often they come; anything else may pass and is tried again.
      if (isUnstorable(error)) return reject(`the database cannot hold it: ${error.message}`);
      throw error;
    }
  }

  private async takeInside<Event extends Result>(
    event: Event,
    delivery: Delivery,
    taking: Taking<Event>,
    tx: Tx,
  ): Promise<Outcome | 'stored' | 'observed'> {
    const admitted = await this.admission.admit(event, delivery, tx);
    if (isOutcome(admitted)) return admitted;
    if (admitted.late && !taking.alsoLate) return done;

    await taking.apply(event, admitted.siteScan, tx);
    if (admitted.late) return 'stored';
    return (await this.results.endWhenComplete(event.site_scan_id, tx)) ? 'observed' : 'stored';
  }
}
