import { describe, expect, it } from '@jest/globals';
import { parseVersion, type RouterOsVersion } from '../router-values.js';
import type { Row } from '../session.js';
import { ask } from './ask.spec-support.js';
import { trainStanding } from './release-trains.js';

const versionOf = (text: string): RouterOsVersion => {
  const version = parseVersion(text);
  if (version === null) throw new Error(text);
  return version;
};

describe('release trains', () => {
  const table = {
    asOf: '2026-10-01',
    trains: [
      { major: 6, minor: 49, fromPatch: 21, channel: 'long-term' },
      { major: 7, minor: 23, channel: 'long-term' },
      { major: 7, minor: 24, channel: 'stable' },
      { major: 7, minor: 25, channel: 'testing' },
    ],
  } as const;
  const at = (text: string, now = '2026-11-25') => trainStanding(versionOf(text), new Date(now), table);

  it.each([
    ['6.49.21', 'repaired'],
    ['6.49.20', 'ended'],
    ['6.48.6', 'ended'],
    ['5.26', 'ended'],
    ['7.16.2', 'ended'],
    ['7.22.3', 'ended'],
    ['7.23', 'repaired'],
    ['7.24.1', 'repaired'],
    ['7.25beta3', 'repaired'],
    ['7.25', 'unknown_train'],
    ['7.26rc1', 'unknown_train'],
    ['8.0', 'unknown_train'],
  ])('%s is %s', (version, standing) => {
    expect(at(version)).toBe(standing);
  });

  it('that have ended stay so, those that had not may have ended since the table was made', () => {
    expect([at('7.23.4', '2027-03-30'), at('7.23.4', '2027-03-31')]).toEqual(['repaired', 'table_too_old']);
    expect(at('7.16.2', '2030-01-01')).toBe('ended');
  });

  it('name the date of the table, and are unknown beyond it', () => {
    expect(ask('sys.eol-train', {}, '7.16.2 (stable)').evidence?.found).toMatch(/7\.16\.2.*table.*\d{4}-\d\d-\d\d/);
    const newer = ask('sys.eol-train', {}, '9.1 (stable)');
    expect(newer).toMatchObject({ verdict: 'unknown', unknown: { reason: 'not_applicable' } });
    expect(newer.unknown?.detail).toMatch(/table of release trains of \d{4}-\d\d-\d\d.*update the agent/);
  });
});

describe('a legacy radio', () => {
  const radio = (profile: Row, more: Row = {}) =>
    ({
      '/interface/wireless': [
        {
          name: 'wlan1',
          mode: 'ap-bridge',
          'security-profile': 'p',
          'wps-mode': 'disabled',
          disabled: 'false',
          ...more,
        },
      ],
      '/interface/wireless/security-profiles': [
        { name: 'p', mode: 'dynamic-keys', 'unicast-ciphers': 'aes-ccm', 'group-ciphers': 'aes-ccm', ...profile },
      ],
      '/interface/wifi': 'absent',
      '/interface/wifiwave2': 'absent',
    }) as const;
  const verdicts = (...args: Parameters<typeof radio>) =>
    ['wifi.open', 'wifi.weak'].map((id) => ask(id, radio(...args), '6.49.6').verdict);

  it('must ask for a key, and for a good one', () => {
    expect(verdicts({ 'authentication-types': 'wpa2-psk' })).toEqual(['pass', 'pass']);
    expect(verdicts({ mode: 'none', 'authentication-types': '' })).toEqual(['fail', 'pass']);
    expect(verdicts({ 'authentication-types': '' })).toEqual(['fail', 'pass']);
    expect(verdicts({ 'authentication-types': 'wpa-psk,wpa2-psk' })).toEqual(['pass', 'fail']);
    expect(verdicts({ 'authentication-types': 'wpa2-psk', 'group-ciphers': 'tkip,aes-ccm' })).toEqual(['pass', 'fail']);
    expect(verdicts({ mode: 'static-keys-required', 'authentication-types': '' })).toEqual(['pass', 'fail']);
    expect(verdicts({ 'authentication-types': 'wpa2-psk' }, { 'wps-mode': 'push-button' })).toEqual(['pass', 'fail']);
  });

  it('counts as an access point only', () => {
    expect(verdicts({ mode: 'none' }, { mode: 'station' })).toEqual(['pass', 'pass']);
    expect(verdicts({ mode: 'none' }, { disabled: 'true' })).toEqual(['pass', 'pass']);
  });

  it('is unknown when its profile is not told', () => {
    expect(verdicts({ name: 'q', 'authentication-types': '' })).toEqual(['unknown', 'unknown']);
  });
});

