import type { ScanState } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import type { SiteScanView } from '../request/index.js';
import { partStateOf, progressOf, scanStateOf, sitesOf } from './scan-standing.js';

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
    [['paused', 'paused'], 'paused'],
    [['paused', 'completed'], 'paused'],
    [['paused', 'processing'], 'processing'],
    [['paused', 'failed', 'running'], 'running'],
    [['paused', 'pending'], 'running'],
  ])('%j is %s', (states, state) => {
    expect(scanStateOf(sites(...states))).toBe(state);
  });
});

describe('partStateOf', () => {
  it.each([
    ['stopped', 'pause', 'paused'],
    ['stopped', 'stop', 'stopped'],
    ['running', 'pause', 'running'],
    ['completed', 'pause', 'completed'],
  ] as const)('%s with the intent %s is %s', (state, cancel_intent, expected) => {
    expect(partStateOf({ state, cancel_intent })).toBe(expected);
  });
});

describe('progressOf', () => {
  const heard = (clock: string) => new Date(`2026-11-23T${clock}Z`);
  const part = (site_id: string, change: Partial<SiteScanView>) =>
    ({
      ...{ site_id, state: 'running', percent: 0, phase: null, last_heard_at: null, cancel_intent: null },
      ...{ hosts_found: null, hosts_done: null },
      ...change,
    }) as SiteScanView;
  const progress = (...site_scans: SiteScanView[]) => progressOf(sitesOf({ site_scans }));

  it('is the mean over the sites, with the phase of the one furthest behind', () => {
    expect(
      progress(
        part('a', { percent: 80, phase: 'versions', last_heard_at: heard('12:00:00'), hosts_found: 10, hosts_done: 8 }),
        part('b', { percent: 20, phase: 'ports', last_heard_at: heard('12:00:05') }),
        part('c', { state: 'failed', percent: 3 }),
      ),
    ).toEqual({
      percent: 66.7,
      phase: 'ports',
      hosts_found: 10,
      hosts_done: 8,
      last_heard_at: '2026-11-23T12:00:05.000Z',
    });
  });

  it('is nothing before anybody was heard of', () => {
    expect(progress()).toEqual({ percent: 0, phase: null, hosts_found: null, hosts_done: null, last_heard_at: null });
  });

  it('stays where it was while a scan is paused, and goes on from there', () => {
    const paused = part('a', {
      state: 'stopped',
      cancel_intent: 'pause',
      percent: 100,
      hosts_found: 20,
      hosts_done: 15,
    });
    expect(progress(paused)).toMatchObject({ percent: 75, hosts_found: 20, hosts_done: 15 });
    const resumed = part('a', { percent: 40, hosts_found: 5, hosts_done: 2 });
    expect(progress(paused, resumed)).toMatchObject({ percent: 85, hosts_found: 20, hosts_done: 17 });
    expect(progress(paused, { ...resumed, state: 'completed' })).toMatchObject({ percent: 100 });
  });
});
