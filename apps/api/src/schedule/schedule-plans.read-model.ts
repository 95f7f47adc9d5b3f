import type { Blackout, ScanProfile } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../platform/database/index.js';
import { asCidr, commonNetworks } from './networks.js';

/** What a scan of a whole schedule is to be like. */
export interface SchedulePlan {
  readonly id: string;
  readonly tenant_id: string;
  readonly description: string;
  readonly profile: ScanProfile;
  readonly min_cvss: number;
  readonly warning_threshold: number;
  /** CIDR. */
  readonly exclusions: readonly string[];
  /** Null leaves it to the agents. */
  readonly max_packets_per_second: number | null;
  readonly ignore_offline_sites: boolean;
  readonly enabled: boolean;
  readonly blackouts: readonly Blackout[];
  /** Those that were not deleted since; empty when none is left. */
  readonly sites: readonly PlannedSite[];
}

export interface PlannedSite {
  readonly site_id: string;
  readonly name: string;
  /** What may be scanned there now, CIDR. */
  readonly networks: readonly string[];
  /** What the schedule covers of that, CIDR; empty when the site's networks were changed so that nothing is left. */
  readonly subnets: readonly string[];
}

const PLAN = `
  SELECT id, tenant_id, description, profile, min_cvss, warning_threshold, exclusions, max_packets_per_second,
    ignore_offline_sites, enabled, blackouts,
    (SELECT coalesce(json_agg(json_build_object('site_id', site.id, 'name', site.name, 'networks', site.networks,
       'subnets', cover.subnets) ORDER BY cover.position, site.id), '[]')
     FROM (SELECT site_id, array_agg(subnet ORDER BY position, subnet) AS subnets, min(position) AS position
           FROM schedule_sites WHERE schedule_id = schedules.id GROUP BY site_id) AS cover
     JOIN sites site ON site.id = cover.site_id AND site.tenant_id = schedules.tenant_id) AS sites
  FROM schedules WHERE id = $1 AND tenant_id = $2`;

/** Says what to scan, with the sites as they are at this moment. */
@Injectable()
export class SchedulePlans {
  /** Null when the tenant has no such schedule. */
  async find(tenantId: string, scheduleId: string, tx: ReadTx): Promise<SchedulePlan | null> {
    const [row]: SchedulePlan[] = await tx.query(PLAN, [scheduleId, tenantId]);
    if (row === undefined) return null;
    const sites = row.sites.map((site) => ({ ...site, subnets: commonNetworks(site.subnets, site.networks) }));
    return { ...row, exclusions: row.exclusions.map(asCidr), sites };
  }
}
