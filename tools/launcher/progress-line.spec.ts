import { describe, expect, it } from '@jest/globals';
import { ScanPhase } from '#contracts';
import { progressLine } from './progress-line.js';

const at = (percent: number, phase: ScanPhase | null = 'ports') =>
  progressLine({ state: 'running', progress: { percent, phase, last_heard_at: null } });

describe('progressLine', () => {
  it('fills the bar as the percentage grows', () => {
    const full = [0, 50, 100].map((percent) => at(percent).split('█').length - 1);
    expect(full).toEqual([0, 12, 24]);
    expect(at(49.6)).toContain(' 50 %');
  });
  it('has other words for every phase', () => {
    const words = ScanPhase.options.map((phase) => at(10, phase).split('%')[1]);
    expect(new Set(words).size).toBe(ScanPhase.options.length);
  });
  it('says how a scan that does not run stands', () => {
    const line = progressLine({ state: 'pending', progress: { percent: 0, phase: null, last_heard_at: null } });
    expect(line).toMatch(/pending$/);
  });
});
