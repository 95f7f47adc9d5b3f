import { type HostFacts, RouterOutcome } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import { conclude } from './conclude.js';

const host = (outcome: HostFacts['outcome'], reason: string | null = null): HostFacts => ({
  address: '10.77.0.11',
  outcome,
  reason,
  mac: null,
  hostnames: [],
  scanned_tcp_ports: '',
  ports: [],
  ports_truncated: false,
  started_at: '2026-11-23T12:00:00Z',
  ended_at: '2026-11-23T12:00:09Z',
});

describe('conclude', () => {
  it('is completed when everything was looked at', () => {
    expect(conclude([host('complete'), host('complete')], 'complete')).toEqual({ outcome: 'completed', reason: null });
  });
  it('takes no router for a choice, not a gap', () => {
    expect(conclude([host('complete')], 'not_configured').outcome).toBe('completed');
  });
  it.each(RouterOutcome.options.filter((outcome) => outcome !== 'complete' && outcome !== 'not_configured'))(
    'is partial when the router is %s, and says so',
    (router) => {
      const { outcome, reason } = conclude([host('complete')], router);
      expect(outcome).toBe('partial');
      expect(reason).toContain('router');
    },
  );
  it('does not call silence clean', () => {
    const { outcome, reason } = conclude([host('complete'), host('no_answer', 'x')], 'complete');
    expect(outcome).toBe('partial');
    expect(reason).toBe('1 of 2 addresses did not answer');
  });
  it('is failed when nothing at all was learnt', () => {
    expect(conclude([host('no_answer', 'x')], 'unreachable').outcome).toBe('failed');
    expect(conclude([host('refused', 'x')], 'not_configured').outcome).toBe('failed');
    expect(conclude([host('partial', 'nmap could not be started')], 'not_configured')).toEqual({
      outcome: 'failed',
      reason: 'nmap could not be started',
    });
  });
  it('keeps the reasons of partial hosts, each once', () => {
    const { reason } = conclude([host('partial', 'too slow'), host('partial', 'too slow')], 'complete');
    expect(reason).toBe('too slow');
  });
});
