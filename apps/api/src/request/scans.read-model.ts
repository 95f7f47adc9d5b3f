import type { ScanPhase, ScanProfile, SiteScanOutcome } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../platform/database/index.js';
import type { PagePosition } from '../platform/http/index.js';
import type { SiteScanState } from './scan-lifecycle.js';

/** One run, with its part at every site. */
export interface ScanView {
  readonly id: string;
  readonly short_id: string;
  readonly tenant_id: string;
  readonly schedule_id: string;
  readonly kind: string;
  readonly profile: ScanProfile;
  readonly min_cvss: number;
  readonly warning_threshold: number;
  readonly requested_at: Date;
  readonly sites: readonly SiteScanView[];
}

export interface SiteScanView {
  readonly id: string;
  readonly site_id: string;
  readonly targets: readonly string[];
  readonly state: SiteScanState;
  readonly outcome: SiteScanOutcome | null;
  readonly reason: string | null;
  readonly attempt: number;
  readonly agent_name: string | null;
  readonly nmap_version: string | null;
  readonly phase: ScanPhase | null;
  readonly percent: number;
  readonly deadline: Date;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
  readonly last_heard_at: Date | null;
}

const SCAN = 'id, short_id, tenant_id, schedule_id, kind, profile, min_cvss, warning_threshold, requested_at';
const LIST = `
  SELECT ${SCAN} FROM scans
  WHERE tenant_id = $1 AND ($2::timestamptz IS NULL OR (requested_at, id) < ($2, $3::uuid))
  ORDER BY requested_at DESC, id DESC LIMIT $4`;
const FIND = `SELECT ${SCAN} FROM scans WHERE tenant_id = $1 AND id = $2`;
const SITES = `
  SELECT id, scan_id, site_id, targets, state, outcome, reason, attempt, agent_name, nmap_version, phase, percent,
    deadline, started_at, finished_at, last_heard_at
  FROM site_scans WHERE scan_id = ANY($1) ORDER BY site_id, id`;

/** Scans as they stand. */
@Injectable()
export class ScansReadModel {
  /** A tenant's scans, newest first. */
  async list(tenantId: string, page: { limit: number; before: PagePosition | null }, tx: ReadTx): Promise<ScanView[]> {
    const before = [page.before?.at ?? null, page.before?.id ?? null];
    return this.withSites(await tx.query(LIST, [tenantId, ...before, page.limit]), tx);
  }

  /** The scan, when it is this tenant's. */
  async find(tenantId: string, scanId: string, tx: ReadTx): Promise<ScanView | null> {
    const [scan] = await this.withSites(await tx.query(FIND, [tenantId, scanId]), tx);
    return scan ?? null;
  }

  private async withSites(scans: Omit<ScanView, 'sites'>[], tx: ReadTx): Promise<ScanView[]> {
    const ids = scans.map((scan) => scan.id);
    const rows: (SiteScanView & { scan_id: string })[] = await tx.query(SITES, [ids]);
    return scans.map((scan) => ({
      ...scan,
      sites: rows.filter((row) => row.scan_id === scan.id).map(({ scan_id: _, ...site }) => site),
    }));
  }
}
