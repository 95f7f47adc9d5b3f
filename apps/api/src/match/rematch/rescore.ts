import { isDeepStrictEqual } from 'node:util';
import type { AdvisoryFinding } from '../finding.js';
import type { Exploitation } from '../exploitation.js';
import { hasManagementPort, reachOf, urgencyOf } from '../urgency.js';

/** The finding with what is known of attacks now; null when that is what it says already. */
export function rescored(
  finding: AdvisoryFinding,
  exploitation: Exploitation,
  isManaged: boolean,
): AdvisoryFinding | null {
  if (isDeepStrictEqual(finding.evidence.exploitation, exploitation)) return null;
  const known_exploited = exploitation.kev_added !== null;
  const { evidence } = finding;
  const isManagement = evidence.matcher === 'products' ? hasManagementPort(evidence.services) : isManaged;
  return {
    ...finding,
    known_exploited,
    epss: exploitation.epss,
    priority: urgencyOf({ ...finding, known_exploited }, exploitation, reachOf(evidence.exposure, { isManagement })),
    evidence: { ...evidence, exploitation },
  };
}
