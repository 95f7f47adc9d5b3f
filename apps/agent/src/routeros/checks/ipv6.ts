import { isAffectedBuild } from './affected-builds.js';
import type { Check } from './check.js';
import { fault, question } from './check-kinds.js';
import { inForce, isDrop } from './packet-walk.js';
import type { Seen } from './seen.js';

const GLOBAL_UNICAST = /^[23][0-9a-f]{3}:/i;

function ipv6IsOff(seen: Seen): boolean {
  // v6 has the package or not; only v7 knows the switch.
  return seen.only('/ipv6/settings').flag('disable-ipv6', false);
}

/** What lets the IPv6 internet in. */
export const IPV6_CHECKS: readonly Check[] = [
  question({
    id: 'fw.ipv6-no-input',
    title: 'The IPv6 firewall drops some of what is sent to the router',
    severity: 'high',
    remedy: '/ipv6/firewall/filter/add chain=input action=drop in-interface-list=!LAN',
    reads: {
      '/ipv6/settings': ['disable-ipv6'],
      '/ipv6/address': ['address', 'disabled'],
      '/ipv6/firewall/filter': ['chain', 'action', 'disabled', 'invalid'],
    },
    decide: (seen) => {
      if (ipv6IsOff(seen)) return null;
      const reachable = seen
        .rows('/ipv6/address')
        .filter((row) => row.enabled && GLOBAL_UNICAST.test(row.text('address')));
      if (reachable.length === 0) return null;
      const rules = inForce(seen.rows('/ipv6/firewall/filter'));
      const drops = rules.some((rule) => rule.text('chain') === 'input' && isDrop(rule));
      return drops ? null : fault('/ipv6/firewall/filter', 'a global address but no drop in chain input');
    },
  }),
  question({
    id: 'fw.ipv6-accept-ra',
    title: 'A forwarding router takes no router advertisements',
    severity: 'medium',
    remedy: '/ipv6/settings/set accept-router-advertisements=no',
    reads: { '/ipv6/settings': ['disable-ipv6', 'accept-router-advertisements', 'forward'] },
    decide: (seen) => {
      if (ipv6IsOff(seen)) return null;
      const row = seen.only('/ipv6/settings');
      const accepts = ['yes', 'true'].includes(row.text('accept-router-advertisements'));
      if (!accepts || !row.flag('forward')) return null;
      const found = 'accept-router-advertisements=yes forward=true';
      const { knownVersion } = seen;
      return knownVersion !== null && isAffectedBuild(knownVersion, 'CVE-2023-32154')
        ? fault('/ipv6/settings', `${found}, and CVE-2023-32154 concerns this version`, 'critical')
        : fault('/ipv6/settings', found);
    },
  }),
];
