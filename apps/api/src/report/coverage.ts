import type { ReportedSite } from '#contracts';
import type { HostObservation } from '../ingest/index.js';
import { ownAddresses, routerOsOfHost } from '../match/index.js';
import { compareAddresses, type ReportedSiteScan } from './reported-scan.js';

/**
 * What was and was not looked at. "Could not scan" is not "clean": a target counts as looked at only when the agent
 * said so of it, and one without a result is missing, whatever the site scan as a whole said.
 */
export function coverageOf(part: ReportedSiteScan): ReportedSite['coverage'] {
  const { site, hosts, router } = part;
  const asked = [...site.targets].sort(compareAddresses);
  const outcomes = new Map(hosts.map((host) => [host.address, host.outcome]));
  const withOutcome = (outcome: HostObservation['outcome'] | undefined) =>
    asked.filter((address) => outcomes.get(address) === outcome);
  const complete = withOutcome('complete');
  const routerOutcome = router?.outcome ?? 'missing';
  return {
    complete: complete.length === asked.length && (routerOutcome === 'complete' || routerOutcome === 'not_configured'),
    targets: {
      complete,
      partial: withOutcome('partial'),
      no_answer: withOutcome('no_answer'),
      refused: withOutcome('refused'),
      missing: withOutcome(undefined),
    },
    router: routerOutcome,
    version_unknown: versionUnknown(part),
  };
}

/** A host that is the router needs no banner: the router answers for itself. */
function versionUnknown({ hosts, router }: ReportedSiteScan): string[] {
  const answeredFor = router?.facts?.version == null ? new Set<string>() : ownAddresses(router);
  return hosts
    .filter((host) => routerOsOfHost(host) === 'version_unknown' && !answeredFor.has(host.address))
    .map((host) => host.address);
}
