import { ScanCancelled } from '#contracts';
import { Injectable } from '@nestjs/common';
import { type AuditActor, AuditLog } from '../access/index.js';
import { AppError } from '../platform/app-error.js';
import type { Tx } from '../platform/database/index.js';
import { type CancelIntent, type ControlDecision, pauseOf, stopOf } from './scan-control.js';
import { type RequestedPart, SiteScanParts } from './site-scan-parts.store.js';
import { centreMessage, TellSites } from './tell-sites.js';

const DECIDE = { stop: stopOf, pause: pauseOf } as const;

/** Which scan ends, and how. */
export interface EndOrder {
  readonly actor: AuditActor;
  readonly scanId: string;
  readonly intent: CancelIntent;
  /** When only its part at one site ends. */
  readonly siteId?: string;
}

export type ScanEnd = Extract<ControlDecision<RequestedPart>, { refused: null }>;

/** Ends scans: the wish, the messages about it and the entry in the audit log are one transaction. */
@Injectable()
export class EndScan {
  constructor(
    private readonly parts: SiteScanParts,
    private readonly tellSites: TellSites,
    private readonly audit: AuditLog,
  ) {}

  /** What the scan does then, or the code of the reason why it cannot be ended; then nothing was done. */
  async end(order: EndOrder, tx: Tx): Promise<ControlDecision<RequestedPart>> {
    const { actor, scanId, intent, siteId } = order;
    const all = await this.parts.lock(actor.tenantId, scanId, tx);
    if (all.length === 0) throw new AppError('scan_not_found');
    const concerned = siteId === undefined ? all : all.filter((part) => part.site_id === siteId);
    const decision = DECIDE[intent](concerned);
    if (decision.refused === null && decision.ask.length > 0) await this.carryOut(order, decision, tx);
    return decision;
  }

  /** Ends every run of the schedule, paused ones included; gives those that had something to end. */
  async endRuns(actor: AuditActor, scheduleId: string, tx: Tx): Promise<ReadonlyMap<string, ScanEnd>> {
    const ends = new Map<string, ScanEnd>();
    for (const scanId of await this.parts.unendedRuns(actor.tenantId, scheduleId, tx)) {
      const end = await this.end({ actor, scanId, intent: 'stop' }, tx);
      // Of a scan that went on after a pause, an older part may look paused although the scan has ended.
      const isOver = end.refused !== null || (end.status === 'stopped' && end.parts.length === 0);
      if (!isOver) ends.set(scanId, end);
    }
    return ends;
  }

  /** Ends what is going on or paused at a site; the other sites of the scans go on. */
  async endAtSite(actor: AuditActor, siteId: string, tx: Tx): Promise<void> {
    for (const scanId of await this.parts.unendedAtSite(actor.tenantId, siteId, tx)) {
      await this.end({ actor, scanId, intent: 'stop', siteId }, tx);
    }
  }

  private async carryOut({ actor, scanId, intent }: EndOrder, { ask }: ScanEnd, tx: Tx): Promise<void> {
    const requested_at = new Date().toISOString();
    for (const part of ask) await this.parts.cancel({ siteScanId: part.id, intent, at: requested_at }, tx);
    const messages = ask.map(({ scan_id, id: site_scan_id, site_id }) =>
      centreMessage(ScanCancelled, { scan_id, site_scan_id, site_id, intent, requested_at }),
    );
    await this.tellSites.tell(messages, tx);
    const action = intent === 'stop' ? 'scan.stop_requested' : 'scan.pause_requested';
    const details = { site_scans: ask.map(({ id }) => id) };
    await this.audit.record(actor, { action, resource: { type: 'scan', id: scanId }, details }, tx);
  }
}
