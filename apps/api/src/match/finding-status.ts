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
