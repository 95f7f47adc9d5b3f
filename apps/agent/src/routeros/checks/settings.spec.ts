import { describe, expect, it } from '@jest/globals';
import type { Row } from '../session.js';
import { ask } from './ask.spec-support.js';

type Told = Row | readonly Row[];

/** [check, menu, what passes, what fails, version]. */
const CASES: readonly (readonly [id: string, menu: string, good: Told, bad: Told, version?: string])[] = [
  ['sys.eol-train', '/system/resource', { version: '7.23.4 (long-term)' }, { version: '7.16.2 (stable)' }],
  ['sys.eol-train', '/system/resource', { version: '6.49.21 (long-term)' }, { version: '6.49.6 (stable)' }],
  [
    'sys.firmware-behind',
    '/system/routerboard',
    { 'current-firmware': '7.1', 'upgrade-firmware': '7.1' },
    { 'current-firmware': '7.1', 'upgrade-firmware': '7.2' },
  ],
  [
    'sys.firmware-auto-upgrade',
    '/system/routerboard/settings',
    { 'auto-upgrade': 'true' },
    { 'auto-upgrade': 'false' },
  ],
  [
    'sys.package-mismatch',
    '/system/package',
    [
      { name: 'routeros', version: '7.16.2' },
      { name: 'zerotier', version: '', disabled: 'true' },
    ],
    [
      { name: 'routeros', version: '7.16.2' },
      { name: 'wireless', version: '7.16.1' },
    ],
  ],
  [
    'sys.packages-unneeded',
    '/system/package',
    [{ name: 'dude', disabled: 'true' }],
    [{ name: 'dude', disabled: 'false' }],
  ],
  [
    'mgmt.tr069',
    '/tr069-client',
    { enabled: 'true', 'acs-url': 'https://acs.example' },
    { enabled: 'true', 'acs-url': 'http://acs.example' },
  ],
  [
    'mgmt.lcd-pin',
    '/lcd',
    { enabled: 'true', 'read-only-mode': 'true' },
    { enabled: 'true', 'read-only-mode': 'false' },
    '6.49.6',
  ],
  [
    'svc.hotspot-http',
    '/ip/hotspot/profile',
    [{ name: 'a', 'login-by': 'https', 'ssl-certificate': 'c' }],
    [{ name: 'a', 'login-by': 'https', 'ssl-certificate': 'none' }],
  ],
  [
    'ioc.dns-cache',
    '/ip/dns/cache',
    [
      { name: 'a', type: 'A', ttl: '2d', static: 'false' },
      { name: '.', type: 'NS', ttl: '6d', static: 'false' },
      { name: 'own.lan', type: 'A', ttl: '1w', static: 'true' },
    ],
    [{ name: 'a', type: 'A', ttl: '2w3d', static: 'false' }],
  ],
  ['sys.device-mode-flagged', '/system/device-mode', { flagged: 'false' }, { flagged: 'yes' }],
  ['sys.ntp-off', '/system/ntp/client', { enabled: 'true' }, { enabled: 'false' }, '6.49.6'],
  [
    'sys.ntp-off',
    '/system/ntp/client',
    { enabled: 'true', status: 'synchronized' },
    { enabled: 'true', status: 'waiting' },
  ],
  [
    'sys.clock-wrong',
    '/system/clock',
    { date: 'oct/01/2026', time: '14:01:00', 'gmt-offset': '+02:00' },
    { date: 'jan/01/1970', time: '00:01:00', 'gmt-offset': '+00:00' },
  ],
  [
    'sys.clock-wrong',
    '/system/clock',
    { date: '2026-10-01', time: '12:04:59', 'gmt-offset': '+00:00' },
    { date: '2026-10-01', time: '12:05:01', 'gmt-offset': '+00:00' },
  ],
  ['sys.default-identity', '/system/identity', { name: 'gate' }, { name: 'MikroTik' }],
  ['mgmt.plain-telnet', '/ip/service', [{ name: 'telnet', disabled: 'true' }], [{ name: 'telnet', disabled: 'false' }]],
  ['mgmt.plain-www', '/ip/service', [{ name: 'www', disabled: 'false', dynamic: 'true' }], [{ name: 'www' }]],
  [
    'mgmt.service-unrestricted',
    '/ip/service',
    [{ name: 'ssh', address: '10.0.0.0/8' }],
    [{ name: 'ssh', address: '' }],
  ],
  [
    'mgmt.service-unrestricted',
    '/ip/service',
    [{ name: 'ssh', 'available-from': '10.0.0.0/8' }],
    [{ name: 'ssh', 'available-from': '0.0.0.0/0' }],
    '7.24.1',
  ],
  [
    'mgmt.tls-no-cert',
    '/ip/service',
    [{ name: 'api-ssl', certificate: 'mgmt' }],
    [{ name: 'api-ssl', certificate: 'none' }],
  ],
  ['mgmt.ssh-weak-crypto', '/ip/ssh', { 'strong-crypto': 'yes' }, { 'strong-crypto': 'no' }],
  ['mgmt.ssh-null-cipher', '/ip/ssh', { 'allow-none-crypto': 'no' }, { 'allow-none-crypto': 'yes' }],
  ['mgmt.ssh-null-cipher', '/ip/ssh', { ciphers: 'auto' }, { ciphers: 'aes-ctr,null' }, '7.18'],
  [
    'mgmt.ssh-password-with-key',
    '/ip/ssh',
    { 'password-authentication': 'yes-if-no-key' },
    { 'password-authentication': 'yes' },
    '7.22',
  ],
  ['mgmt.ssh-hostkey', '/ip/ssh', { 'host-key-type': 'ed25519' }, { 'host-key-size': '1024' }, '7.8'],
  ['mgmt.mac-telnet', '/tool/mac-server', { 'allowed-interface-list': 'none' }, { 'allowed-interface-list': 'all' }],
  [
    'mgmt.btest-noauth',
    '/tool/bandwidth-server',
    { enabled: 'false', authenticate: 'false' },
    { enabled: 'true', authenticate: 'false' },
  ],
  ['acct.admin', '/user', [{ name: 'admin', group: 'full', disabled: 'true' }], [{ name: 'admin', group: 'full' }]],
  ['acct.no-address', '/user', [{ name: 'a', address: '10.0.0.0/8' }], [{ name: 'a', address: '0.0.0.0/0' }]],
  ['acct.expired-password', '/user', [{ name: 'a', expired: 'false' }], [{ name: 'a', expired: 'true' }]],
  [
    'acct.password-policy',
    '/user/settings',
    { 'minimum-password-length': '12', 'minimum-categories': '3' },
    { 'minimum-password-length': '12', 'minimum-categories': '2' },
  ],
  [
    'acct.group-wide-policy',
    '/user/group',
    [
      { name: 'own', policy: 'read,api,!policy' },
      { name: 'full', policy: 'policy' },
    ],
    [{ name: 'own', policy: 'read,policy' }],
  ],
  [
    'acct.radius-full',
    '/user/aaa',
    { 'use-radius': 'no', 'default-group': 'full' },
    { 'use-radius': 'yes', 'default-group': 'full' },
  ],
  [
    'acct.plaintext-session',
    '/user/active',
    [
      { name: 'siteward', via: 'api' },
      { name: 'b', via: 'ssh' },
    ],
    [{ name: 'b', via: 'telnet' }],
  ],
  ['svc.smb', '/ip/smb', { enabled: 'auto', status: 'disabled' }, { enabled: 'auto', status: 'running' }],
  [
    'svc.l2tp-no-ipsec',
    '/interface/l2tp-server/server',
    { enabled: 'yes', 'use-ipsec': 'required' },
    { enabled: 'yes', 'use-ipsec': 'yes' },
  ],
  ['svc.cloud-ddns', '/ip/cloud', { 'ddns-enabled': 'auto' }, { 'ddns-enabled': 'yes' }],
  [
    'svc.ovpn-weak',
    '/interface/ovpn-server/server',
    { enabled: 'no' },
    { enabled: 'yes', certificate: 'none', auth: 'sha256', cipher: 'aes256-cbc' },
  ],
  [
    'svc.ovpn-weak',
    '/interface/ovpn-server/server',
    [{ disabled: 'yes' }],
    [{ disabled: 'no', certificate: 'c', auth: 'md5', cipher: 'aes256-cbc' }],
    '7.22',
  ],
  ['ioc.scheduler-meris-name', '/system/scheduler', [{ name: 'user1' }], [{ name: 'U6' }]],
  [
    'ioc.scheduler-fetch',
    '/system/scheduler',
    [{ name: 'a', 'on-event': 'important-script' }],
    [{ name: 'a', 'on-event': '/tool/fetch url=x' }],
  ],
  [
    'ioc.mikrotrick-scheduler',
    '/system/scheduler',
    [{ name: 'wan-check', 'on-event': '/ping 1.1.1.1' }],
    [{ name: 'wan-check', 'on-event': ':execute x' }],
  ],
  [
    'ioc.script',
    '/system/script',
    [{ name: 'backup', source: '/tool fetch upload=yes' }],
    [{ name: 'x', source: '/tool fetch a\r\n/user add name=b' }],
  ],
  ['ioc.user', '/user', [{ name: 'operator' }], [{ name: 'svcnet' }]],
  ['ioc.ssh-key', '/user/ssh-keys', [{ user: 'a', info: 'me@home' }], [{ user: 'a', 'key-owner': 'mtops@x' }]],
  ['ioc.file', '/file', [{ name: 'flash/backup.rsc' }], [{ name: 'flash/mt_setup.rsc' }]],
  [
    'ioc.nat-public',
    '/ip/firewall/nat',
    [{ action: 'dst-nat', 'dst-address': '1.1.1.1', 'to-addresses': '10.0.0.9' }],
    [{ action: 'dst-nat', 'dst-address': '1.1.1.1', 'to-addresses': '8.8.8.8' }],
  ],
  [
    'ioc.dns-static',
    '/ip/dns/static',
    [{ name: 'www.google.com', address: '10.0.0.1' }],
    [{ name: 'www.google.com', address: '8.8.4.4' }],
  ],
  [
    'ioc.sniffer',
    '/tool/sniffer',
    { 'streaming-enabled': 'yes', 'streaming-server': '10.0.0.5' },
    { 'streaming-enabled': 'yes', 'streaming-server': '8.8.8.8:37008' },
  ],
];

