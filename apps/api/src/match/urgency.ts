import { priorityOf, type Reach } from '../advisory/index.js';
import type { Exposure } from './confidence.js';
import type { Exploitation } from './exploitation.js';
import { portText, type SeenAt } from './inventory/seen-product.js';
import { severityRank } from './severity.js';

/** Ports by which devices are administered. */
const MANAGEMENT_PORTS: ReadonlySet<string> = new Set(
  [
    '22/tcp 23/tcp 80/tcp 443/tcp 161/udp 623/udp 2222/tcp 3389/tcp 4443/tcp 5000/tcp 5001/tcp 5900/tcp 5985/tcp',
    '5986/tcp 7547/tcp 8080/tcp 8291/tcp 8443/tcp 8728/tcp 8729/tcp 9090/tcp 10000/tcp',
  ].flatMap((line) => line.split(' ')),
);

interface Weighed {
  readonly score: number | null;
  readonly severity: string;
  readonly confidence: number;
  readonly match_class: string;
  readonly known_exploited: boolean;
}

/** Where a finding stands in the order of work, 0 to 100. */
export function urgencyOf(finding: Weighed, exploitation: Exploitation | null, reach: Reach): number {
  return priorityOf({
    severity: severityRank(finding),
    knownExploited: finding.known_exploited ? { ransomware: exploitation?.ransomware ?? null } : null,
    probability: exploitation?.epss ?? null,
    reach,
    confidence: finding.confidence,
    isUnclear: finding.match_class === 'unclear',
  });
}

/** How what was found is reached. */
export function reachOf(exposure: Exposure, { isManagement }: { readonly isManagement: boolean }): Reach {
  if (exposure === 'reachable') return isManagement ? 'management' : 'network';
  return exposure === 'not_reachable_now' ? 'off' : exposure;
}

/** Whether one of these ports is there to administer a device. */
export function hasManagementPort(at: readonly SeenAt[]): boolean {
  return at.some((seen) => MANAGEMENT_PORTS.has(portText(seen)));
}