describe.each(['/interface/wifi', '/interface/wifiwave2'])('an access point in %s', (menu) => {
  const other = menu === '/interface/wifi' ? '/interface/wifiwave2' : '/interface/wifi';
  const around = (point: Row, security: Row[] = [], configuration: Row[] = []) => ({
    '/interface/wireless': 'absent' as const,
    [other]: 'absent' as const,
    [menu]: [{ name: 'wifi1', disabled: 'false', ...point }],
    [`${menu}/security`]: security,
    [`${menu}/configuration`]: configuration,
  });
  const verdicts = (...args: Parameters<typeof around>) =>
    ['wifi.open', 'wifi.weak'].map((id) => ask(id, around(...args)).verdict);
  const good = { name: 'good', 'authentication-types': 'wpa2-psk,wpa3-psk', wps: 'disable' };
  const open = { name: 'open', 'authentication-types': '', wps: 'disable' };

  it('takes its security from itself, its profile, its configuration, in this order', () => {
    expect(verdicts({ security: 'good' }, [good])).toEqual(['pass', 'pass']);
    expect(verdicts({ security: 'open' }, [good, open])).toEqual(['fail', 'pass']);
    expect(verdicts({ security: 'good', 'security.authentication-types': '' }, [good])).toEqual(['fail', 'pass']);
    const through = [{ name: 'c', security: 'open' }];
    expect(verdicts({ configuration: 'c' }, [good, open], through)).toEqual(['fail', 'pass']);
    expect(verdicts({ configuration: 'c', security: 'good' }, [good, open], through)).toEqual(['pass', 'pass']);
  });

  it('must take neither WPA, TKIP nor WPS', () => {
    for (const change of [{ 'authentication-types': 'wpa-psk' }, { encryption: 'tkip,ccmp' }, { wps: 'push-button' }]) {
      expect(verdicts({ security: 'good' }, [{ ...good, ...change }])[1]).toBe('fail');
    }
  });

  it('is unknown while a passphrase, which is never read, may decide', () => {
    expect(verdicts({ security: 'p' }, [{ name: 'p', wps: 'disable' }])).toEqual(['unknown', 'unknown']);
    expect(verdicts({ security: 'p' }, [])).toEqual(['unknown', 'unknown']);
    expect(verdicts({})).toEqual(['unknown', 'unknown']);
  });

  it('is none in another mode, and there is none without radios', () => {
    expect(verdicts({ 'configuration.mode': 'station', security: 'open' }, [open])).toEqual(['pass', 'pass']);
    expect(ask('wifi.open', { '/interface/wireless': 'absent', [menu]: 'absent', [other]: 'absent' })).toMatchObject({
      unknown: { reason: 'not_applicable' },
    });
    expect(ask('wifi.open', { '/interface/wireless': 'denied', [menu]: [], [other]: 'absent' })).toMatchObject({
      unknown: { reason: 'no_permission' },
    });
  });
});

