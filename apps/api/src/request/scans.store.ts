import type { ScanRequested } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/index.js';

/** Both in one statement: this is what a request waits for, and each statement is another way to the server and back. */
const OPEN = `
  WITH scan AS (
    INSERT INTO scans (id, short_id, tenant_id, schedule_id, kind, profile, min_cvss, warning_threshold, requested_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING
  )
  INSERT INTO site_scans (id, scan_id, tenant_id, site_id, targets, state, deadline, opened_at, target_networks, exclusions,
    allowed_networks, max_packets_per_second)
  VALUES ($10, $1, $3, $11, $12, 'pending', $13, $9, $14, $15, $16, $17) ON CONFLICT (id) DO NOTHING`;

/** The writer of `scans`, and of `site_scans` when a scan is opened; how they go on is {@link SiteScans}' business. */
@Injectable()
export class ScansStore {
  /** Opens what the request describes. Opening the same again (replay) changes nothing. */
  async open(request: ScanRequested, tx: Tx): Promise<void> {
    await tx.query(OPEN, [
      request.scan_id,
      request.short_id,
      request.tenant_id,
      request.schedule_id,
      request.kind,
      request.profile,
      request.min_cvss,
      request.warning_threshold,
      request.requested_at,
      request.site_scan_id,
      request.site_id,
      request.targets,
      request.deadline,
      request.target_networks ?? [],
      request.exclusions ?? [],
      request.allowed_networks,
      request.max_packets_per_second ?? null,
    ]);
  }
}
