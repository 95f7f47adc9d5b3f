import type { Attributes, MenuTable } from './menu.js';
import { item, items } from './notation.js';
import { before, isAtLeast, type Release, since, stamp } from './release.js';

/** Interfaces, addresses and neighbours of a small office: five ports, one bridge, a handful of hosts. */
export function networkMenus(release: Release): MenuTable {
  return {
    ...interfaces(release),
    '/interface/bridge': [
      item(
        'name=bridge mtu=auto actual-mtu=1500 l2mtu=1596 arp=enabled protocol-mode=rstp \
       mac-address=00:00:5E:00:53:02 vlan-filtering=false running=true disabled=false comment=defconf',
      ),
    ],
    '/interface/bridge/host': bridgeHosts(release),
    '/ip/address': [
      address(release, '192.168.88.1/24', 'bridge', 'defconf'),
      { ...address(release, '203.0.113.2/24', 'ether1', ''), dynamic: 'true' },
    ],
    '/ip/route': routes(release),
    '/ip/arp': HOSTS.map((host, index) => arp(release, host, index)),
    '/ip/neighbor': neighbours(release),
    ...dhcp(release),
    ...dns(release),
    '/ip/pool': [item('name=default-dhcp ranges=192.168.88.10-192.168.88.254')],
    '/ip/settings': {
      ...item('ip-forward=true send-redirects=true accept-source-route=true accept-redirects=true'),
      ...item('secure-redirects=true rp-filter=no tcp-syncookies=false max-neighbor-entries=8192 arp-timeout=30s'),
      ...item('icmp-rate-limit=10 icmp-rate-mask=0x1818 allow-fast-path=true'),
      ...since(release, '7.0', item('tcp-timestamps=random-offset ipv4-multipath-hash-policy=l3')),
    },
    ...(isAtLeast(release, '7.0') ? ipv6() : {}),
  };
}

interface Host {
  readonly ip: string;
  readonly mac: string;
  readonly name: string;
  readonly port: string;
}

const HOSTS: readonly Host[] = [
  { ip: '192.168.88.10', mac: '00:00:5E:00:53:10', name: 'laptop', port: 'ether2' },
  { ip: '192.168.88.11', mac: '00:00:5E:00:53:11', name: 'printer', port: 'ether3' },
  { ip: '192.168.88.12', mac: '00:00:5E:00:53:12', name: 'camera-yard', port: 'ether4' },
];

function interfaces(release: Release): MenuTable {
  const ports = [1, 2, 3, 4, 5].map((number) => ({
    name: `ether${number}`,
    'default-name': `ether${number}`,
    mtu: '1500',
    l2mtu: '1598',
    'mac-address': `00:00:5E:00:53:0${number}`,
    running: String(number < 5),
    slave: String(number > 1),
    disabled: 'false',
  }));
  const counters = item(
    'link-downs=0 rx-byte=123456 tx-byte=654321 rx-packet=1200 tx-packet=1100 rx-error=0 tx-error=0',
  );
  const up = { 'last-link-up-time': stamp(release, '2026-09-18 10:31:09') };
  return {
    '/interface': [
      ...ports.map((port) => ({ ...port, type: 'ether', 'actual-mtu': '1500', ...up, ...counters })),
      {
        ...item('name=bridge type=bridge mtu=auto actual-mtu=1500 mac-address=00:00:5E:00:53:02 running=true'),
        ...counters,
      },
    ],
    '/interface/ethernet': ports.map((port) => ({ ...port, 'auto-negotiation': 'true', arp: 'enabled' })),
    '/interface/bridge/port': ports.slice(1).map(({ name }) => ({
      interface: name,
      ...item('bridge=bridge pvid=1 hw=true disabled=false dynamic=false inactive=false'),
    })),
    '/interface/list': items(`
      name=all include="" exclude="" builtin=true dynamic=false comment="contains all interfaces"
      name=none include="" exclude="" builtin=true dynamic=false comment="contains no interfaces"
      name=dynamic include="" exclude="" builtin=true dynamic=false comment="contains dynamic interfaces"
      name=WAN include="" exclude="" builtin=false dynamic=false comment=defconf
      name=LAN include="" exclude="" builtin=false dynamic=false comment=defconf
    `),
    '/interface/list/member': items('list=LAN interface=bridge dynamic=false disabled=false comment=defconf'),
  };
}

