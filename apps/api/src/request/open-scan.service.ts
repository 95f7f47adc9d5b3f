import { type EncodedEvent, ScanNotStarted, ScanRequested } from '#contracts';
import { Inject, Injectable } from '@nestjs/common';
import { type AuditActor, AuditLog } from '../access/index.js';
import { API_CONFIG, type ApiConfig } from '../config/index.js';
import { AppError } from '../platform/app-error.js';
import type { Tx } from '../platform/database/index.js';
import { ScansStore, type SiteScanOpening } from './scans.store.js';
import { centreMessage, TellSites } from './tell-sites.js';

/** The parts of one scan that are to be opened, and what came with the wish for it. */
export interface OpeningOrder {
  readonly actor: AuditActor;
  /** For the audit log: `scan.requested`. */
  readonly action: string;
  readonly openings: readonly SiteScanOpening[];
  readonly traceparent: string | null;
  /** What becomes of parts whose site has too many unfinished scans: all is refused, or they are opened and not asked. */
  readonly crowded: 'refuse' | 'not_asked';
}

const CROWDED = 'as many scans of the site were unfinished as are allowed';

/** Opens scans: a scan, the messages about it and the entry in the audit log are one transaction. */
@Injectable()
export class OpenScan {
  constructor(
    private readonly scans: ScansStore,
    private readonly tellSites: TellSites,
    private readonly audit: AuditLog,
    @Inject(API_CONFIG) private readonly config: Pick<ApiConfig, 'request'>,
  ) {}

  /**
   * Opens the parts and asks their sites; gives them as they were opened.
   * @throws {AppError} `too_many_scans`, when that is to refuse all.
   */
  async open(order: OpeningOrder, tx: Tx): Promise<readonly SiteScanOpening[]> {
    const opened = await this.scans.openAll(order.openings, this.config.request.maxUnfinishedPerSite, tx);
    const isOpened = ({ request }: SiteScanOpening) => opened.has(request.site_scan_id);
    const crowded = order.openings.filter((opening) => !isOpened(opening));
    const openings = order.openings.map((opening) => (isOpened(opening) ? opening : notAsked(opening)));
    if (crowded.length > 0) await this.openCrowded(crowded.map(notAsked), order, tx);
    const messages = openings.map((opening) => messageOf(opening, order.traceparent));
    await this.tellSites.tell(messages, tx);
    await this.record(order, openings, tx);
    return openings;
  }

  private async openCrowded(crowded: readonly SiteScanOpening[], order: OpeningOrder, tx: Tx): Promise<void> {
    if (order.crowded === 'refuse') {
      const ids = crowded.slice(0, 3).map(({ request }) => request.site_id);
      throw new AppError('too_many_scans', `As many scans are unfinished as a site may have: site ${ids.join(', ')}.`);
    }
    await this.scans.openAll(crowded, null, tx);
  }

  private async record({ actor, action }: OpeningOrder, openings: readonly SiteScanOpening[], tx: Tx): Promise<void> {
    const [first] = openings;
    if (first === undefined) return;
    const { scan_id: id, schedule_id, kind } = first.request;
    const sites = openings.map(({ request, notStarted }) => ({
      site_id: request.site_id,
      site_scan_id: request.site_scan_id,
      ...(request.targets.length === 0 ? {} : { targets: request.targets }),
      ...(notStarted === null ? {} : { not_started: notStarted }),
    }));
    const details = { kind, schedule_id, sites };
    await this.audit.record(actor, { action, resource: { type: 'scan', id }, details }, tx);
  }
}

const notAsked = ({ request }: SiteScanOpening): SiteScanOpening => ({ request, notStarted: CROWDED });

function messageOf({ request, notStarted }: SiteScanOpening, traceparent: string | null): EncodedEvent {
  if (notStarted === null) return centreMessage(ScanRequested, request, traceparent);
  return centreMessage(ScanNotStarted, { ...request, reason: notStarted }, traceparent);
}
