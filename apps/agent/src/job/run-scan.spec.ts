import type { ScanRequested } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import { loadAgentConfig } from '../config/index.js';
import type { NmapScanner } from '../nmap/index.js';
import type { HandIn } from '../spool/index.js';
import { Clock, RouterWatch } from '../heartbeat/index.js';
import type { HostsKnownToCentre } from './hosts-known-to-centre.js';
import { RunScan } from './run-scan.js';
import { ScanSurroundings } from './scan-surroundings.js';
import type { StopWords } from './stop-words.js';

const SITE = '9c3c1392-7f36-4240-85f2-273573c0384a';
const request: ScanRequested = {
  scan_id: '0197c0de-0000-7000-8000-000000000001',
  short_id: 'ABC-DEF-GHJ',
  site_scan_id: '0197c0de-0000-7000-8000-000000000002',
  tenant_id: SITE,
  schedule_id: SITE,
  site_id: SITE,
  kind: 'single_ip',
  targets: ['10.0.0.1'],
  allowed_networks: ['10.0.0.0/24'],
  profile: 'quick',
  min_cvss: 0,
  warning_threshold: 7,
  requested_at: '2026-11-25T12:00:00.000Z',
  deadline: '2026-11-25T13:00:00.000Z',
};

/** What an agent tells of a request that was stopped before this delivery of it, as event types. */
async function toldOf(attempt: number): Promise<string[]> {
  const told: string[] = [];
  const handIn = {
    kept: () => [],
    keep: ({ event }: { event: { headers: Record<string, string> } }) => {
      told.push(event.headers['ce-type'] ?? '');
      return Promise.resolve();
    },
    untilHandedIn: () => Promise.resolve(),
    settle: () => Promise.resolve(),
  } as unknown as HandIn;
  const word = { signal: AbortSignal.abort(), ask: () => Promise.resolve(), close: () => undefined };
  const run = new RunScan(
    loadAgentConfig({ SITE_ID: SITE, NATS_URL: 'nats://127.0.0.1:1', AGENT_NAME: 'agent-1' }),
    { version: () => Promise.resolve(null) } as unknown as NmapScanner,
    handIn,
    new ScanSurroundings(
      { about: () => word } as unknown as StopWords,
      { of: () => Promise.resolve(new Map()) } as unknown as HostsKnownToCentre,
      new RouterWatch(null),
      new Clock(),
    ),
  );
  const { signal } = new AbortController();
  const outcome = await run.run({ request, attempt, traceparent: null, signal, stopping: signal });
  expect(outcome).toBe('stopped');
  return told;
}

describe('a request that was stopped before it is taken', () => {
  it('ends at once, with a first and a last word', async () => {
    expect(await toldOf(1)).toEqual(['siteward.scan.started.v1', 'siteward.scan.finished.v1']);
  });

  it('is not told of when an earlier attempt may have told of hosts: a newer attempt would hide them', async () => {
    expect(await toldOf(2)).toEqual([]);
  });
});
