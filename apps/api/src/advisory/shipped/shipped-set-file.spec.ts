import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { packShippedSet, unpackShippedSet } from './shipped-set-file.js';

const FILE = new URL('./shipped-set.json.br', import.meta.url);

function record(cve: string) {
  return {
    cve,
    source: 'nvd' as const,
    state: 'active' as const,
    published: null,
    modified: '2026-09-05T00:00:00.000Z',
    description: 'A flaw.',
    scores: [],
    cwes: [],
    references: [],
    configurations: [],
  };
}

describe('the set that travels with the product', () => {
  const kev = [{ cve: 'CVE-2024-2', addedOn: '2024-07-02', dueOn: null, ransomware: true, requiredAction: null }];
  const epss = [{ cve: 'CVE-2024-2', probability: 0.25, percentile: 0.5, scoredOn: '2026-08-22' }];

  it('comes out as it went in, and is the same bytes in whatever order', () => {
    const packed = packShippedSet({ nvd: [record('CVE-2024-2'), record('CVE-2024-1')], kev, epss });
    const { version, nvd, ...rest } = unpackShippedSet(packed);
    expect([...nvd]).toEqual([record('CVE-2024-1'), record('CVE-2024-2')]);
    expect(rest).toEqual({ kev, epss });
    expect(version).toMatch(/^2026-09-05-[0-9a-f]{12}$/);
    expect(packShippedSet({ kev, epss, nvd: [record('CVE-2024-1'), record('CVE-2024-2')] })).toEqual(packed);
    expect(() => unpackShippedSet(packed.subarray(0, 50))).toThrow();
  });

  it('is small, and is the one its NOTICE speaks of', () => {
    const packed = readFileSync(FILE);
    expect(packed.length).toBeLessThan(2_500_000);
    const { nvd: records, kev: exploited, epss: scores } = unpackShippedSet(packed);
    const nvd = [...records];
    expect({ cves: nvd.length, exploited: exploited.length, scores: scores.length }).toEqual({
      cves: 9_036,
      exploited: 86,
      scores: 129,
    });
    expect(nvd.filter(({ state }) => state === 'rejected')).toEqual([]);
  });
});
