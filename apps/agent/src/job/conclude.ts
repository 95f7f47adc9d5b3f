import type { HostFacts, RouterOutcome, SiteScanOutcome } from '#contracts';

/** How a site scan ended, with the reason when anything is missing. */
export interface Conclusion {
  readonly outcome: SiteScanOutcome;
  readonly reason: string | null;
}

const ROUTER_GAPS: Record<Exclude<RouterOutcome, 'complete' | 'not_configured'>, string> = {
  partial: 'the router was read in part only',
  unreachable: 'the router could not be reached',
  login_refused: 'the router refused the login',
  tls_untrusted: 'the router could not prove who it is',
  timed_out: 'the router did not answer in time',
  protocol_violation: 'what answered in place of the router does not speak its protocol',
};

/**
 * `completed` only when every address was looked at and answered, and the router was read (or none is configured).
 * An address that was asked for by name and did not answer is a gap, not a clean result.
 */
export function conclude(hosts: readonly HostFacts[], router: RouterOutcome): Conclusion {
  const gaps = [...hostGaps(hosts), ...routerGap(router)];
  if (gaps.length === 0) return { outcome: 'completed', reason: null };
  const useful = hosts.some((host) => host.outcome === 'complete' || host.ports.length > 0);
  const reason = sentence(gaps);
  return { outcome: useful || router === 'complete' || router === 'partial' ? 'partial' : 'failed', reason };
}

function hostGaps(hosts: readonly HostFacts[]): string[] {
  const of = (outcome: HostFacts['outcome']) => hosts.filter((host) => host.outcome === outcome);
  const silent = of('no_answer').length;
  const refused = of('refused').length;
  return [
    ...(silent === 0 ? [] : [`${silent} of ${hosts.length} addresses did not answer`]),
    ...(refused === 0 ? [] : [`${refused} of ${hosts.length} addresses may not be scanned from here`]),
    ...new Set(of('partial').map((host) => host.reason ?? 'a host was looked at in part only')),
  ];
}

function routerGap(router: RouterOutcome): string[] {
  return router === 'complete' || router === 'not_configured' ? [] : [ROUTER_GAPS[router]];
}

function sentence(gaps: readonly string[]): string {
  return gaps.join('; ').slice(0, 1000);
}
