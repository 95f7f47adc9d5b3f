import { describe, expect, it } from '@jest/globals';
import type { AdvisoryFinding } from '../finding.js';
import { differenceOf } from './compare-findings.js';
import { changesOf } from './finding-changes.js';

const finding = (id: string, change: object = {}) =>
  ({
    ...{
      id,
      reference: `CVE-${id}`,
      severity: 'high',
      address: null,
      evidence_key: 'k',
      score: 8.1,
      found_at: new Date(0),
    },
    evidence: { matcher: 'products', range: '< 9.8', advisory_version: '1' },
    ...change,
  }) as unknown as AdvisoryFinding;

describe('differenceOf', () => {
  it('leaves alone what says the same, in whatever state of the feeds and order of words', () => {
    const stored = [finding('a', { evidence: { advisory_version: '1', range: '< 9.8', matcher: 'products' } })];
    const found = [finding('a', { evidence: { matcher: 'products', range: '< 9.8', advisory_version: '2' } })];
    expect(differenceOf(stored, found)).toEqual({ appeared: [], gone: [], changed: [], rewritten: [] });
  });

  it('tells what is new, gone, said anew, and resting on something else', () => {
    const reworded = finding('c', { title: 'Other words.' });
    const corrected = finding('d', { evidence_key: 'other', evidence: { matcher: 'products', range: '< 9.9' } });
    const difference = differenceOf(
      ['b', 'c', 'd'].map((id) => finding(id)),
      [finding('a'), reworded, corrected],
    );
    expect(difference.appeared.map(({ id }) => id)).toEqual(['a']);
    expect(difference.gone.map(({ id }) => id)).toEqual(['b']);
    expect(difference.changed).toEqual([corrected]);
    expect(difference.rewritten).toEqual([reworded, corrected]);
  });
});

describe('changesOf', () => {
  it('says why a finding went', () => {
    const difference = { appeared: [], changed: [], rewritten: [], gone: ['a', 'b', 'c'].map((id) => finding(id)) };
    const now = { rejected: new Set(['CVE-a', 'CVE-b']), known: new Set(['CVE-b']) };
    expect(changesOf(difference, now).map(({ reason }) => reason)).toEqual([
      'cve_rejected',
      // One source rejects it, another one still has it.
      'no_longer_affected',
      'advisory_withdrawn',
    ]);
  });
});
