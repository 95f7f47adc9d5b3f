import { listOf } from '../router-values.js';
import { isAffectedBuild } from './affected-builds.js';
import type { Check } from './check.js';
import { Unanswerable } from './unanswerable.js';
import { fault, anyFault, flagSetting, noRow, offenders, question, setting } from './check-kinds.js';
import { isForeignAddress } from './foreign-address.js';
import { FILTER_PROPERTIES, inForce, isDrop, showRule, SHOWN, walk } from './packet-walk.js';
import type { Seen, SeenRow } from './seen.js';
import { defaultInterfaces, WAN_READS, wanSide } from './wan-side.js';

const FILTER = '/ip/firewall/filter';
const NAT = '/ip/firewall/nat';
const FILTER_READS = { [FILTER]: FILTER_PROPERTIES };
/** A port nobody opens on purpose: what happens to it happens to everything. */
const UNUSED_PORT = 61_234;
const MANAGEMENT_PORTS = [
  ...[21, 22, 23, 80, 443, 2000, 8291, 8728, 8729].map((port) => ({ protocol: 'tcp', port }) as const),
  { protocol: 'udp', port: 161 } as const,
];
const filterRules = (seen: Seen): SeenRow[] => inForce(seen.rows(FILTER));

const noInput = question({
  id: 'fw.no-input-filter',
  title: 'The firewall drops some of what is sent to the router',
  severity: 'high',
  remedy:
    '/ip/firewall/filter/add chain=input action=accept connection-state=established,related,untracked; /ip/firewall/filter/add chain=input action=drop connection-state=invalid; /ip/firewall/filter/add chain=input action=accept protocol=icmp; /ip/firewall/filter/add chain=input action=drop in-interface-list=!LAN',
  reads: { ...FILTER_READS, '/ip/address': ['address', 'disabled'] },
  decide: (seen) => {
    const rules = filterRules(seen);
    const targets = rules.filter((rule) => rule.text('chain') === 'input').map((rule) => rule.maybe('jump-target'));
    const chains = ['input', ...targets];
    if (rules.some((rule) => chains.includes(rule.text('chain')) && isDrop(rule))) return null;
    return fault(
      FILTER,
      'no enabled rule of chain input drops or rejects',
      hasPublicAddress(seen) ? 'critical' : 'high',
    );
  },
});

function hasPublicAddress(seen: Seen): boolean {
  return seen.rows('/ip/address').some((row) => row.enabled && isForeignAddress(row.text('address', '')));
}

const noDefaultDrop = question({
  id: 'fw.input-no-default-drop',
  title: 'What a stranger sends to the router is dropped unless a rule allows it',
  severity: 'high',
  remedy: '/ip/firewall/filter/add chain=input action=drop in-interface-list=!LAN',
  reads: { ...FILTER_READS, ...WAN_READS },
  decide: (seen) => {
    const fate = walk(filterRules(seen), 'input', wanSide(seen), { protocol: 'tcp', port: UNUSED_PORT });
    if (!fate.accepted) return null;
    return fault(FILTER, fate.rule === null ? 'chain input ends without a drop for the WAN side' : showRule(fate.rule));
  },
});

const managementFromWan = question({
  id: 'fw.mgmt-from-wan',
  title: 'No rule opens the administration of the router to the internet',
  severity: 'critical',
  remedy: '/ip/firewall/filter/disable <number>   # and administer over a VPN',
  reads: { ...FILTER_READS, ...WAN_READS },
  decide: (seen) => {
    const [rules, wan] = [filterRules(seen), wanSide(seen)];
    const opened = MANAGEMENT_PORTS.map((packet) => walk(rules, 'input', wan, packet)).flatMap(({ accepted, rule }) =>
      accepted && rule !== null ? [rule] : [],
    );
    return opened.length === 0 ? null : fault(FILTER, [...new Set(opened.map(showRule))].join('; '));
  },
});

const needsRule = (
  head: Parameters<typeof question>[0],
  chains: readonly string[],
  serves: (rule: SeenRow) => boolean,
): Check =>
  question({
    ...head,
    decide: (seen) => {
      const rules = filterRules(seen);
      const lacking = chains.filter((chain) => !rules.some((rule) => rule.text('chain') === chain && serves(rule)));
      return lacking.length === 0 ? null : fault(FILTER, `no such rule in chain ${lacking.join(', ')}`);
    },
  });

const hasState = (rule: SeenRow, state: string): boolean => listOf(rule.text('connection-state', '')).includes(state);
const undecided = (): null => null;

const forwardOpen = question({
  id: 'fw.forward-wan-open',
  title: 'Strangers cannot open connections into the network',
  severity: 'high',
  remedy:
    '/ip/firewall/filter/add chain=forward action=drop connection-state=new connection-nat-state=!dstnat in-interface-list=WAN',
  reads: { ...FILTER_READS, ...WAN_READS },
  decide: (seen) => {
    const fate = walk(filterRules(seen), 'forward', wanSide(seen), { protocol: 'tcp', port: UNUSED_PORT });
    if (!fate.accepted) return null;
    return fault(
      FILTER,
      fate.rule === null ? 'chain forward ends without a drop for the WAN side' : showRule(fate.rule),
    );
  },
});

