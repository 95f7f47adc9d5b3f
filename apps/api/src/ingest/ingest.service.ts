import type { ScanFinished, ScanHostObserved, ScanProgress, ScanRouterChecked, ScanStarted } from '#contracts';
import { type Delivery, done, isOutcome, type Outcome, reject } from '#jetstream';
import { Injectable } from '@nestjs/common';
import { isUnstorable, Notifications, type Tx, UnitOfWork } from '../platform/database/index.js';
import { type Heard, type LockedSiteScan, SCAN_EVENTS } from '../request/index.js';
import { Admission, type Result } from './admission.js';
import { ApplyResult } from './apply-result.js';

/** The channel on which a site scan is announced whose results are all here. */
export const SITE_SCAN_OBSERVED = 'site_scan_observed';

type Applied<Event> = [event: Event, siteScan: LockedSiteScan, tx: Tx];

interface Taking<Event extends Result> {
  readonly apply: (...result: Applied<Event>) => Promise<void>;
  /** Whether it still says something new when all results are here. */
  readonly alsoLate: boolean;
  /** What those who follow the scan are told of it. */
  readonly tell: (event: Event) => Heard['event'];
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
    const tell = ({ agent }: ScanStarted) => ({ type: 'site_started' as const, payload: { agent: agent.name } });
    return this.take(event, delivery, { apply: (...result) => this.results.started(...result), alsoLate: true, tell });
  }

  progressed(event: ScanProgress, delivery: Delivery): Promise<Outcome> {
    const apply = (...result: Applied<ScanProgress>) => this.results.progressed(...result);
    return this.take(event, delivery, { apply, alsoLate: false, tell: () => null });
  }

  hostObserved(event: ScanHostObserved, delivery: Delivery): Promise<Outcome> {
    const apply = (...result: Applied<ScanHostObserved>) => this.results.hostObserved(...result);
    return this.take(event, delivery, { apply, alsoLate: false, tell: ({ host }) => hostNews(host) });
  }

  routerChecked(event: ScanRouterChecked, delivery: Delivery): Promise<Outcome> {
    const apply = (...result: Applied<ScanRouterChecked>) => this.results.routerChecked(...result);
    const tell = ({ outcome, reason }: ScanRouterChecked) => ({
      type: 'router_checked' as const,
      payload: { outcome, reason },
    });
    return this.take(event, delivery, { apply, alsoLate: false, tell });
  }

  finished(event: ScanFinished, delivery: Delivery): Promise<Outcome> {
    const apply = (...result: Applied<ScanFinished>) => this.results.finished(...result);
    const tell = ({ outcome, reason }: ScanFinished) => ({
      type: 'site_finished' as const,
      payload: { outcome, reason },
    });
    return this.take(event, delivery, { apply, alsoLate: false, tell });
  }

  private async take<Event extends Result>(event: Event, delivery: Delivery, taking: Taking<Event>): Promise<Outcome> {
    try {
      const taken = await this.unitOfWork.run((tx) => this.takeInside(event, delivery, taking, tx));
      if (taken === 'observed') this.notifications.announce(SITE_SCAN_OBSERVED);
      if (!isOutcome(taken)) this.notifications.announce(SCAN_EVENTS);
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
    const heard = { at: delivery.envelope.time, event: taking.tell(event) };
    return (await this.results.endWhenComplete(event.site_scan_id, heard, tx)) ? 'observed' : 'stored';
  }
}

function hostNews({ address, outcome, ports }: ScanHostObserved['host']): Heard['event'] {
  const openPorts = ports.filter(({ state }) => state === 'open').length;
  return { type: 'host_observed', payload: { address, outcome, open_ports: openPorts } };
}
