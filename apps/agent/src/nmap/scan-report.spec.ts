import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { NmapExit } from './process.js';
import { scanReport } from './scan-report.js';

const xml = readFileSync(new URL('fixtures/lan-ports.xml', import.meta.url), 'utf8');
const asked = '9999,8000-8010,21-22,80,443,2323';
const ok: NmapExit = { exit: 'ok', xml, code: 0, signal: null, stderr: '' };
const times = { startedAt: new Date('2026-11-24T00:00:00Z'), endedAt: new Date('2026-11-24T00:00:05Z') };

describe('scanReport', () => {
  it('is complete when nmap ended well and looked at what it was asked to', () => {
    expect(scanReport(ok, asked, times)).toMatchObject({
      complete: true,
      problem: null,
      exit: 'ok',
      startedAt: '2026-11-24T00:02:02.000Z',
    });
  });

  it('is not complete when nmap looked at other ports', () => {
    expect(scanReport(ok, '80', times)).toMatchObject({
      complete: false,
      problem: expect.stringContaining('other ports'),
    });
  });

  it.each(['failed', 'deadline', 'aborted', 'output_cap', 'not_started'] as const)(
    'is never complete after %s, even with whole XML',
    (exit) => {
      const report = scanReport({ ...ok, exit, code: null }, asked, times);
      expect(report.complete).toBe(false);
      expect(report.problem).toBeTruthy();
      expect(report.hosts).toHaveLength(1);
    },
  );

  it('says what nmap said, bounded, and takes our times where nmap gives none', () => {
    const report = scanReport(
      { exit: 'failed', xml: '', code: 1, signal: null, stderr: 'no raw sockets\0' + 'x'.repeat(9999) },
      asked,
      times,
    );
    expect(report.problem).toMatch(/^nmap failed: no raw socketsx+$/);
    expect(report.problem?.length).toBeLessThan(400);
    expect(report).toMatchObject({ startedAt: '2026-11-24T00:00:00.000Z', endedAt: '2026-11-24T00:00:05.000Z' });
  });
});
