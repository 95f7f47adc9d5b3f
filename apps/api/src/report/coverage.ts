import { parseIpv4, type HostOutcome, type ReportedSite } from '#contracts';
import type { HostObservation, RouterObservation } from '../ingest/index.js';
import { ownAddresses, routerOsOfHost } from '../match/index.js';
import type { SiteRows } from './reported-rows.js';
import type { ScanSite } from './scan-standing.js';

type Coverage = ReportedSite['coverage'];

/**
 * What was and was not looked at. "Could not scan" is not "clean": a target counts as looked at only when the agent
 * said so of it, whatever the site scan as a whole said, and a network only when it was searched to its end and the site
 * scan was completed, because a host without a result is not known to be missing.
 */
export function coverageOf(site: ScanSite, rows: SiteRows): Coverage {
  const { outcomes, outcomeCounts, router } = rows;
  const asked = [...new Set(site.parts.flatMap((part) => part.targets))].sort(compareAddresses);
  const withOutcome = (outcome: HostOutcome | undefined) =>
    asked.filter((address) => outcomes.get(address) === outcome);
  const complete = withOutcome('complete');
  const networks = networksOf(site);
  const routerOutcome = router?.outcome ?? 'missing';
  const wasRead = routerOutcome === 'complete' || routerOutcome === 'not_configured';
  const { partial, refused } = outcomeCounts;
  const hasSearched =
    networks.length === 0 ||
    (site.state === 'completed' && networks.every((network) => network.complete) && partial + refused === 0);
  return {
    complete: complete.length === asked.length && hasSearched && wasRead,
    targets: {
      complete,
      partial: withOutcome('partial'),
      no_answer: withOutcome('no_answer'),
      refused: withOutcome('refused'),
      missing: withOutcome(undefined),
    },
    networks,
    hosts: { complete: outcomeCounts.complete, partial, no_answer: outcomeCounts.no_answer, refused },
    router: routerOutcome,
    version_unknown: versionUnknown(rows.routerOsHosts, router),
    matching: matchingOf(rows.match),
  };
}

/**
 * The networks asked for. Whether one was searched to its end is what the newest part says that was asked for it; how much
 * was seen of it is the most any part saw, since a later one leaves out what was done before.
 */
function networksOf({ parts }: ScanSite): Coverage['networks'] {
  const networks = [...new Set(parts.flatMap((part) => part.target_networks))];
  return networks.map((network) => {
    const asked = parts.filter((part) => part.target_networks.includes(network));
    const said = asked.map((part) => part.discovery?.find((one) => one.network === network));
    const most = (field: 'addresses' | 'live') => {
      const known = said.flatMap((one) => (one === undefined ? [] : [one[field]]));
      return known.length === 0 ? null : Math.max(...known);
    };
    return { network, addresses: most('addresses'), live: most('live'), complete: said.at(-1)?.complete ?? false };
  });
}

/** A host that is the router needs no banner: the router answers for itself. */
function versionUnknown(hosts: readonly HostObservation[], router: RouterObservation | null): string[] {
  const answeredFor = router?.facts?.version == null ? new Set<string>() : ownAddresses(router);
  return hosts
    .filter((host) => routerOsOfHost(host) === 'version_unknown' && !answeredFor.has(host.address))
    .map((host) => host.address);
}

function matchingOf(match: SiteRows['match']): Coverage['matching'] {
  if (match === null) return null;
  const { site_id: _, ...figures } = match;
  return figures;
}

/** Numerical order of dotted quads. */
function compareAddresses(a: string, b: string): number {
  return (parseIpv4(a) ?? 0) - (parseIpv4(b) ?? 0);
}
