import { describe, expect, it } from '@jest/globals';
import type { KnownAdvisory } from '../record/advisory-record.js';
import { AdvisoryCache } from './advisory-cache.js';

function advisories(description: string): KnownAdvisory[] {
  const record = {
    cve: 'CVE-2024-0001',
    source: 'nvd' as const,
    state: 'active' as const,
    published: null,
    modified: null,
    description,
    scores: [],
    cwes: [],
    references: [],
    configurations: [],
  };
  return [{ cve: record.cve, records: [record], knownExploited: null, exploitPrediction: null, distributionFixes: [] }];
}

describe('the advisories asked for last', () => {
  it('are the very same as long as the state is', () => {
    const cache = new AdvisoryCache();
    cache.enter('1');
    const kept = advisories('one');
    cache.keep('f5:nginx', kept, '1');
    cache.enter('1');
    expect(cache.find('f5:nginx')).toBe(kept);
    cache.enter('2');
    expect(cache.find('f5:nginx')).toBeUndefined();
    cache.keep('f5:nginx', kept, '1');
    expect(cache.find('f5:nginx')).toBeUndefined();
  });

  it('make room for others, those first that nobody asked for the longest', () => {
    const cache = new AdvisoryCache(250);
    cache.enter('1');
    for (const name of ['a', 'b']) cache.keep(name, advisories('x'.repeat(100)), '1');
    cache.find('a');
    cache.keep('c', advisories('x'.repeat(100)), '1');
    expect(['a', 'b', 'c'].map((name) => cache.find(name) !== undefined)).toEqual([true, false, true]);
    cache.keep('d', advisories('x'.repeat(1_000)), '1');
    expect(['a', 'c', 'd'].map((name) => cache.find(name))).toEqual([undefined, undefined, undefined]);
  });
});
