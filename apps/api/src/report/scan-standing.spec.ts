import type { ScanState } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import { progressOf, scanStateOf } from './scan-standing.js';

const sites = (...states: ScanState[]) => states.map((state) => ({ state }));

describe('scanStateOf', () => {
  it.each<[ScanState[], ScanState]>([
    [[], 'pending'],
    [['pending'], 'pending'],
    [['pending', 'pending'], 'pending'],
    [['running', 'pending'], 'running'],
    [['completed', 'pending'], 'running'],
    [['completed', 'running'], 'running'],
    [['processing', 'running'], 'running'],
    [['processing', 'completed'], 'processing'],
    [['processing'], 'processing'],
    [['completed', 'completed'], 'completed'],
    [['completed', 'failed'], 'partial'],
    [['failed', 'failed'], 'failed'],
    [['stopped', 'completed'], 'partial'],
    [['stopped'], 'stopped'],
    [['partial'], 'partial'],
  ])('%j is %s', (states, state) => {
    expect(scanStateOf(sites(...states))).toBe(state);
  });
});

describe('progressOf', () => {
  const heard = (clock: string) => new Date(`2026-11-23T${clock}Z`);
  it('is the mean, with the phase of the one furthest behind', () => {
    const progress = progressOf([
      { state: 'running', percent: 80, phase: 'versions', last_heard_at: heard('12:00:00') },
      { state: 'running', percent: 20, phase: 'ports', last_heard_at: heard('12:00:05') },
      { state: 'failed', percent: 3, phase: null, last_heard_at: null },
    ]);
    expect(progress).toEqual({ percent: 66.7, phase: 'ports', last_heard_at: '2026-11-23T12:00:05.000Z' });
  });
  it('is nothing before anybody was heard of', () => {
    expect(progressOf([])).toEqual({ percent: 0, phase: null, last_heard_at: null });
  });
});
