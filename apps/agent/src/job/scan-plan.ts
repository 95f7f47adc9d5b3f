import { isInAnyNetwork, refuseTarget, type ScanRequested, type TargetRefusal } from '#contracts';
import { portsOfProfile } from '../nmap/index.js';
import { planSearch, type SearchPlan } from './search-plan.js';

/**
 * Why a target is not scanned. `never_scannable` and `outside_networks`: the request's own networks do not allow it;
 * `outside_agent_networks`: the agent's configuration does not; `excluded`: the request itself says never to touch it;
 * `deadline_passed`: it came too late. Of a scan that had begun: `deadline_reached` and `stopped`, before its turn.
 */
export type LeftOutReason =
  TargetRefusal | 'outside_agent_networks' | 'excluded' | 'deadline_passed' | 'deadline_reached' | 'stopped';
type Refusal = Exclude<LeftOutReason, 'deadline_passed' | 'deadline_reached' | 'stopped'>;

/** A target that is not scanned. */
export interface LeftOutTarget {
  readonly address: string;
  readonly reason: LeftOutReason;
  /** `refused` may not be scanned by this agent; `partial` might have been, in time. */
  readonly outcome: 'refused' | 'partial';
}

/** What the agent does about one request. Every target asked for by name is in exactly one of the two lists, once. */
export interface ScanPlan {
  readonly targets: readonly string[];
  readonly refused: readonly LeftOutTarget[];
  /** Where hosts are looked for that nobody named. */
  readonly search: SearchPlan;
  /** TCP ports to look at, in canonical form. */
  readonly ports: string;
  /** Time from now to the request's deadline; 0 when it has passed. */
  readonly timeLimitMs: number;
  /** Packets per second that nmap may send at most; null bounds nothing. */
  readonly maxRate: number | null;
}

/**
 * Decides what to scan. The request's networks bound it, its exclusions and the agent's own networks narrow it further; an
 * empty list of the agent's narrows nothing. After the deadline nothing is scanned.
 */
export function planScan(request: ScanRequested, agentNetworks: readonly string[], now: Date): ScanPlan {
  const timeLimitMs = Math.max(0, Date.parse(request.deadline) - now.getTime()) || 0; // an unreadable date is a past one
  const judged = [...new Set(request.targets)].map((address) => ({
    address,
    reason: refusalOf(address, request, agentNetworks) ?? lateness(timeLimitMs),
  }));
  return {
    targets: judged.filter(({ reason }) => reason === null).map(({ address }) => address),
    refused: judged.flatMap(({ address, reason }) => (reason === null ? [] : [leftOut(address, reason)])),
    search: planSearch(request, agentNetworks),
    ports: portsOfProfile(request.profile),
    timeLimitMs,
    maxRate: request.max_packets_per_second ?? null,
  };
}

/** The reason as a sentence for people. */
export function explainLeftOut(reason: LeftOutReason): string {
  switch (reason) {
    case 'never_scannable':
      return 'Addresses of this kind are never scanned';
    case 'outside_networks':
      return "The address is outside the site's networks";
    case 'outside_agent_networks':
      return 'The address is outside the networks this agent is configured to scan';
    case 'excluded':
      return 'The address is excluded from this scan';
    case 'deadline_passed':
      return 'The deadline of the scan had passed before it could begin';
    case 'deadline_reached':
      return 'The deadline of the scan came before the turn of this address';
    case 'stopped':
      return 'The scan was stopped before the turn of this address';
  }
}

function refusalOf(
  address: string,
  { allowed_networks, exclusions }: ScanRequested,
  agentNetworks: readonly string[],
): Refusal | null {
  const bySite = refuseTarget(address, allowed_networks);
  if (bySite !== null) return bySite;
  if (isInAnyNetwork(address, exclusions ?? [])) return 'excluded';
  if (agentNetworks.length === 0) return null;
  return refuseTarget(address, agentNetworks) === null ? null : 'outside_agent_networks';
}

function lateness(timeLimitMs: number): 'deadline_passed' | null {
  return timeLimitMs > 0 ? null : 'deadline_passed';
}

/** A target that is left out, with the outcome that fits the reason. */
export function leftOut(address: string, reason: LeftOutReason): LeftOutTarget {
  const mightHaveBeen = ['deadline_passed', 'deadline_reached', 'stopped'].includes(reason);
  return { address, reason, outcome: mightHaveBeen ? 'partial' : 'refused' };
}
