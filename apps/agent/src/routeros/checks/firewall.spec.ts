import { describe, expect, it } from '@jest/globals';
import type { Row } from '../session.js';
import { ask } from './ask.spec-support.js';

const ROUTE_V7 = {
  'dst-address': '0.0.0.0/0',
  gateway: '192.0.2.1',
  'immediate-gw': '192.0.2.1%ether1',
  active: 'true',
};
const ROUTE_V6 = {
  'dst-address': '0.0.0.0/0',
  gateway: '192.0.2.1',
  'gateway-status': '192.0.2.1 reachable via  ether1',
  active: 'true',
};
const MEMBERS = [
  { list: 'WAN', interface: 'ether1' },
  { list: 'LAN', interface: 'bridge' },
];
const ESTABLISHED = { chain: 'input', action: 'accept', 'connection-state': 'established,related' };
const DROP_WAN = { chain: 'input', action: 'drop', 'in-interface-list': '!LAN' };

const around = (filter: Row[], more: Record<string, Row[]> = {}) => ({
  '/ip/firewall/filter': filter,
  '/interface/list/member': MEMBERS,
  '/ip/route': [ROUTE_V7],
  '/ip/address': [{ address: '192.168.88.1/24' }],
  ...more,
});

describe('the input chain', () => {
  it('needs a drop; without one it is worse on a public address', () => {
    expect(ask('fw.no-input-filter', around([ESTABLISHED]))).toMatchObject({ verdict: 'fail', severity: 'high' });
    const outside = around([], { '/ip/address': [{ address: '1.1.1.1/24' }] });
    expect(ask('fw.no-input-filter', outside)).toMatchObject({ verdict: 'fail', severity: 'critical' });
    expect(ask('fw.no-input-filter', around([DROP_WAN])).verdict).toBe('pass');
  });

  it('needs to end in a drop for the WAN side', () => {
    expect(ask('fw.input-no-default-drop', around([ESTABLISHED, DROP_WAN])).verdict).toBe('pass');
    expect(ask('fw.input-no-default-drop', around([{ ...DROP_WAN, disabled: 'true' }])).verdict).toBe('fail');
    expect(ask('fw.input-no-default-drop', around([{ ...DROP_WAN, 'in-interface-list': 'guests' }])).verdict).toBe(
      'fail',
    );
  });

  it('must not open the administration to strangers', () => {
    const open = { chain: 'input', action: 'accept', protocol: 'tcp', 'dst-port': '8291', comment: 'winbox' };
    const result = ask('fw.mgmt-from-wan', around([open, DROP_WAN]));
    expect(result).toMatchObject({ verdict: 'fail', severity: 'critical' });
    expect(result.evidence?.found).toContain('comment=winbox');
    const limited = { ...open, 'src-address-list': 'office' };
    expect(ask('fw.mgmt-from-wan', around([limited, DROP_WAN])).verdict).toBe('pass');
    expect(ask('fw.mgmt-from-wan', around([DROP_WAN, open])).verdict).toBe('pass');
  });

  it('has no answer where the rules may not be seen', () => {
    const denied = { ...around([]), '/ip/firewall/filter': 'denied' } as const;
    expect(ask('fw.no-input-filter', denied)).toMatchObject({
      verdict: 'unknown',
      unknown: { reason: 'no_permission' },
    });
  });
});

