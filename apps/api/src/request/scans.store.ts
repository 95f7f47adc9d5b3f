import type { ScanRequested } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/index.js';

const OPEN_SCAN = `
  INSERT INTO scans (id, short_id, tenant_id, schedule_id, kind, profile, min_cvss, warning_threshold, requested_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING`;

const OPEN_SITE_SCAN = `
  INSERT INTO site_scans (id, scan_id, tenant_id, site_id, targets, state, deadline)
  VALUES ($1, $2, $3, $4, $5, 'pending', $6) ON CONFLICT (id) DO NOTHING`;

/** The writer of `scans`, and of `site_scans` when a scan is opened; how they go on is {@link SiteScans}' business. */
@Injectable()
export class ScansStore {
  /** Opens what the request describes. Opening the same again (replay) changes nothing. */
  async open(request: ScanRequested, tx: Tx): Promise<void> {
    await tx.query(OPEN_SCAN, [
      request.scan_id,
      request.short_id,
      request.tenant_id,
      request.schedule_id,
      request.kind,
      request.profile,
      request.min_cvss,
      request.warning_threshold,
      request.requested_at,
    ]);
    const { site_scan_id, scan_id, tenant_id, site_id, targets, deadline } = request;
    await tx.query(OPEN_SITE_SCAN, [site_scan_id, scan_id, tenant_id, site_id, targets, deadline]);
  }
}
