import { refuseTarget, type ScanRequested, type TargetRefusal } from '#contracts';
import { portsOfProfile } from '../nmap/index.js';

/**
 * Why a target is not scanned. `never_scannable` and `outside_networks`: the request's own networks do not allow it;
 * `outside_agent_networks`: the agent's configuration does not; `deadline_passed`: it came too late.
 */
export type LeftOutReason = TargetRefusal | 'outside_agent_networks' | 'deadline_passed';

/** A target that is not scanned. */
export interface LeftOutTarget {
  readonly address: string;
  readonly reason: LeftOutReason;
  /** `refused` may not be scanned by this agent; `partial` might have been, in time. */
  readonly outcome: 'refused' | 'partial';
}

/** What the agent does about one request. Every target asked for is in exactly one of the two lists, once. */
export interface ScanPlan {
  readonly targets: readonly string[];
  readonly refused: readonly LeftOutTarget[];
  /** TCP ports to look at, in canonical form. */
  readonly ports: string;
  /** Time from now to the request's deadline; 0 when it has passed. */
  readonly timeLimitMs: number;
}

/**
 * Decides what to scan. The request's networks bound it and the agent's own narrow it further; an empty list of the
 * agent's narrows nothing. After the deadline nothing is scanned.
 */
export function planScan(request: ScanRequested, agentNetworks: readonly string[], now: Date): ScanPlan {
  const timeLimitMs = Math.max(0, Date.parse(request.deadline) - now.getTime()) || 0; // an unreadable date is a past one
  const judged = [...new Set(request.targets)].map((address) => ({
    address,
    reason: refusalOf(address, request.allowed_networks, agentNetworks) ?? lateness(timeLimitMs),
  }));
  return {
    targets: judged.filter(({ reason }) => reason === null).map(({ address }) => address),
    refused: judged.flatMap(({ address, reason }) => (reason === null ? [] : [leftOut(address, reason)])),
    ports: portsOfProfile(request.profile),
    timeLimitMs,
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
    case 'deadline_passed':
      return 'The deadline of the scan had passed before it could begin';
  }
}

function refusalOf(
  address: string,
  siteNetworks: readonly string[],
  agentNetworks: readonly string[],
): Exclude<LeftOutReason, 'deadline_passed'> | null {
  const bySite = refuseTarget(address, siteNetworks);
  if (bySite !== null || agentNetworks.length === 0) return bySite;
  return refuseTarget(address, agentNetworks) === null ? null : 'outside_agent_networks';
}

function lateness(timeLimitMs: number): 'deadline_passed' | null {
  return timeLimitMs > 0 ? null : 'deadline_passed';
}

function leftOut(address: string, reason: LeftOutReason): LeftOutTarget {
  return { address, reason, outcome: reason === 'deadline_passed' ? 'partial' : 'refused' };
}
