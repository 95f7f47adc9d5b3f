import { MAX_SUBNETS_PER_SITE, type ScheduledScanResponse } from '#contracts';
import { v7 as uuidv7 } from 'uuid';
import { nextBlackoutStart, type PlannedSite, type SchedulePlan } from '../schedule/index.js';
import { type PlannedScan, scanRequestOf } from './scan-requests.js';
import type { SiteScanOpening } from './scans.store.js';

/** Why a site of a schedule is not asked, as sentences of the report. */
const NOT_ASKED = {
  offline: 'the site was offline when the scan began: no agent of it was connected',
  withdrawn: 'the run did not begin: another site of the schedule was offline, and offline sites are not ignored',
  nothing: 'nothing that the schedule covers of the site lies inside its networks any more',
  tooMuch: `the site has more than ${MAX_SUBNETS_PER_SITE} networks to scan, which no request holds`,
} as const;

/** Whether there is anything to scan there. */
export function isScannable(site: PlannedSite): boolean {
  return site.subnets.length > 0 && site.subnets.length <= MAX_SUBNETS_PER_SITE;
}

/** Why a site is not asked; null when it is. `offline` holds the ids of the sites that nobody listens at. */
function reasonNotToAsk(site: PlannedSite, plan: SchedulePlan, offline: ReadonlySet<string>): string | null {
  if (site.subnets.length === 0) return NOT_ASKED.nothing;
  if (!isScannable(site)) return NOT_ASKED.tooMuch;
  if (offline.has(site.site_id)) return NOT_ASKED.offline;
  return offline.size > 0 && !plan.ignore_offline_sites ? NOT_ASKED.withdrawn : null;
}

/** One run of a schedule: a scan with a part for each site. It has to end before the next blackout begins. */
export function openingsOf(
  plan: SchedulePlan,
  opened: { readonly scanId: string; readonly shortId: string; readonly at: Date },
  offline: ReadonlySet<string>,
): SiteScanOpening[] {
  const scan: PlannedScan = {
    ...opened,
    tenantId: plan.tenant_id,
    scheduleId: plan.id,
    kind: 'scheduled',
    endBy: nextBlackoutStart(plan.blackouts, opened.at),
    settings: plan,
  };
  return plan.sites.map((site) => {
    const notStarted = reasonNotToAsk(site, plan, offline);
    // What is not asked is kept all the same, with what can be said of it: a message must name a network.
    const networks = isScannable(site) ? site.subnets : site.networks.slice(0, MAX_SUBNETS_PER_SITE);
    const targets = { siteScanId: uuidv7(), siteId: site.site_id, targets: [] };
    const request = scanRequestOf(scan, { ...targets, targetNetworks: networks, allowedNetworks: networks });
    return { request, notStarted };
  });
}

/** The answer to starting a schedule. */
export function startedAnswer(openings: readonly SiteScanOpening[]): ScheduledScanResponse {
  const [first] = openings;
  if (first === undefined) throw new Error('a run has at least one site');
  const { scan_id, short_id, schedule_id, requested_at } = first.request;
  const asked = openings.filter(({ notStarted }) => notStarted === null).length;
  return {
    scan_id,
    short_id,
    schedule_id,
    status: 'pending',
    site_scans: openings.map(({ request, notStarted }) => ({
      scan_site_id: request.site_scan_id,
      site_id: request.site_id,
      status: notStarted === null ? ('pending' as const) : ('failed' as const),
      reason: notStarted,
    })),
    created_at: requested_at,
    message:
      asked === openings.length
        ? 'Scan started at all sites of the schedule.'
        : `Scan started at ${asked} of ${openings.length} sites of the schedule; the others were not asked.`,
  };
}
