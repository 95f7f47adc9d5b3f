import { describe, expect, it } from '@jest/globals';
import { exitCodeOf, fail, ok, warn } from './finding.js';
import { judgeDisk, judgeEnrolment, judgeMemory, judgeNmap } from './judge-machine.js';
import { judgeBroker, judgeClock, judgeNames, judgeRouter } from './judge-network.js';

const MIB = 1024 ** 2;
const NOW = new Date('2026-11-25T12:00:00Z');
const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const broker = { roundTripMs: 3, consumer: { error: null, waiting: 2 }, mayHear: true, clockAheadMs: 0 };
const tried = {
  version: '7.16.2 (stable)',
  board: 'RB5009',
  cpuPercent: '4',
  rights: { granted: ['read', 'api'], missing: [], excess: [] },
  group: 'siteward',
  readable: 60,
  denied: [],
  failed: [],
  clockAheadMs: 0,
};

describe('the doctor', () => {
  it('ends with the worst it found', () => {
    const well = ok('disk', 'x');
    expect(exitCodeOf([well])).toBe(0);
    expect(exitCodeOf([well, warn('disk', 'x', 'y')])).toBe(1);
    expect(exitCodeOf([fail('disk', 'x', 'y'), warn('disk', 'x', 'y')])).toBe(2);
  });

  it.each([
    [{ version: null }, 'fail'],
    [{ mayBeRaw: false }, 'warn'],
    [{ rawWorks: false, problem: 'Operation not permitted' }, 'fail'],
    [{}, 'ok'],
  ])('judges nmap with %j', (change, status) => {
    const seen = { path: 'nmap', version: '7.93', mayBeRaw: true, rawWorks: true, problem: null };
    expect(judgeNmap({ ...seen, ...change }).status).toBe(status);
  });

  it.each([
    [{ problem: 'EROFS' }, 'fail'],
    [{ freeBytes: 5 * MIB }, 'fail'],
    [{ usedBytes: 252 * MIB }, 'fail'],
    [{ usedBytes: 240 * MIB }, 'warn'],
    [{ freeBytes: 100 * MIB }, 'warn'],
    [{}, 'ok'],
  ])('judges a disk with %j', (change, status) => {
    const seen = { folder: '/s', problem: null, freeBytes: 9_000 * MIB, usedBytes: 0, maxBytes: 256 * MIB };
    expect(judgeDisk({ ...seen, ...change }).status).toBe(status);
  });

  it.each([
    [{ expiresAt: inDays(20) }, 'ok'],
    [{ expiresAt: inDays(2) }, 'warn'],
    [{ expiresAt: inDays(0) }, 'fail'],
    [{ expiresAt: inDays(20), mode: 0o100644 }, 'warn'],
    [{ problem: 'ENOENT' }, 'fail'],
    [{ file: null }, 'ok'],
  ])('judges an enrolment with %j', (change, status) => {
    const seen = { file: '/c', problem: null, expiresAt: null, mode: 0o100600, ...change };
    expect(judgeEnrolment(seen, NOW).status).toBe(status);
  });

  it.each([
    [{ broker: 1_000, api: null, router: null }, 'ok'],
    [{ broker: -6_000, api: null, router: null }, 'warn'],
    [{ broker: null, api: 90_000, router: null }, 'fail'],
    [{ broker: 0, api: 0, router: -3_600_000 }, 'warn'],
    [{ broker: null, api: null, router: null }, 'warn'],
  ])('judges clocks that are off by %j', (clocks, status) => {
    expect(judgeClock(clocks).status).toBe(status);
  });

  it('says whose clock is wrong, and by how much', () => {
    expect(judgeClock({ broker: -90_000, api: 0, router: null }).says).toContain("broker's is 90 s behind");
    expect(judgeClock({ broker: 0, api: 0, router: 3_600_000 }).remedy).toContain('router');
  });

  it.each([
    [{}, [], 'ok'],
    [{ consumer: null }, [], 'fail'],
    [{ consumer: { error: 'consumer not found', waiting: 0 } }, [], 'fail'],
    [{ mayHear: false }, [], 'fail'],
    [{}, ['scan.finished.x'], 'fail'],
  ])('judges a broker with %j and without the rights %j', (change, missingRights, status) => {
    expect(judgeBroker({ broker: { ...broker, ...change }, missingRights }).status).toBe(status);
  });

  it.each([
    [{}, false, 'ok'],
    [{}, true, 'warn'],
    [{ denied: ['/user'] }, false, 'warn'],
    [{ rights: { granted: ['read', 'api', 'write'], missing: [], excess: ['write'] } }, false, 'warn'],
  ])('judges a router with %j, in the clear: %j', (change, isPlain, status) => {
    expect(judgeRouter({ kind: 'tried', tried: { ...tried, ...change }, isPlain }).status).toBe(status);
  });

  it('judges the rest', () => {
    expect(judgeRouter({ kind: 'none' }).status).toBe('ok');
    expect(judgeNames([{ name: 'a.example', addresses: null }])).toMatchObject({ status: 'fail' });
    expect(judgeNames([]).status).toBe('ok');
    expect([null, 500 * MIB, 100 * MIB, 10 * MIB].map((free) => judgeMemory(free).status)).toEqual([
      ...['ok', 'ok', 'warn', 'fail'],
    ]);
  });
});
