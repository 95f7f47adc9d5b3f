import { ScanPhase } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import { overallPercent } from './progress-scale.js';

describe('overallPercent', () => {
  it('goes from 0 to 100 without a gap or a step back', () => {
    const ends = ScanPhase.options.flatMap((phase) => [overallPercent(phase, 0), overallPercent(phase, 1)]);
    expect(ends[0]).toBe(0);
    expect(ends.at(-1)).toBe(100);
    expect(ends).toEqual([...ends].sort((one, other) => one - other));
    for (let i = 1; i + 1 < ends.length; i += 2) expect(ends[i]).toBe(ends[i + 1]);
  });
  it('keeps to the phase whatever nmap claims', () => {
    expect(overallPercent('ports', -3)).toBe(10);
    expect(overallPercent('ports', 7)).toBe(50);
    expect(overallPercent('ports', 0.5)).toBe(30);
  });
});
