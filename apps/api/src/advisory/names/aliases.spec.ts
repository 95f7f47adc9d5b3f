import { describe, expect, it } from '@jest/globals';
import { aliasesOf, formatProductName } from './aliases.js';
import { ALIAS_SETS } from './aliases.data.js';
import { faultOfName } from './unmatched-name.js';
import { UNMATCHED_NAMES } from './unmatched-names.data.js';

const namesOf = (vendor: string, product: string): string[] => aliasesOf({ vendor, product }).map(formatProductName);

describe('aliasesOf', () => {
  it.each([
    ['igor_sysoev:nginx', ['igor_sysoev:nginx', 'nginx:nginx', 'f5:nginx', 'f5:nginx_open_source']],
    ['f5:nginx', ['f5:nginx', 'igor_sysoev:nginx', 'nginx:nginx', 'f5:nginx_open_source']],
    ['microtik:routeros', ['microtik:routeros', 'mikrotik:routeros', 'mikrotik:router_firmware']],
    ['matt_johnston:dropbear_ssh_server', ['matt_johnston:dropbear_ssh_server', 'dropbear_ssh_project:dropbear_ssh']],
    ['openbsd:openssh', ['openbsd:openssh']],
    ['nobody:nothing', ['nobody:nothing']],
    ['apache:coyote_http_connector', ['apache:coyote_http_connector']],
    ['mikrotik:winbox', ['mikrotik:winbox']],
  ])('%s', (name, expected) => {
    const [vendor, product] = name.split(':') as [string, string];
    expect(namesOf(vendor, product)).toEqual(expected);
  });

  it('is one set, whichever of its names is asked for', () => {
    for (const set of ALIAS_SETS) {
      for (const name of set) {
        const [vendor, product] = name.split(':') as [string, string];
        expect(namesOf(vendor, product).sort()).toEqual([...set].sort());
      }
    }
  });

  it('has every name once, lower case, as a vendor and a product', () => {
    const names = ALIAS_SETS.flat();
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z0-9._-]+:[a-z0-9._-]+$/);
    for (const set of ALIAS_SETS) expect(set.length).toBeGreaterThan(1);
  });
});

describe('faultOfName', () => {
  it('says why the connector of Tomcat and the WinBox client are not looked up', () => {
    expect(faultOfName({ vendor: 'apache', product: 'coyote_http_connector' })?.fault).toBe(
      'version_of_another_product',
    );
    expect(faultOfName({ vendor: 'mikrotik', product: 'winbox' })?.fault).toBe('another_product');
    expect(faultOfName({ vendor: 'apache', product: 'tomcat' })).toBeNull();
    expect(faultOfName({ vendor: 'constructor', product: 'x' })).toBeNull();
  });

  it('knows no name that has aliases', () => {
    const aliased = new Set(ALIAS_SETS.flat());
    expect(Object.keys(UNMATCHED_NAMES).filter((name) => aliased.has(name))).toEqual([]);
  });
});