describe('one setting, two answers', () => {
  // As objects: for rows shorter than its parameters, `it.each` would hand the test a `done` to call.
  const cases = CASES.map(([id, menu, good, bad, version]) => ({ id, menu, good, bad, version }));
  it.each(cases)('$id in $menu', ({ id, menu, good, bad, version }) => {
    const good_ = ask(id, { [menu]: good }, version);
    expect(good_).toMatchObject({ verdict: 'pass', evidence: null, unknown: null });
    const bad_ = ask(id, { [menu]: bad }, version);
    expect(bad_).toMatchObject({ verdict: 'fail', unknown: null });
    expect(bad_.evidence?.asked).toBe(menu);
  });
});

describe('what is no answer', () => {
  it('a property that is missing or was renamed', () => {
    const renamed = ask('mgmt.ssh-weak-crypto', { '/ip/ssh': { 'crypto-strength': 'yes' } });
    expect(renamed.unknown).toMatchObject({ reason: 'unexpected_shape' });
    expect(ask('mgmt.service-unrestricted', { '/ip/service': [{ name: 'ssh' }] }).unknown?.reason).toBe(
      'unexpected_shape',
    );
  });

  it('a property that this version does not have', () => {
    const rows = { '/radius': [{ address: '192.0.2.1' }] };
    expect(ask('acct.radius-msg-auth', rows, '6.49.6').unknown?.reason).toBe('not_applicable');
    expect(ask('acct.radius-msg-auth', rows, '7.22').unknown?.reason).toBe('unexpected_shape');
  });

  it('an empty list where RouterOS always has one', () => {
    expect(ask('acct.admin', { '/user': [] }).unknown?.reason).toBe('unexpected_shape');
    expect(ask('mgmt.plain-telnet', { '/ip/service': [] }).unknown?.reason).toBe('unexpected_shape');
  });

  it('a router that is no RouterBOARD, in both dialects', () => {
    expect(ask('sys.firmware-behind', { '/system/routerboard': { routerboard: 'false' } }).unknown?.reason).toBe(
      'not_applicable',
    );
    expect(ask('sys.firmware-behind', { '/system/routerboard': 'absent' }).unknown?.reason).toBe('not_applicable');
  });

  it('an update that nobody has looked for', () => {
    const menus = { '/system/package/update': { channel: 'stable', 'installed-version': '7.16.2' } };
    expect(ask('sys.update-available', menus).unknown?.reason).toBe('not_read');
  });
});

