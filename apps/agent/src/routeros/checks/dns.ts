import type { Check } from './check.js';
import { fault, question } from './check-kinds.js';
import { FILTER_PROPERTIES, inForce, walk } from './packet-walk.js';
import type { Seen } from './seen.js';
import { WAN_READS, wanSide } from './wan-side.js';

const FILTER = '/ip/firewall/filter';

const answersOthers = (seen: Seen): boolean => seen.only('/ip/dns').flag('allow-remote-requests');

function isOpenToStrangers(seen: Seen): boolean {
  const [rules, wan] = [inForce(seen.rows(FILTER)), wanSide(seen)];
  return (['udp', 'tcp'] as const).some((protocol) => walk(rules, 'input', wan, { protocol, port: 53 }).accepted);
}

/** The resolver of the router. */
export const DNS_CHECKS: readonly Check[] = [
  question({
    id: 'dns.open-resolver',
    title: 'The resolver does not answer the internet',
    severity: 'high',
    remedy: '/ip/dns/set allow-remote-requests=no   # or drop port 53, udp and tcp, from the WAN side',
    reads: { '/ip/dns': ['allow-remote-requests'], [FILTER]: FILTER_PROPERTIES, ...WAN_READS },
    decide: (seen) =>
      answersOthers(seen) && isOpenToStrangers(seen)
        ? fault('/ip/dns', 'allow-remote-requests=true and port 53 is not dropped on the WAN side')
        : null,
  }),
  question({
    id: 'dns.remote-requests',
    title: 'The resolver answers the router alone',
    severity: 'info',
    remedy: '/ip/dns/set allow-remote-requests=no   # if no device uses it',
    reads: { '/ip/dns': ['allow-remote-requests'] },
    decide: (seen) => (answersOthers(seen) ? fault('/ip/dns', 'allow-remote-requests=true') : null),
  }),
  question({
    id: 'dns.doh-no-verify',
    title: 'The DNS over HTTPS server has to prove who it is',
    severity: 'medium',
    remedy: '/ip/dns/set verify-doh-cert=yes',
    reads: { '/ip/dns': ['use-doh-server', 'verify-doh-cert'] },
    decide: (seen) => {
      const row = seen.only('/ip/dns');
      // Before 6.47 there is no DNS over HTTPS.
      if (row.text('use-doh-server', '') === '') return null;
      return row.flag('verify-doh-cert') ? null : fault('/ip/dns', 'use-doh-server set, verify-doh-cert=false');
    },
  }),
];
