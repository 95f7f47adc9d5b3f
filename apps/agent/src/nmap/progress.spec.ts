import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type NmapProgress, readProgress } from './progress.js';

const real = readFileSync(new URL('fixtures/lan-versions.xml', import.meta.url), 'utf8');

function readAll(chunks: readonly string[]): NmapProgress[] {
  let carry = '';
  return chunks.flatMap((chunk) => {
    const step = readProgress(carry, chunk);
    carry = step.carry;
    return step.progress;
  });
}

describe('readProgress', () => {
  it('reads what nmap says about itself', () => {
    const progress = readAll([real]);
    expect(progress.slice(0, 2)).toEqual([
      { task: 'Service scan', percent: 33.33, remainingSeconds: 12 },
      { task: 'Service scan', percent: 50, remainingSeconds: 12 },
    ]);
    expect(progress.at(-1)).toEqual({ task: 'NSE', percent: 83.33, remainingSeconds: 1 });
    expect(progress).toHaveLength(real.match(/<taskprogress/g)?.length ?? -1);
  });

  it('reads begin and end', () => {
    expect(readAll(['<taskbegin task="NSE" time="1"/>\n<taskend task="NSE" time="2" extrainfo="5 total"/>'])).toEqual([
      { task: 'NSE', percent: 0, remainingSeconds: null },
      { task: 'NSE', percent: 100, remainingSeconds: 0 },
    ]);
  });

  it('reads the same however the stream is cut', () => {
    const expected = readAll([real]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: real.length }), { maxLength: 30 }), (cuts) => {
        const ends = [...cuts.sort((a, b) => a - b), real.length];
        expect(readAll(ends.map((end, index) => real.slice(ends[index - 1] ?? 0, end)))).toEqual(expected);
      }),
      { numRuns: 200 },
    );
    expect(readAll(Array.from(real))).toEqual(expected);
  });

  it('is not led on by an endless element or a wrong number', () => {
    const endless = readProgress('', `<taskprogress ${'a'.repeat(1_000_000)}`);
    expect(endless).toEqual({ progress: [], carry: '' });
    expect(readAll(['<taskprogress task="x" percent="NaN"/><taskprogress percent="1"/>'])).toEqual([]);
    expect(readAll(['<taskprogress task="x" percent="400" remaining="-3"/>'])).toEqual([
      { task: 'x', percent: 100, remainingSeconds: null },
    ]);
  });

  it('never throws and keeps little', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: 'binary' }), (carry, chunk) => {
        expect(readProgress(carry, chunk).carry.length).toBeLessThanOrEqual(1000);
      }),
    );
  });
});