const invalidRule = question({
  id: 'fw.rule-invalid',
  title: 'Every enabled firewall rule is valid',
  severity: 'medium',
  remedy: '/ip/firewall/filter/print where invalid   # repair or remove the rule',
  reads: { ...FILTER_READS, [NAT]: ['chain', 'action', 'disabled', 'invalid', ...SHOWN] },
  decide: (seen) =>
    anyFault(
      [FILTER, NAT].map((menu) => () => {
        const broken = (row: SeenRow): boolean => row.enabled && row.flag('invalid', false);
        return offenders(menu, seen.rows(menu), broken, showRule);
      }),
    ),
});

const wanNotListed = question({
  id: 'fw.wan-not-in-list',
  title: 'The interface towards the internet is in list WAN and not in list LAN',
  severity: 'high',
  remedy: '/interface/list/member/add list=WAN interface=<interface>',
  reads: WAN_READS,
  decide: (seen) => {
    const outside = defaultInterfaces(seen);
    if (outside.length === 0) throw new Unanswerable('not_applicable', 'There is no active default route.');
    const members = seen.rows('/interface/list/member').filter((row) => row.enabled);
    const isIn = (list: string, name: string): boolean =>
      members.some((row) => row.text('list') === list && row.text('interface') === name);
    const wrong = outside.filter((name) => !isIn('WAN', name) || isIn('LAN', name));
    return wrong.length === 0 ? null : fault('/interface/list/member', `default route over ${wrong.join(', ')}`);
  },
});

const TLS_HOST_PROPERTIES = ['tls-host', 'disabled', 'invalid', ...SHOWN];
const TLS_HOST_MENUS = [FILTER, NAT, '/ip/firewall/mangle', '/ipv6/firewall/filter', '/ipv6/firewall/mangle'];

const tlsHost = question({
  id: 'fw.tls-host',
  title: 'No rule matches by TLS host on a build where that can be attacked',
  severity: 'high',
  remedy: '/system/package/update/install   # or take tls-host out of the rule',
  reads: {
    '/system/resource': ['version'],
    ...Object.fromEntries(TLS_HOST_MENUS.map((menu) => [menu, TLS_HOST_PROPERTIES])),
  },
  decide: (seen) => {
    if (!isAffectedBuild(seen.version, 'CVE-2026-52346')) return null;
    const matches = (row: SeenRow): boolean => row.enabled && row.text('tls-host', '') !== '';
    return anyFault(TLS_HOST_MENUS.map((menu) => () => offenders(menu, seen.rows(menu), matches, showRule)));
  },
});

/** What lets the internet in or through. */
export const FIREWALL_CHECKS: readonly Check[] = [
  noInput,
  noDefaultDrop,
  managementFromWan,
  needsRule(
    {
      id: 'fw.no-established',
      title: 'Replies to existing connections are accepted early',
      severity: 'low',
      remedy: '/ip/firewall/filter/add chain=input action=accept connection-state=established,related,untracked',
      reads: FILTER_READS,
      decide: undecided,
    },
    ['input'],
    (rule) => ['accept', 'fasttrack-connection'].includes(rule.text('action')) && hasState(rule, 'established'),
  ),
  needsRule(
    {
      id: 'fw.no-invalid-drop',
      title: 'Packets that belong to no connection are dropped',
      severity: 'low',
      remedy: '/ip/firewall/filter/add chain=input action=drop connection-state=invalid',
      reads: FILTER_READS,
      decide: undecided,
    },
    ['input', 'forward'],
    (rule) => isDrop(rule) && hasState(rule, 'invalid'),
  ),
  forwardOpen,
  invalidRule,
  tlsHost,
  wanNotListed,
  setting({
    id: 'fw.rp-filter',
    title: 'Packets with an impossible source are dropped',
    severity: 'low',
    remedy: '/ip/settings/set rp-filter=loose',
    menu: '/ip/settings',
    property: 'rp-filter',
    wrong: (value) => value === 'no' || value === 'false',
  }),
  flagSetting({
    id: 'fw.syncookies',
    title: 'SYN cookies are on',
    severity: 'low',
    remedy: '/ip/settings/set tcp-syncookies=yes',
    menu: '/ip/settings',
    property: 'tcp-syncookies',
    wrong: false,
  }),
  question({
    id: 'fw.source-route',
    title: 'Neither source routing nor redirects are accepted',
    severity: 'medium',
    remedy: '/ip/settings/set accept-source-route=no accept-redirects=no',
    reads: { '/ip/settings': ['accept-source-route', 'accept-redirects'] },
    decide: (seen) => {
      const row = seen.only('/ip/settings');
      const open = ['accept-source-route', 'accept-redirects'].filter((name) => row.flag(name));
      return open.length === 0 ? null : fault('/ip/settings', open.map((name) => `${name}=true`).join(' '));
    },
  }),
  noRow({
    id: 'fw.helpers',
    title: 'Connection helpers for old protocols are off',
    severity: 'low',
    remedy: '/ip/firewall/service-port/disable ftp,tftp,h323,sip,pptp',
    menu: '/ip/firewall/service-port',
    properties: ['name', 'disabled'],
    offends: (row) => ['ftp', 'tftp', 'h323', 'sip', 'pptp'].includes(row.text('name')) && row.enabled,
    show: (row) => row.text('name'),
  }),
];
