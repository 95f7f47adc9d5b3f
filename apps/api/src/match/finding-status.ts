import type { AdvisoryFinding, CheckFinding, Finding } from './finding.js';

/** Where a finding stands with the people who are responsible for it. */
export type FindingStatus = 'open' | 'accepted' | 'mitigated';

/** What somebody decided about a CVE on a device, and for how long it holds. */
export interface StatusDecision {
  readonly id: string;
  /** Null: at every site where the device may turn up. */
  readonly site_id: string | null;
  readonly mac: string;
  readonly reference: string;
  readonly status: Exclude<FindingStatus, 'open'>;
  readonly justification: string;
  /** What the findings rested on when it was made; it holds for these and nothing else. */
  readonly evidence_keys: readonly string[];
  readonly created_by: string;
  readonly created_at: Date;
  readonly expires_at: Date | null;
}

/** A finding with its status, and the decision that gave it one other than `open`. */
export type Stated<F extends Finding> = F & {
  readonly status: FindingStatus;
  readonly decision: StatusDecision | null;
};

export type StatedFinding = Stated<AdvisoryFinding> | Stated<CheckFinding>;

/** All a decision has to know of a finding. `mac` is null when its device cannot be known again: nothing holds for it. */
export interface DecidableFinding {
  readonly mac: string | null;
  readonly site_id: string;
  readonly reference: string;
  readonly evidence_key: string;
}

/** Why a decision does not hold any more. */
export type DecisionEnd = 'superseded' | 'expired' | 'evidence_changed';

/** What the parts of a decision's life are judged by. */
type Decided = Pick<
  StatusDecision,
  'id' | 'site_id' | 'mac' | 'reference' | 'evidence_keys' | 'created_at' | 'expires_at'
>;

/**
 * The decision in force for a finding at `now`; null leaves it open.
 *
 * The newest decision that covers the finding's device and site is the one that counts, whether it was made for this site
 * or for all. When that one has expired, or was made for other evidence, the finding is open again: an older decision
 * never comes back.
 */
export function decisionInForce<D extends Decided>(
  finding: DecidableFinding,
  decisions: readonly D[],
  now: Date,
): D | null {
  const newest = decisions
    .filter((decision) => covers(decision, finding))
    .reduce<D | null>((best, decision) => (best === null || isNewer(decision, best) ? decision : best), null);
  if (newest === null || hasExpired(newest, now)) return null;
  return newest.evidence_keys.includes(finding.evidence_key) ? newest : null;
}

/**
 * What ended a decision by `now`; null while it is in force.
 *
 * `others` are all decisions about the same CVE on the same device, `current` what the newest looks at the device found.
 * A narrower decision takes over only its own site, so it ends no decision for all sites. A device that does not have the
 * CVE any more ends nothing: the same finding, should it come back, is still decided.
 */
export function endOfDecision(
  decision: Decided,
  others: readonly Decided[],
  { current, now }: { readonly current: readonly DecidableFinding[]; readonly now: Date },
): DecisionEnd | null {
  const successors = others
    .filter((other) => isNewer(other, decision) && coversAllOf(other, decision))
    .map((other) => other.created_at.getTime());
  const supersededAt = successors.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...successors);
  const expiresAt = decision.expires_at?.getTime() ?? Number.POSITIVE_INFINITY;
  if (expiresAt <= now.getTime() && expiresAt <= supersededAt) return 'expired';
  if (successors.length > 0) return 'superseded';
  const concerned = current.filter((finding) => covers(decision, finding));
  const holds = concerned.length === 0 || concerned.some((one) => decision.evidence_keys.includes(one.evidence_key));
  return holds ? null : 'evidence_changed';
}

function covers(decision: Decided, finding: DecidableFinding): boolean {
  return (
    decision.mac === finding.mac &&
    decision.reference === finding.reference &&
    (decision.site_id === null || decision.site_id === finding.site_id)
  );
}

function coversAllOf(wider: Decided, decision: Decided): boolean {
  return (
    wider.mac === decision.mac &&
    wider.reference === decision.reference &&
    (wider.site_id === null || wider.site_id === decision.site_id)
  );
}

function isNewer(a: Decided, b: Decided): boolean {
  const lead = a.created_at.getTime() - b.created_at.getTime();
  return lead > 0 || (lead === 0 && a.id > b.id);
}

function hasExpired({ expires_at }: Decided, now: Date): boolean {
  return expires_at !== null && expires_at.getTime() <= now.getTime();
}
