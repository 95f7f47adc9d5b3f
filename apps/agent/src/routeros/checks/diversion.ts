import type { Answer, Check } from './check.js';
import { fault, anyFault, noRow, offenders, question } from './check-kinds.js';
import { isForeignAddress } from './foreign-address.js';
import { AFTERMATH, COMMAND_SERVERS, SOCKS_PORTS, WELL_KNOWN_DOMAINS } from './indicators.data.js';
import type { Seen, SeenRow } from './seen.js';

const TUNNELS = ['ovpn', 'pptp', 'l2tp', 'sstp'].map((kind) => `/interface/${kind}-client`);
const PEERS = '/interface/wireguard/peers';
const ADDRESS_LIST = '/ip/firewall/address-list';

const tunnelFaults = (seen: Seen) => [
  ...TUNNELS.map((menu) => () => known(seen, menu, 'connect-to')),
  () => known(seen, PEERS, 'endpoint-address'),
];

function known(seen: Seen, menu: string, property: string): Answer {
  const address = (row: SeenRow): string => row.text(property, '');
  const isKnown = (row: SeenRow): boolean => COMMAND_SERVERS.includes(address(row).split(/[/:]/)[0] ?? '');
  return offenders(menu, seen.rows(menu), isKnown, (row) => `${property}=${address(row)}`);
}

const vpnClient = question({
  id: 'ioc.vpn-client',
  title: "No tunnel leads to an intruder's server",
  severity: 'critical',
  remedy: `/interface/print   # remove the tunnel; ${AFTERMATH}`,
  reads: {
    ...Object.fromEntries(TUNNELS.map((menu) => [menu, ['name', 'connect-to']])),
    [PEERS]: ['interface', 'endpoint-address'],
  },
  decide: (seen) => anyFault(tunnelFaults(seen)),
});

const commandServer = question({
  id: 'ioc.c2-address',
  title: "No list, route of traffic or name points at an intruder's server",
  severity: 'critical',
  remedy: `/ip/firewall/address-list/print   # find out who added the entry; ${AFTERMATH}`,
  reads: {
    [ADDRESS_LIST]: ['address'],
    '/ip/firewall/nat': ['to-addresses'],
    '/ip/dns/static': ['address'],
    '/ip/traffic-flow/target': ['dst-address'],
    '/tool/sniffer': ['streaming-server'],
  },
  decide: (seen) =>
    anyFault([
      () => known(seen, ADDRESS_LIST, 'address'),
      () => known(seen, '/ip/firewall/nat', 'to-addresses'),
      () => known(seen, '/ip/dns/static', 'address'),
      () => known(seen, '/ip/traffic-flow/target', 'dst-address'),
      () => known(seen, '/tool/sniffer', 'streaming-server'),
    ]),
});

const socks = question({
  id: 'ioc.socks',
  title: 'The SOCKS proxy was not set up the way intruders do it',
  severity: 'critical',
  remedy: `/ip/socks/set enabled=no; /ip/socks/access/remove [find]   # ${AFTERMATH}`,
  reads: { '/ip/socks': ['enabled', 'port'], '/ip/socks/access': ['src-address', 'action', 'disabled'] },
  decide: (seen) => {
    const row = seen.only('/ip/socks');
    if (!row.flag('enabled')) return null;
    const port = row.number('port');
    const why = SOCKS_PORTS.includes(port) || port !== 1080 ? `port=${port}` : '';
    const rules = seen.rows('/ip/socks/access').length;
    if (why === '' && rules === 0) return null;
    return fault('/ip/socks', `enabled=true ${why} access rules=${rules}`);
  },
});

/** Traces of intrusions in where traffic goes: tunnels, proxies, redirections and copies of it. */
export const DIVERSION_CHECKS: readonly Check[] = [
  socks,
  noRow({
    id: 'ioc.nat-public',
    title: 'Traffic for a public address is not sent to another public address',
    severity: 'high',
    remedy: `/ip/firewall/nat/remove <number>   # ${AFTERMATH}`,
    menu: '/ip/firewall/nat',
    properties: ['action', 'dst-address', 'to-addresses', 'disabled'],
    offends: (row) =>
      row.enabled &&
      ['dst-nat', 'netmap'].includes(row.text('action')) &&
      isForeignAddress(row.text('dst-address', '')) &&
      isForeignAddress(row.text('to-addresses', '').split('-')[0] ?? ''),
    show: (row) => `dst-address=${row.text('dst-address', '')} to-addresses=${row.text('to-addresses', '')}`,
  }),
  noRow({
    id: 'ioc.dns-static',
    title: 'No well-known name is answered with an address of its own',
    severity: 'high',
    remedy: '/ip/dns/static/remove <number>',
    menu: '/ip/dns/static',
    properties: ['name', 'address', 'disabled'],
    offends: (row) =>
      row.enabled && WELL_KNOWN_DOMAINS.test(row.text('name', '')) && isForeignAddress(row.text('address', '')),
    show: (row) => `name=${row.shown('name')} address=${row.text('address', '')}`,
  }),
  vpnClient,
  commandServer,
  question({
    id: 'ioc.sniffer',
    title: 'Captured packets are not streamed to the internet',
    severity: 'critical',
    remedy: `/tool/sniffer/stop; /tool/sniffer/set streaming-enabled=no   # ${AFTERMATH}`,
    reads: { '/tool/sniffer': ['streaming-enabled', 'streaming-server'] },
    decide: (seen) => {
      const row = seen.only('/tool/sniffer');
      const server = row.text('streaming-server');
      return row.flag('streaming-enabled') && isForeignAddress(server)
        ? fault('/tool/sniffer', `streaming-enabled=true streaming-server=${server}`)
        : null;
    },
  }),
  noRow({
    id: 'ioc.traffic-flow',
    title: 'Traffic records are not sent to the internet',
    severity: 'high',
    remedy: '/ip/traffic-flow/target/remove <number>',
    menu: '/ip/traffic-flow/target',
    properties: ['dst-address', 'disabled'],
    offends: (row) => row.enabled && isForeignAddress(row.text('dst-address')),
    show: (row) => `dst-address=${row.text('dst-address')}`,
  }),
];
