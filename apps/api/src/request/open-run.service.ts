import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { AuditActor } from '../access/index.js';
import { AppError } from '../platform/app-error.js';
import type { Tx } from '../platform/database/index.js';
import type { SchedulePlan } from '../schedule/index.js';
import { OpenScan } from './open-scan.service.js';
import { isScannable, openingsOf } from './scheduled-scan.js';
import type { SiteScanOpening } from './scans.store.js';
import { newShortId } from './short-id.js';
import { SitePresence } from './site-presence.js';

/** A run that begins. */
export interface RunOrder {
  readonly actor: AuditActor;
  readonly plan: SchedulePlan;
  readonly at: Date;
  readonly traceparent: string | null;
  /** By hand, what cannot be scanned is refused; by time, nobody is there to be told, so the scan is opened and says it. */
  readonly unable: 'refuse' | 'say';
}

/** Opens the scan of a run: one part for each site of the schedule, whether or not it can be asked. */
@Injectable()
export class OpenRun {
  constructor(
    private readonly presence: SitePresence,
    private readonly openScan: OpenScan,
  ) {}

  /** @throws {AppError} when it cannot be carried out as a whole and is to be refused then. */
  async open({ actor, plan, at, traceparent, unable }: RunOrder, tx: Tx): Promise<readonly SiteScanOpening[]> {
    const scannable = plan.sites.filter(isScannable).map(({ site_id }) => site_id);
    const offline = await this.presence.offlineAmong(scannable, new Date(), tx);
    if (unable === 'refuse') refuseUnable(plan, offline);
    const openings = openingsOf(plan, { scanId: uuidv7(), shortId: newShortId(), at }, offline);
    const crowded = unable === 'refuse' ? 'refuse' : 'not_asked';
    return this.openScan.open({ actor, action: 'scan.requested', openings, traceparent, crowded }, tx);
  }
}

function refuseUnable(plan: SchedulePlan, offline: ReadonlySet<string>): void {
  const scannable = plan.sites.filter(isScannable);
  if (scannable.length === 0) throw new AppError('schedule_without_sites');
  if (offline.size === 0 || (plan.ignore_offline_sites && offline.size < scannable.length)) return;
  const names = scannable
    .filter(({ site_id }) => offline.has(site_id))
    .map(({ name, site_id }) => `${name} (${site_id})`);
  throw new AppError('site_offline', `These sites of the schedule are offline: ${inShort(names)}.`);
}

const NAMES_IN_SHORT = 3;

/** The first few of many names; a message is bounded. */
function inShort(names: readonly string[]): string {
  const more = names.length - NAMES_IN_SHORT;
  return names.slice(0, NAMES_IN_SHORT).join(', ') + (more > 0 ? `, and ${more} more` : '');
}
