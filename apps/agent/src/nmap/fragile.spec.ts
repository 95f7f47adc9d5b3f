import { describe, expect, it } from '@jest/globals';
import { isFragileMac, sparedPorts } from './fragile.js';
import { FRAGILE_TCP } from './fragile-ports.data.js';
import { FRAGILE_VENDORS } from './fragile-vendors.data.js';
import { parsePorts } from './ports.js';

describe('fragile devices', () => {
  it.each([
    ['a printer', [80, 515, 631, 9100, 9107, 9108], { printer: [515, 9100, 9107], industrial: [] }],
    [
      'a controller',
      [22, 102, 502, 4840, 9600, 20000, 44818, 47808],
      { printer: [], industrial: [102, 502, 4840, 9600, 20000, 44818, 47808] },
    ],
    ['what only looks like one', [2222, 8080, 1090], { printer: [], industrial: [] }],
  ])('%s', (_, open, spared) => {
    expect(sparedPorts(open)).toEqual(spared);
  });

  it('are known by the makers of their network interfaces, however the address is written', () => {
    expect(['00:0E:8C:01:02:03', '00-0e-8c-01-02-03', '000e.8c01.0203'].map(isFragileMac)).toEqual([true, true, true]);
    expect(['48:8F:5A:01:02:03', '00:0E:8', ''].map(isFragileMac)).toEqual([false, false, false]);
  });

  it('are listed in tables that can be read whole', () => {
    const ranges = FRAGILE_TCP.map(({ ports }) => parsePorts(ports));
    expect(ranges).not.toContain(null);
    const all = ranges.flatMap((range) => range ?? []).sort((a, b) => a.first - b.first);
    expect(all.filter(({ first }, index) => index > 0 && first <= (all[index - 1]?.last ?? 0))).toEqual([]);
    const prefixes = FRAGILE_VENDORS.flatMap(([, text]) => text.split(' '));
    expect(prefixes.filter((prefix) => !/^[0-9A-F]{6}$/.test(prefix))).toEqual([]);
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });
});
