import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { overallPercent, type ScanPosition } from './progress-scale.js';

const BATCH_PHASES = ['ports', 'versions', 'publishing'] as const;

/** Every phase from begin to end, of a scan with this many hosts worked on in portions. */
function wholeCourse(hosts: number, size: number, searched: boolean): ScanPosition[] {
  const course: ScanPosition[] = [0, 1].map((fraction) => ({ phase: 'router', fraction }));
  if (searched) course.push({ phase: 'planning', fraction: 0 }, { phase: 'planning', fraction: 1 });
  for (let before = 0; before < hosts; before += size) {
    const batch = { before, size: Math.min(size, hosts - before), total: hosts };
    for (const phase of BATCH_PHASES)
      for (const fraction of [0, 0.3, 1]) course.push({ phase, fraction, batch, searched });
  }
  return course;
}

describe('overallPercent', () => {
  it('goes up to 100 without a step back, whatever the number of hosts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 32 }), fc.boolean(), (...course) => {
        const percents = wholeCourse(...course).map(overallPercent);
        expect(percents[0]).toBe(1);
        expect(percents.at(-1)).toBe(100);
        expect(percents).toEqual([...percents].sort((one, other) => one - other));
      }),
      { numRuns: 50 },
    );
  });

  it('leaves no gap between one part and the next', () => {
    for (const searched of [false, true]) {
      const ends = wholeCourse(3, 2, searched).filter(({ fraction }) => fraction !== 0.3);
      const percents = ends.map(overallPercent);
      for (let i = 1; i + 1 < percents.length; i += 2) expect(percents[i]).toBe(percents[i + 1]);
    }
  });

  it('is what it was for a scan of one batch without a search', () => {
    const batch = { before: 0, size: 1, total: 1 };
    const at = (phase: (typeof BATCH_PHASES)[number], fraction: number) =>
      overallPercent({ phase, fraction, batch, searched: false });
    expect([at('ports', 0), at('ports', 0.5), at('versions', 0), at('publishing', 0)]).toEqual([10, 30, 50, 97]);
  });

  it('keeps to the phase whatever nmap claims', () => {
    expect(overallPercent({ phase: 'planning', fraction: -3 })).toBe(10);
    expect(overallPercent({ phase: 'planning', fraction: 7 })).toBe(20);
  });
});