describe('the interface towards the internet', () => {
  it.each([
    ['7', ROUTE_V7],
    ['6', ROUTE_V6],
    ['PPPoE', { 'dst-address': '0.0.0.0/0', gateway: 'ether1', active: 'true' }],
  ])('is found in a route of RouterOS %s', (_, route) => {
    expect(ask('fw.wan-not-in-list', around([], { '/ip/route': [route] })).verdict).toBe('pass');
    const others = { '/ip/route': [route], '/interface/list/member': [{ list: 'WAN', interface: 'ether5' }] };
    expect(ask('fw.wan-not-in-list', around([], others)).verdict).toBe('fail');
  });

  it('is not asked for without a default route', () => {
    const connected = { 'dst-address': '192.0.2.0/24', gateway: 'ether1', active: 'true' };
    const routes = (...rows: Row[]) => ask('fw.wan-not-in-list', around([], { '/ip/route': rows })).unknown?.reason;
    expect(routes(connected)).toBe('not_applicable');
  });

  it('is unknown where the routes hide it', () => {
    const routes = (...rows: Row[]) => ask('fw.mgmt-from-wan', around([], { '/ip/route': rows })).unknown?.reason;
    expect(routes()).toBe('unexpected_shape');
    expect(routes({ ...ROUTE_V7, active: 'false' })).toBe('unexpected_shape');
    expect(routes({ 'dst-address': '0.0.0.0/0', gateway: '192.0.2.1', active: 'true' })).toBe('unexpected_shape');
  });
});

describe('the resolver', () => {
  const dns = { '/ip/dns': [{ 'allow-remote-requests': 'true' }] };

  it('is open when port 53 gets through', () => {
    expect(ask('dns.open-resolver', around([], dns)).verdict).toBe('fail');
    expect(ask('dns.open-resolver', around([DROP_WAN], dns)).verdict).toBe('pass');
    const udpOnly = { chain: 'input', action: 'drop', protocol: 'udp', 'dst-port': '53' };
    expect(ask('dns.open-resolver', around([udpOnly], dns)).verdict).toBe('fail');
  });

  it('is closed when it answers nobody, whatever the rules', () => {
    const off = { '/ip/dns': { 'allow-remote-requests': 'no' }, '/ip/firewall/filter': 'denied' } as const;
    expect(ask('dns.open-resolver', off).verdict).toBe('pass');
  });
});

describe('destination NAT', () => {
  const rule = {
    chain: 'dstnat',
    action: 'dst-nat',
    'dst-port': '3389',
    protocol: 'tcp',
    'to-addresses': '192.168.88.9',
  };

  it('must not forward remote control for everybody', () => {
    expect(ask('fw.nat-mgmt', { '/ip/firewall/nat': [rule] }).verdict).toBe('fail');
    expect(
      ask('fw.nat-mgmt', { '/ip/firewall/nat': [{ ...rule, 'dst-port': '8443', 'to-ports': '443' }] }).verdict,
    ).toBe('fail');
    expect(ask('fw.nat-mgmt', { '/ip/firewall/nat': [{ ...rule, 'src-address-list': 'office' }] }).verdict).toBe(
      'pass',
    );
    expect(ask('fw.nat-mgmt', { '/ip/firewall/nat': [{ ...rule, disabled: 'true' }] }).verdict).toBe('pass');
  });

  it('must say which traffic it means', () => {
    expect(ask('fw.nat-any', { '/ip/firewall/nat': [rule] }).verdict).toBe('pass');
    expect(ask('fw.nat-any', { '/ip/firewall/nat': [{ ...rule, 'dst-port': '' }] }).verdict).toBe('fail');
  });
});

describe('IPv6', () => {
  const on = { '/ipv6/settings': { 'disable-ipv6': 'false' }, '/ipv6/firewall/filter': [] as Row[] };

  it('needs an input drop once there is a global address', () => {
    const global = { ...on, '/ipv6/address': [{ address: '2001:db8::1/64' }] };
    expect(ask('fw.ipv6-no-input', global).verdict).toBe('fail');
    expect(ask('fw.ipv6-no-input', { ...on, '/ipv6/address': [{ address: 'fe80::1/64' }] }).verdict).toBe('pass');
    expect(ask('fw.ipv6-no-input', { '/ipv6/settings': { 'disable-ipv6': 'true' } }).verdict).toBe('pass');
    expect(ask('fw.ipv6-no-input', { '/ipv6/settings': 'absent' }, '6.49.21').unknown?.reason).toBe('not_applicable');
  });
});
