import type { ScanProfile } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../platform/database/index.js';
import { asCidr } from './networks.js';

/** What a scan of one site under one schedule is to be like, or which of the two is not there. */
export interface ScanSettings {
  /** Which of the two the tenant does not have, the schedule first, by the code of the error about it; null when both are there. */
  readonly missing: 'schedule_not_found' | 'site_not_found' | null;
  /** The site's networks, CIDR. */
  readonly networks: readonly string[];
  /** What the schedule covers of the site, CIDR; empty when the site is not in the schedule. */
  readonly subnets: readonly string[];
  /** What the schedule never scans, CIDR. */
  readonly exclusions: readonly string[];
  /** Null leaves it to the agent. */
  readonly max_packets_per_second: number | null;
  readonly min_cvss: number;
  readonly warning_threshold: number;
  readonly profile: ScanProfile;
}

/** One question, one query: it is asked for every scan request. Another tenant's schedule or site is not found. */
const SETTINGS = `
  SELECT CASE WHEN schedule.id IS NULL THEN 'schedule_not_found' WHEN site.id IS NULL THEN 'site_not_found' END AS missing,
         coalesce(site.networks, '{}') AS networks,
         array(SELECT subnet FROM schedule_sites
               WHERE schedule_id = schedule.id AND site_id = site.id ORDER BY position, subnet) AS subnets,
         coalesce(schedule.exclusions, '{}') AS exclusions, schedule.max_packets_per_second,
         schedule.min_cvss, schedule.warning_threshold, schedule.profile
  FROM (SELECT $1::uuid AS tenant_id) AS caller
  LEFT JOIN schedules schedule ON schedule.id = $2 AND schedule.tenant_id = caller.tenant_id
  LEFT JOIN sites site ON site.id = $3 AND site.tenant_id = caller.tenant_id`;

@Injectable()
export class ScanSettingsReadModel {
  async find(tenantId: string, scheduleId: string, siteId: string, tx: ReadTx): Promise<ScanSettings> {
    const rows: ScanSettings[] = await tx.query(SETTINGS, [tenantId, scheduleId, siteId]);
    const [settings] = rows;
    if (settings === undefined) throw new Error('the settings query gives one row, always');
    return { ...settings, exclusions: settings.exclusions.map(asCidr) };
  }
}
