import { describe, expect, it } from '@jest/globals';
import { ScanRouterChecked } from '#contracts';
import { snapshotOf } from './checks/ask.spec-support.js';
import { toFacts } from './to-facts.js';
import { readsOf, whatToRead } from './what-to-read.js';
import { CHECKS } from './checks/index.js';
import { parseVersion } from './router-values.js';
import { judgeReading } from './read-router.js';
import { RouterOsError } from './routeros-error.js';

const factsSchema = ScanRouterChecked.publish.shape.facts;

describe('toFacts', () => {
  it('says null where the router said nothing', () => {
    const facts = toFacts({ ...snapshotOf({}), menus: new Map() });
    expect(facts).toMatchObject({ identity: null, version: null, arp_entries: null, services: [] });
    expect(factsSchema.safeParse(facts).success).toBe(true);
  });

  it('drops live connections from the services and takes the restriction under either name', () => {
    const service = [
      { name: 'ssh', port: '22', address: '10.0.0.0/8', disabled: 'false' },
      { name: 'api', port: '8728', 'available-from': '10.1.0.0/16', disabled: 'true' },
      { name: 'api', port: '8728', dynamic: 'true', connection: 'true' },
      { name: 'odd', port: '70000' },
    ];
    expect(toFacts(snapshotOf({ '/ip/service': service })).services).toEqual([
      { name: 'ssh', port: 22, disabled: false, available_from: '10.0.0.0/8' },
      { name: 'api', port: 8728, disabled: true, available_from: '10.1.0.0/16' },
    ]);
  });

  it('keeps to the bounds of the contract, whatever the router sends', () => {
    const rows = Array.from({ length: 3000 }, () => ({
      name: 'n'.repeat(900),
      type: '',
      port: '1',
      address: '10.0.0.1/8',
    }));
    const menus = ['/ip/service', '/user', '/interface', '/ip/address', '/system/package'];
    const facts = toFacts(snapshotOf(Object.fromEntries(menus.map((menu) => [menu, rows]))));
    expect(factsSchema.safeParse(facts).error?.issues ?? []).toEqual([]);
    expect(facts.interfaces).toHaveLength(1000);
  });
});

describe('whatToRead', () => {
  const propertiesOf = (menu: string, version: string) =>
    whatToRead(readsOf(CHECKS), parseVersion(version)).find((entry) => entry.menu === menu)?.properties ?? [];

  it('asks each menu once, for the union of what is wanted', () => {
    const menus = whatToRead(readsOf(CHECKS), null).map(({ key }) => key);
    expect(new Set(menus).size).toBe(menus.length);
    expect(menus[0]).toBe('/system/resource');
    expect(whatToRead([{ '/a': ['x'] }, { '/a': ['y', 'x'] }], null)).toEqual([
      { key: '/a', menu: '/a', query: [], properties: ['x', 'y'] },
    ]);
  });

  it('keeps a part of a menu, chosen by query words, on its own', () => {
    const wanted = [{ '/file': ['name'] }, { '/file?name=a?name=b?#|': ['contents'] }];
    expect(whatToRead(wanted, null)).toEqual([
      { key: '/file', menu: '/file', query: [], properties: ['name'], maxRows: 5000 },
      { key: '/file?name=a?name=b?#|', menu: '/file', query: ['name=a', 'name=b', '#|'], properties: ['contents'] },
    ]);
  });

  it('asks for the names the version has', () => {
    expect(propertiesOf('/ip/ssh', '7.16.2')).toContain('allow-none-crypto');
    expect(propertiesOf('/ip/ssh', '7.16.2')).not.toContain('ciphers');
    expect(propertiesOf('/ip/ssh', '7.22.1')).toEqual(expect.arrayContaining(['ciphers', 'password-authentication']));
    expect(propertiesOf('/ip/ssh', '7.22.1')).not.toContain('always-allow-password-login');
    expect(propertiesOf('/ip/service', '6.49.6')).not.toContain('available-from');
  });
});

describe('judgeReading', () => {
  const error = new RouterOsError('timed_out', 'r:8728 did not finish /ip/arp.');
  const judge = (menus: Parameters<typeof snapshotOf>[0], brokenBy: RouterOsError | null = null) =>
    judgeReading({ snapshot: snapshotOf(menus), brokenBy });

  it('is complete when all was read, also without menus the router does not have', () => {
    expect(judge({ '/lcd': 'absent', '/user': [] })).toEqual({ outcome: 'complete', reason: null });
  });

  it('is partial with the menus that were denied or failed', () => {
    const { outcome, reason } = judge({ '/user': 'denied', '/log': 'failed' });
    expect(outcome).toBe('partial');
    expect(reason).toMatch(/may not read \/user.*Not read: \/log/);
  });

  it('is partial when the session broke after something, and what broke it when before', () => {
    expect(judge({ '/user': [] }, error)).toMatchObject({ outcome: 'partial' });
    const nothing = { ...snapshotOf({}), menus: new Map() };
    expect(judgeReading({ snapshot: nothing, brokenBy: error })).toEqual({
      outcome: 'timed_out',
      reason: error.message,
    });
  });
});
