import { isScannableNetwork, MAX_SUBNETS_PER_SITE, type ScanScheduleBody, type ScheduleCover } from '#contracts';
import { AppError } from '../platform/app-error.js';
import { countAddresses, isCovered, outermost } from './networks.js';

/** What there is to know of a site that a schedule wants to cover. */
export interface CoverableSite {
  readonly id: string;
  /** What may be scanned there, CIDR. */
  readonly networks: readonly string[];
}

/** Most addresses of one site: an agent looks at no more for one request. */
const MAX_SITE_ADDRESSES = 65_536;
/** Most addresses of a whole schedule. */
const MAX_ADDRESSES = 1_048_576;

/**
 * Whether there can be a schedule like this, for a tenant that has these sites. What it `covered` before is not asked about
 * again: a site whose networks have changed since keeps nobody from disabling its schedule, and a run scans only what is still
 * inside.
 * @throws {AppError} 404 for a site that is not among them, 422 for what fits together badly.
 */
export function refuseImpossibleSchedule(
  wanted: ScanScheduleBody,
  sites: readonly CoverableSite[],
  covered: readonly ScheduleCover[] = [],
): void {
  if (wanted.min_cvss >= wanted.warning_threshold) {
    const { min_cvss, warning_threshold } = wanted;
    throw new AppError(
      'thresholds_invalid',
      `The 'min_cvss' parameter (${min_cvss}) has to be below 'warning_threshold' (${warning_threshold}).`,
    );
  }
  const wrongWay = wanted.blackouts.findIndex(({ starts_at, ends_at }) => Date.parse(ends_at) <= Date.parse(starts_at));
  if (wrongWay >= 0) {
    throw new AppError(
      'blackout_invalid',
      `The 'blackouts[${wrongWay}].ends_at' parameter has to be after its starts_at.`,
    );
  }
  const byId = new Map(sites.map((site) => [site.id, site]));
  const known = new Set(covered.map(keyOf));
  wanted.sites.forEach((cover, index) => {
    if (!known.has(keyOf(cover))) refuseCover(cover, index, byId.get(cover.id));
  });
  refuseExtent(wanted);
}

const keyOf = ({ id, subnet }: ScheduleCover): string => `${id} ${subnet}`;

function refuseCover({ id, subnet }: ScheduleCover, index: number, site: CoverableSite | undefined): void {
  if (site === undefined)
    throw new AppError('site_not_found', `There is no site with the id ${id} ('sites[${index}].id').`);
  const name = `sites[${index}].subnet`;
  if (!isScannableNetwork(subnet)) {
    throw new AppError('network_not_scannable', `The '${name}' parameter (${subnet}) is not a private network.`);
  }
  if (!isCovered(subnet, site.networks)) {
    throw new AppError(
      'subnet_outside_site',
      `The '${name}' parameter (${subnet}) is outside the networks of site ${id}.`,
    );
  }
}

function refuseExtent({ sites, exclusions }: ScanScheduleBody): void {
  const bySite = new Map<string, string[]>();
  for (const { id, subnet } of sites) bySite.set(id, [...(bySite.get(id) ?? []), subnet]);
  const excluded = outermost(exclusions);
  let total = 0;
  for (const [id, subnets] of bySite) {
    const networks = outermost(subnets);
    const addresses = countAddresses(networks);
    total += addresses;
    if (addresses > MAX_SITE_ADDRESSES || subnets.length > MAX_SUBNETS_PER_SITE) {
      throw new AppError(
        'schedule_too_large',
        `The schedule covers ${addresses} addresses in ${subnets.length} subnets of site ${id}; the most are ` +
          `${MAX_SITE_ADDRESSES} in ${MAX_SUBNETS_PER_SITE}.`,
      );
    }
    if (countAddresses(networks, excluded) === 0) {
      throw new AppError('nothing_to_scan', `The 'exclusions' parameter leaves nothing to scan at site ${id}.`);
    }
  }
  if (total <= MAX_ADDRESSES) return;
  throw new AppError('schedule_too_large', `The schedule covers ${total} addresses; the most are ${MAX_ADDRESSES}.`);
}
