import { parseIpv4 } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import { leftOut } from './scan-plan.js';
import { batchAt, longestTurnMs, turnsOf } from './turns.js';

const BATCH_SIZE = 16;

const found = (...addresses: string[]) => new Set(addresses.map((address) => parseIpv4(address)!));

describe('turnsOf', () => {
  it('takes the named ones first, then those found in ascending order, each once', () => {
    const plan = { targets: ['10.0.0.9', '10.0.0.2'], refused: [] };
    const live = found('10.0.0.10', '10.0.0.9', '192.168.0.1', '10.0.0.3');
    expect(turnsOf(plan, live)).toEqual(['10.0.0.9', '10.0.0.2', '10.0.0.3', '10.0.0.10', '192.168.0.1']);
  });

  it('gives no turn to one that was named and left out: it has its result', () => {
    const plan = { targets: [], refused: [leftOut('10.0.0.9', 'deadline_passed')] };
    expect(turnsOf(plan, found('10.0.0.9'))).toEqual([]);
  });
});

describe('batchAt', () => {
  it('goes through all, in order, whatever the size of each is', () => {
    const turns = Array.from({ length: 33 }, (_, index) => String(index));
    const batches = [batchAt(turns, 0, 16), batchAt(turns, 16, 4), batchAt(turns, 20, 16)];
    expect(batches.map(({ targets, before }) => [targets.length, before])).toEqual([
      [16, 0],
      [4, 16],
      [13, 20],
    ]);
    expect(batches.flatMap(({ targets }) => targets)).toEqual(turns);
  });
});

describe('longestTurnMs', () => {
  const HOUR = 3_600_000;

  it('is all the time there is when nobody waits', () => {
    expect(longestTurnMs(HOUR, 1, BATCH_SIZE)).toBe(HOUR);
    expect(longestTurnMs(HOUR, BATCH_SIZE, BATCH_SIZE)).toBe(HOUR);
    expect(longestTurnMs(7, BATCH_SIZE, BATCH_SIZE)).toBe(7);
  });

  it('is the share of a batch when others wait, but enough for a slow host and no more than there is', () => {
    expect(longestTurnMs(4 * HOUR, 4 * BATCH_SIZE, BATCH_SIZE)).toBe(HOUR);
    expect(longestTurnMs(HOUR, 1000 * BATCH_SIZE, BATCH_SIZE)).toBe(HOUR / 6);
    expect(longestTurnMs(HOUR / 60, 2 * BATCH_SIZE, BATCH_SIZE)).toBe(HOUR / 60);
  });
});