describe('what nobody uses', () => {
  it('is a container feature without a container, whether or not the package is there', () => {
    const allowed = { '/system/device-mode': { container: 'true' } };
    expect(ask('svc.container', { ...allowed, '/container': [] }).verdict).toBe('fail');
    expect(ask('svc.container', { ...allowed, '/container': 'absent' }).verdict).toBe('fail');
    expect(ask('svc.container', { ...allowed, '/container': [{ name: 'pihole' }] }).verdict).toBe('pass');
    expect(ask('svc.container', { ...allowed, '/container': 'denied' }).unknown?.reason).toBe('no_permission');
    expect(ask('svc.container', { '/system/device-mode': { container: 'false' } }).verdict).toBe('pass');
    expect(ask('svc.container', { '/system/device-mode': 'absent' }, '6.49.6').unknown?.reason).toBe('not_applicable');
  });

  it('is a feature of device mode', () => {
    const mode = { mode: 'advanced', 'flagging-enabled': 'true', 'install-any-version': 'false', socks: 'true' };
    const menus = (row: Row, schedules: Row[] = []) => ({
      '/system/device-mode': { ...mode, scheduler: 'true', ...row },
      '/ip/socks': { enabled: 'false' },
      '/system/scheduler': schedules,
    });
    const verdict = (...args: Parameters<typeof menus>) =>
      ask('sys.device-mode-permissive', menus(...args), '7.22').verdict;
    expect(verdict({}, [{ name: 'a' }])).toBe('fail');
    expect(verdict({ socks: 'false' }, [{ name: 'a' }])).toBe('pass');
    expect(verdict({ socks: 'false' })).toBe('fail');
    expect(verdict({ mode: 'home' })).toBe('pass');
    expect(verdict({ mode: 'home', 'install-any-version': 'true' })).toBe('fail');
  });

  it('is a port without a link for a week', () => {
    const port = (up: Row, uptime = '2w3d', ethernet: Row = {}) =>
      ask('svc.interface-unused', {
        '/system/resource': { version: '7.16.2', uptime },
        '/system/clock': { date: '2026-10-01', time: '12:00:00', 'gmt-offset': '+02:00' },
        '/interface/ethernet': [{ name: 'ether5', running: 'false', disabled: 'false', ...ethernet }],
        '/interface': [{ name: 'ether5', ...up }],
      }).verdict;
    expect(port({})).toBe('fail');
    expect(port({ 'last-link-down-time': '2026-09-20 10:00:00' })).toBe('fail');
    expect(port({ 'last-link-down-time': '2026-09-30 10:00:00' })).toBe('pass');
    expect(port({ 'last-link-down-time': 'sep/30/2026 10:00:00' })).toBe('pass');
    expect(port({ 'last-link-down-time': 'yesterday' })).toBe('unknown');
    expect(port({}, '6d23h')).toBe('unknown');
    expect(port({}, '6d23h', { running: 'true' })).toBe('pass');
    expect(port({}, '2w3d', { disabled: 'true' })).toBe('pass');
  });
});

describe('a TLS host matcher', () => {
  const rule = { chain: 'forward', action: 'drop', 'tls-host': '*.example' };
  const menus = (where: string, row: Row = rule) => ({
    '/ip/firewall/filter': [],
    '/ip/firewall/nat': [],
    '/ip/firewall/mangle': [],
    '/ipv6/firewall/filter': [],
    '/ipv6/firewall/mangle': [],
    [where]: [row],
  });

  it.each(['/ip/firewall/filter', '/ip/firewall/mangle', '/ipv6/firewall/filter'])(
    'in %s matters on builds at risk',
    (menu) => {
      expect(ask('fw.tls-host', menus(menu), '7.21.3').verdict).toBe('fail');
      expect(ask('fw.tls-host', menus(menu), '7.22.1').verdict).toBe('fail');
      expect(ask('fw.tls-host', menus(menu), '7.21.4').verdict).toBe('pass');
      expect(ask('fw.tls-host', menus(menu), '7.22.2').verdict).toBe('pass');
      expect(ask('fw.tls-host', menus(menu, { ...rule, disabled: 'true' }), '7.21.3').verdict).toBe('pass');
    },
  );

  it('in NAT existed before 7.16', () => {
    expect(ask('fw.tls-host', menus('/ip/firewall/nat'), '7.15.3').verdict).toBe('fail');
  });

  it('is unknown where a table may not be seen, or the version', () => {
    expect(
      ask('fw.tls-host', { ...menus('/ip/firewall/nat', {}), '/ip/firewall/mangle': 'denied' }, '7.21.3'),
    ).toMatchObject({
      verdict: 'unknown',
    });
    expect(ask('fw.tls-host', { ...menus('/ip/firewall/nat'), '/system/resource': 'denied' }).unknown?.reason).toBe(
      'no_permission',
    );
  });
});

