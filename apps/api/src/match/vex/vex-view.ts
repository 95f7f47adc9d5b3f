import type { VexJustification, VexStatus } from '#contracts';
import type { FindingStatus, StatusDecision } from '../finding-status.js';
import type { Finding } from '../finding.js';

/** A finding as VEX sees it. */
export interface VexView {
  readonly status: VexStatus;
  /** Only for `not_affected`. */
  readonly justification: VexJustification | null;
  /** Why it is not affected, or what was done, in words. */
  readonly impact: string | null;
  /** What to do about it; always there for `affected`. */
  readonly action: string | null;
}

/** What a decision that was imported said. */
export interface ImportedStatement {
  readonly status: Extract<VexStatus, 'not_affected' | 'fixed'>;
  readonly justification: VexJustification | null;
}

type Viewed = Pick<Finding, 'match_class' | 'remedy'> & {
  readonly status: FindingStatus;
  readonly decision: Pick<StatusDecision, 'justification' | 'expires_at'> | null;
};

/** Only a version that is named, or in a named range, is affected for sure. */
const OPEN: Readonly<Record<Finding['match_class'], VexStatus>> = {
  definite: 'affected',
  unbounded: 'under_investigation',
  possible: 'under_investigation',
  conditional: 'under_investigation',
  unclear: 'under_investigation',
};

/**
 * The table of `docs/matching.md`. A risk that is borne is there all the same: `accepted` is never told as `not_affected`.
 * `imported`: what the decision in force was made of, where it came as a statement of somebody else's.
 */
export function vexViewOf(finding: Viewed, imported: ImportedStatement | null): VexView {
  const { status, decision, match_class, remedy } = finding;
  const why = decision?.justification ?? null;
  switch (status) {
    case 'mitigated':
      if (imported !== null) return { ...imported, impact: why, action: null };
      return { status: 'not_affected', justification: 'inline_mitigations_already_exist', impact: why, action: null };
    case 'accepted':
      return {
        status: 'affected',
        justification: null,
        impact: null,
        action: `Accepted${until(decision)}: ${why ?? ''}`,
      };
    case 'open': {
      const open = OPEN[match_class];
      const action = open === 'affected' ? (remedy ?? 'No remedy is known yet.') : remedy;
      return { status: open, justification: null, impact: null, action };
    }
  }
}

function until(decision: Pick<StatusDecision, 'expires_at'> | null): string {
  const expires = decision?.expires_at ?? null;
  return expires === null ? '' : ` until ${expires.toISOString()}`;
}