function bridgeHosts(release: Release): Attributes[] {
  return HOSTS.map(({ mac, port }) => ({
    'mac-address': mac,
    interface: port,
    bridge: 'bridge',
    'on-interface': port,
    ...before(release, '7.0', { age: '12s' }),
    ...item('dynamic=true local=false external=true invalid=false disabled=false'),
  }));
}

function address(release: Release, cidr: string, port: string, comment: string): Attributes {
  return {
    address: cidr,
    network: cidr.replace(/\d+\/24$/, '0'),
    interface: port,
    'actual-interface': port,
    ...item('invalid=false dynamic=false disabled=false'),
    ...since(release, '7.18', item('slave=false vrf=main')),
    ...(comment === '' ? {} : { comment }),
  };
}

/** v6 lists only the flags that are true; v7 spells the way out. */
function routes(release: Release): Attributes[] {
  if (!isAtLeast(release, '7.0')) {
    return items(`
      .id=*30000001 dst-address=0.0.0.0/0 gateway=203.0.113.1 gateway-status="203.0.113.1 reachable via  ether1" \
        distance=1 scope=30 target-scope=10 vrf-interface=ether1 active=true dynamic=true static=true disabled=false
      .id=*400A2A5C dst-address=192.168.88.0/24 pref-src=192.168.88.1 gateway=bridge \
        gateway-status="bridge reachable" distance=0 scope=10 active=true dynamic=true connect=true disabled=false
    `);
  }
  const rows = items(`
    .id=*30000001 dst-address=0.0.0.0/0 gateway=203.0.113.1 immediate-gw=203.0.113.1%ether1 routing-table=main distance=1 \
      scope=30 target-scope=10 vrf-interface=ether1 active=true dynamic=true dhcp=true inactive=false ecmp=false \
      hw-offloaded=false disabled=false
    .id=*2000000E dst-address=192.168.88.0/24 gateway=bridge immediate-gw=bridge routing-table=main distance=0 scope=10 \
      target-scope=5 local-address=192.168.88.1%bridge active=true dynamic=true connect=true inactive=false disabled=false
  `);
  return rows.map((row) => ({ ...row, ...before(release, '7.21', { 'suppress-hw-offload': 'false' }) }));
}

/** The v6 property is spelt in capitals; v7 has a status as well. */
function arp(release: Release, { ip, mac }: Host, index: number): Attributes {
  const isV7 = isAtLeast(release, '7.0');
  return {
    address: ip,
    'mac-address': mac,
    interface: 'bridge',
    ...item('published=false invalid=false'),
    [isV7 ? 'dhcp' : 'DHCP']: String(index < 2),
    ...item('dynamic=true complete=true disabled=false'),
    ...(isV7 ? { status: index === 0 ? 'reachable' : 'stale' } : {}),
    ...since(release, '7.18', { vrf: 'main' }),
  };
}

function neighbours(release: Release): Attributes[] {
  return [
    {
      ...item('interface=ether2 address=192.168.88.2 address4=192.168.88.2 mac-address=00:00:5E:00:53:20'),
      ...item(
        'identity=switch-hall platform=MikroTik version="6.42.2 (stable)" unpack=none age=59s uptime=3w19h11m36s',
      ),
      ...item('software-id=1234-1234 board=CRS326-24G-2S+ ipv6=false interface-name=bridge'),
      ...item(
        'system-description="MikroTik RouterOS 6.42.2 (stable) CRS326-24G-2S+" system-caps="" system-caps-enabled=""',
      ),
      ...since(release, '7.0', item('discovered-by=mndp,lldp')),
    },
  ];
}

