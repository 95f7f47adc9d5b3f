import { describe, expect, it } from '@jest/globals';
import { ScanPhase } from '#contracts';
import { progressLine } from './progress-line.js';

const progressAt = (
  percent: number,
  phase: ScanPhase | null,
  hosts: { found: number | null; done: number | null },
) => ({
  percent,
  phase,
  last_heard_at: null,
  hosts_found: hosts.found,
  hosts_done: hosts.done,
});
const unknown = { found: null, done: null };
const at = (
  percent: number,
  phase: ScanPhase | null = 'ports',
  hosts = unknown as { found: number | null; done: number | null },
) => progressLine({ state: 'running', progress: progressAt(percent, phase, hosts) });

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
  it('counts hosts where there are several', () => {
    expect(at(50, 'ports', { found: 12, done: 5 })).toMatch(/looking for open ports \(5 of 12 hosts\)$/);
    expect(at(50, 'ports', { found: 1, done: 0 })).toMatch(/looking for open ports$/);
  });
  it('says how a scan that does not run stands', () => {
    const line = progressLine({ state: 'pending', progress: progressAt(0, null, unknown) });
    expect(line).toMatch(/pending$/);
  });
});
