import { describe, expect, it } from '@jest/globals';
import { createPhases, formatDuration, formatPhase, type Phase } from './phases.js';

describe('formatDuration', () => {
  it.each([
    [0, '0 ms'],
    [85.4, '85 ms'],
    [999.6, '1.0 s'],
    [1234, '1.2 s'],
    [59_960, '1 min 0 s'],
    [125_000, '2 min 5 s'],
  ])('says %d ms as "%s"', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});

describe('formatPhase', () => {
  it('puts the durations under each other', () => {
    const lines = [formatPhase({ name: 'PostgreSQL', ms: 1600 }), formatPhase({ name: 'nats-server', ms: 40 })];
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
  });
});

describe('createPhases', () => {
  it('tells of each phase as it ends, even when they overlap, and of the time since the first', async () => {
    let clock = 100;
    const finished: Phase[] = [];
    const phases = createPhases(
      () => clock,
      (phase) => finished.push(phase),
    );
    let endSlow: (() => void) | undefined;
    const slow = phases.time('slow', () => new Promise<void>((resolve) => (endSlow = resolve)));
    clock = 130;
    expect(await phases.time('quick', () => Promise.resolve('its result'))).toBe('its result');
    clock = 180;
    endSlow?.();
    await slow;
    expect(finished).toEqual([
      { name: 'quick', ms: 0 },
      { name: 'slow', ms: 80 },
    ]);
    expect(phases.totalMs()).toBe(80);
  });

  it('does not call a failure finished', async () => {
    const finished: Phase[] = [];
    const phases = createPhases(
      () => 0,
      (phase) => finished.push(phase),
    );
    await expect(phases.time('broken', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(finished).toEqual([]);
  });
});
