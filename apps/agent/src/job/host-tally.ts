import type { HostFacts } from '#contracts';

/** What is remembered of hosts whose results are published: enough to say how the scan went, however many there are. */
export interface HostTally {
  readonly total: number;
  readonly silent: number;
  readonly refused: number;
  /** Whether anything was learnt of any of them. */
  readonly useful: boolean;
  /** Why hosts were looked at in part only, each reason once. */
  readonly reasons: readonly string[];
}

/** A sentence for people has no room for more. */
const MOST_REASONS = 20;

export const NO_HOSTS: HostTally = { total: 0, silent: 0, refused: 0, useful: false, reasons: [] };

/** The tally with one more host. */
export function tallied(tally: HostTally, host: HostFacts): HostTally {
  const is = (outcome: HostFacts['outcome']): number => (host.outcome === outcome ? 1 : 0);
  return {
    total: tally.total + 1,
    silent: tally.silent + is('no_answer'),
    refused: tally.refused + is('refused'),
    useful: tally.useful || host.outcome === 'complete' || host.ports.length > 0,
    reasons: host.outcome === 'partial' ? withReason(tally.reasons, host.reason) : tally.reasons,
  };
}

function withReason(reasons: readonly string[], reason: string | null): readonly string[] {
  const text = reason ?? 'a host was looked at in part only';
  return reasons.includes(text) || reasons.length >= MOST_REASONS ? reasons : [...reasons, text];
}
