import type { NetworkDiscovery, RouterOutcome, SiteScanOutcome } from '#contracts';
import type { HostTally } from './host-tally.js';

/** How a site scan ended, with the reason when anything is missing. */
export interface Conclusion {
  readonly outcome: SiteScanOutcome;
  readonly reason: string | null;
}

/** All a conclusion is drawn from. */
export interface SiteScanSeen {
  readonly hosts: HostTally;
  readonly router: RouterOutcome;
  /** How the networks asked for were searched; undefined when none was asked for. */
  readonly discovery: readonly NetworkDiscovery[] | undefined;
  /** Why they were not searched whole; empty when they were. */
  readonly searchGaps: readonly string[];
  /** Why the router, read at first, could not be asked later on; null when it always could. */
  readonly routerLost: string | null;
  /** For how long the scan stood still because the router was busy, in seconds. */
  readonly pausedS: number;
  /** Whether the centre asked to end it. */
  readonly stopped: boolean;
}

const STOPPED = 'the scan was stopped on request';
/** The conclusion about a scan that was stopped before it began. */
export const STOPPED_BEFORE_IT_BEGAN: Conclusion = { outcome: 'stopped', reason: `${STOPPED} before it began` };

const ROUTER_GAPS: Record<Exclude<RouterOutcome, 'complete' | 'not_configured'>, string> = {
  partial: 'the router was read in part only',
  unreachable: 'the router could not be reached',
  login_refused: 'the router refused the login',
  tls_untrusted: 'the router could not prove who it is',
  timed_out: 'the router did not answer in time',
  protocol_violation: 'what answered in place of the router does not speak its protocol',
};

/**
 * `completed` only when every network was searched whole, every host there was looked at and answered, and the router was
 * read (or none is configured). An address that was asked for by name and did not answer is a gap, not a clean result; one
 * of a network is nobody's. A scan that was asked to stop is `stopped`, whatever it had seen by then.
 */
export function conclude(seen: SiteScanSeen): Conclusion {
  if (seen.stopped) return { outcome: 'stopped', reason: STOPPED };
  const gaps = [...seen.searchGaps, ...hostGaps(seen.hosts), ...routerGaps(seen)];
  if (gaps.length === 0) return { outcome: 'completed', reason: null };
  if (seen.pausedS > 0) gaps.push(`the scan stood still for ${seen.pausedS} s because the router was busy`);
  return { outcome: isUseful(seen) ? 'partial' : 'failed', reason: gaps.join('; ').slice(0, 1000) };
}

/** Also a network that was searched whole and has nobody in it is something that is known. */
function isUseful({ hosts, router, discovery }: SiteScanSeen): boolean {
  const searched = (discovery ?? []).some(({ addresses, complete }) => complete && addresses > 0);
  return hosts.useful || searched || router === 'complete' || router === 'partial';
}

function hostGaps({ total, silent, refused, reasons }: HostTally): string[] {
  return [
    ...(silent === 0 ? [] : [`${silent} of ${total} addresses did not answer`]),
    ...(refused === 0 ? [] : [`${refused} of ${total} addresses may not be scanned from here`]),
    ...reasons,
  ];
}

function routerGaps({ router, routerLost }: SiteScanSeen): string[] {
  const first = router === 'complete' || router === 'not_configured' ? [] : [ROUTER_GAPS[router]];
  const later = routerLost === null ? [] : [`the router could no longer be asked who has which address: ${routerLost}`];
  return [...first, ...later];
}
