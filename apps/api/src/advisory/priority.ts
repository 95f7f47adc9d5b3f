/** How a flaw is reached, worst first. */
export type Reach = 'from_internet' | 'management' | 'network' | 'unknown' | 'off';

/** What the order of work is made of. */
export interface Urgency {
  /** CVSS score, or what stands for it, 0 to 10. */
  readonly severity: number;
  /** Null: not in CISA's catalogue. `ransomware` null: it does not say. */
  readonly knownExploited: { readonly ransomware: boolean | null } | null;
  /** EPSS, 0 to 1; null when there is none. */
  readonly probability: number | null;
  readonly reach: Reach;
  /** 0 to 100. */
  readonly confidence: number;
  /** Nobody can say whether it concerns the device. */
  readonly isUnclear: boolean;
}

/** What is exploited begins where everything else ends. */
const EXPLOITED_FROM = 70;
const OF_EXPLOITED = { ransomware: 8, severity: 12, reach: 5, confidence: 5 };
const OF_OTHERS = { probability: 34, severity: 28, reach: 7 };
/** What is left of it when nothing is sure. */
const LEAST_TRUST = 0.4;
const MOST_OF_UNCLEAR = 10;

const SHARE_OF_REACH: Readonly<Record<Reach, number>> = {
  from_internet: 1,
  management: 0.7,
  network: 0.5,
  unknown: 0.3,
  off: 0,
};

/**
 * One number, 0 to 100 with one decimal, by which findings are worked on. Exploitation that was seen outranks what is only
 * expected (EPSS), which outranks how bad it would be (CVSS); then how it is reached, then how sure we are.
 *
 * Exploited: 70, and up to 8 for ransomware, 12 for severity, 5 for reach, 5 for confidence. Others: up to 34 for EPSS (its
 * square root, since most values are far below 0.1), 28 for severity, 7 for reach, and of that 40 to 100 % by confidence.
 * Unclear: at most 10.
 */
export function priorityOf(urgency: Urgency): number {
  const { severity, knownExploited, probability, reach, confidence, isUnclear } = urgency;
  const [ofSeverity, ofReach, ofConfidence] = [severity / 10, SHARE_OF_REACH[reach], confidence / 100];
  if (isUnclear) return rounded(MOST_OF_UNCLEAR * ofSeverity);
  if (knownExploited !== null) {
    const { ransomware, ...most } = OF_EXPLOITED;
    const ofRansomware = knownExploited.ransomware === true ? ransomware : 0;
    const rest = most.severity * ofSeverity + most.reach * ofReach + most.confidence * ofConfidence;
    return rounded(EXPLOITED_FROM + ofRansomware + rest);
  }
  const most = OF_OTHERS;
  const whole = most.probability * Math.sqrt(probability ?? 0) + most.severity * ofSeverity + most.reach * ofReach;
  return rounded(whole * (LEAST_TRUST + (1 - LEAST_TRUST) * ofConfidence));
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