function dhcp(release: Release): MenuTable {
  const lease = ({ ip, mac, name }: Host): Attributes => ({
    address: ip,
    'mac-address': mac,
    'client-id': `1:${mac.toLowerCase()}`,
    ...item('address-lists="" server=defconf dhcp-option="" status=bound expires-after=7m21s last-seen=2m39s'),
    'active-address': ip,
    'active-mac-address': mac,
    'active-client-id': `1:${mac.toLowerCase()}`,
    'active-server': 'defconf',
    'host-name': name,
    ...since(release, '7.0', { age: '4d2h3m' }),
    ...item('radius=false dynamic=true blocked=false disabled=false'),
  });
  const waiting = item(
    'address=192.168.88.40 mac-address=00:00:5E:00:53:40 address-lists="" server=defconf \
    dhcp-option="" status=waiting last-seen=never radius=false dynamic=false blocked=false disabled=false',
  );
  return {
    '/ip/dhcp-server/lease': [...HOSTS.slice(0, 2).map(lease), waiting],
    '/ip/dhcp-server': [
      item(
        'name=defconf interface=bridge lease-time=10m address-pool=default-dhcp authoritative=yes lease-script="" \
       use-radius=no dynamic=false invalid=false disabled=false',
      ),
    ],
    '/ip/dhcp-server/network': [
      item('address=192.168.88.0/24 gateway=192.168.88.1 dns-server=192.168.88.1 domain="" comment=defconf'),
    ],
    '/ip/dhcp-client': [
      item(
        'interface=ether1 add-default-route=yes default-route-distance=1 use-peer-dns=true use-peer-ntp=true \
       status=bound address=203.0.113.2/24 gateway=203.0.113.1 dhcp-server=203.0.113.1 primary-dns=192.0.2.53 \
       expires-after=21h script="" dynamic=false invalid=false disabled=false comment=defconf',
      ),
    ],
  };
}

function dns(release: Release): MenuTable {
  return {
    '/ip/dns': {
      ...item(
        'servers="" dynamic-servers=192.0.2.53 use-doh-server=https://dns.example/dns-query verify-doh-cert=false',
      ),
      ...item('allow-remote-requests=true max-udp-packet-size=4096 query-server-timeout=2s query-total-timeout=10s'),
      ...item(
        'max-concurrent-queries=100 max-concurrent-tcp-sessions=20 cache-size=2048 cache-max-ttl=1w cache-used=99',
      ),
      ...since(release, '7.8', item('doh-max-server-connections=5 doh-max-concurrent-queries=50 doh-timeout=5s')),
      ...since(release, '7.12', { 'address-list-extra-time': '0s' }),
      ...since(release, '7.15', { vrf: 'main' }),
      ...since(release, '7.16', { 'mdns-repeat-ifaces': '' }),
    },
    '/ip/dns/static': [
      item('name=router.lan address=192.168.88.1 ttl=1d dynamic=false disabled=false comment=defconf'),
    ],
    '/ip/dns/cache': [item('name=www.example type=A data=192.0.2.80 ttl=4m12s static=false')],
  };
}

function ipv6(): MenuTable {
  return {
    '/ipv6/settings': item(
      'disable-ipv6=false forward=true accept-redirects=yes-if-forwarding-disabled accept-router-advertisements=yes \
       max-neighbor-entries=16384 allow-fast-path=true',
    ),
    '/ipv6/address': items(`
      address=2001:db8:88::1/64 interface=bridge actual-interface=bridge advertise=true eui-64=false global=true \
        invalid=false dynamic=false disabled=false
      address=fe80::200:5eff:fe00:5301/64 interface=ether1 actual-interface=ether1 advertise=false link-local=true \
        invalid=false dynamic=true disabled=false
    `),
    '/ipv6/nd': [item('interface=all ra-interval=3m20s-10m hop-limit=unspecified disabled=false default=true')],
  };
}