describe('certificates', () => {
  const service = { '/ip/service': [{ name: 'api-ssl', certificate: 'mgmt' }] };
  const certificate = (row: Row) => ({
    ...service,
    '/certificate': [
      { name: 'mgmt', ...row },
      { name: 'old', expired: 'true' },
    ],
  });

  it('in use must last', () => {
    expect(ask('cert.expiring', certificate({ 'expires-after': '51w2d' })).verdict).toBe('pass');
    expect(ask('cert.expiring', certificate({ 'expires-after': '4w1d' })).verdict).toBe('fail');
    expect(ask('cert.expiring', certificate({ expired: 'true' })).verdict).toBe('fail');
  });

  it('in use must be strong', () => {
    const weak = { 'key-type': 'rsa', 'key-size': '1024', 'digest-algorithm': 'sha256' };
    expect(ask('cert.weak', certificate(weak)).verdict).toBe('fail');
    expect(ask('cert.weak', certificate({ ...weak, 'key-size': '2048' })).verdict).toBe('pass');
    expect(
      ask('cert.weak', certificate({ 'key-type': 'ec', 'key-size': 'prime256v1', 'digest-algorithm': 'sha256' }))
        .verdict,
    ).toBe('pass');
  });
});

describe('evidence', () => {
  it('quotes no script and no community name', () => {
    const source = '/tool fetch url=ftp://x user=u password=hunter2\r\n/user add name=a password=hunter2';
    expect(JSON.stringify(ask('ioc.script', { '/system/script': [{ name: 's', source }] }))).not.toContain('hunter2');
    const snmp = { '/snmp': { enabled: 'yes' }, '/snmp/community': [{ name: 'topsecret', 'write-access': 'yes' }] };
    const result = ask('svc.snmp-write', snmp);
    expect(result.verdict).toBe('fail');
    expect(JSON.stringify(result)).not.toContain('topsecret');
  });
});

describe("the agent's own login", () => {
  const group = (policy: string) => ({
    '/user': [{ name: 'siteward', group: 'agent' }],
    '/user/group': [{ name: 'agent', policy }],
  });

  it('should only read', () => {
    expect(ask('acct.agent-overprivileged', group('read,api,!write,!policy')).verdict).toBe('pass');
    expect(ask('acct.agent-overprivileged', group('read,api,write')).evidence?.found).toContain('write');
  });

  it('may come from elsewhere', () => {
    const others = { '/user': [{ name: 'b', group: 'x' }], '/user/group': [{ name: 'x', policy: '' }] };
    expect(ask('acct.agent-overprivileged', others).unknown?.reason).toBe('not_applicable');
  });
});