describe('advisories that make a fault worse', () => {
  it('rate the bandwidth test server, router advertisements and RSA keys by version', () => {
    const btest = { '/tool/bandwidth-server': { enabled: 'true' } };
    expect(ask('mgmt.btest', btest, '7.24.1').severity).toBe('critical');
    expect(ask('mgmt.btest', btest, '7.24.2').severity).toBe('medium');
    expect(ask('mgmt.btest', { ...btest, '/system/resource': 'denied' })).toMatchObject({
      verdict: 'fail',
      severity: 'medium',
    });
    const advertised = {
      '/ipv6/settings': { 'disable-ipv6': 'false', 'accept-router-advertisements': 'yes', forward: 'true' },
    };
    expect(ask('fw.ipv6-accept-ra', advertised, '7.9').severity).toBe('critical');
    expect(ask('fw.ipv6-accept-ra', advertised, '7.10').severity).toBe('medium');
    const key = {
      '/user': [{ name: 'a' }],
      '/user/ssh-keys': [{ user: 'a', bits: '4096', 'key-type': 'rsa' }],
    };
    expect(ask('acct.unknown-ssh-key', key, '7.23.3').verdict).toBe('fail');
    expect(ask('acct.unknown-ssh-key', key, '7.23.4').verdict).toBe('pass');
  });
});

describe('traces', () => {
  const page = '/file?name=webproxy/error.html?name=flash/webproxy/error.html?#|';

  it('in the page of the web proxy are named, not quoted', () => {
    const told = ask('ioc.webproxy-page', {
      [page]: [{ name: 'webproxy/error.html', contents: '<script src=//x.example/CoinHive>' }],
    });
    expect(told).toMatchObject({ verdict: 'fail', evidence: { asked: '/file' } });
    expect(told.evidence?.found).not.toContain('x.example');
    expect(
      ask('ioc.webproxy-page', { [page]: [{ name: 'webproxy/error.html', contents: '<h1>Error</h1>' }] }).verdict,
    ).toBe('pass');
    expect(ask('ioc.webproxy-page', { [page]: [] }).verdict).toBe('pass');
    // Long files are listed without their contents.
    expect(ask('ioc.webproxy-page', { [page]: [{ name: 'webproxy/error.html' }] }).unknown?.reason).toBe(
      'unexpected_shape',
    );
  });

  it('in the history are lasting changes by strangers', () => {
    const history = (action: string, by: string) =>
      ask('ioc.history', {
        '/user': [{ name: 'admin' }, { name: 'svcnet' }],
        '/system/history': [{ action, by, time: 't' }],
      }).verdict;
    expect(history('user ops added', 'admin')).toBe('pass');
    expect(history('user ops added', 'gone')).toBe('fail');
    expect(history('scheduled script changed', 'svcnet')).toBe('fail');
    expect(history('new schedule added', '')).toBe('fail');
    expect(history('address added', 'gone')).toBe('pass');
  });

  it('in the first input rule are foreign addresses and odd ports', () => {
    const first = (...rows: Row[]) => ask('ioc.fw-accept-hole', { '/ip/firewall/filter': rows }).verdict;
    const accept = { chain: 'input', action: 'accept', protocol: 'tcp' };
    expect(first({ ...accept, 'src-address': '8.8.4.4' })).toBe('fail');
    expect(first({ ...accept, 'dst-port': '38291' })).toBe('fail');
    expect(first({ ...accept, 'dst-port': '38291', 'in-interface-list': 'LAN' })).toBe('pass');
    expect(first({ ...accept, 'dst-port': '8291' })).toBe('pass');
    expect(first({ ...accept, 'src-address': '10.0.0.0/8', 'dst-port': '38291' })).toBe('pass');
    expect(first({ ...accept, disabled: 'true', 'dst-port': '38291' }, { ...accept, action: 'drop' })).toBe('pass');
    expect(first({ chain: 'input', protocol: 'tcp', 'dst-port': '38291' })).toBe('unknown');
  });
});
