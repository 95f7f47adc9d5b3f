import { beforeAll, describe, expect, it } from '@jest/globals';
import { disagreements } from './accuracy-text.js';
import { answersTo, FLOOR, missingRecords, scoreOf, shortfalls } from './judge.js';
import { type Records, shippedRecords } from './records.js';
import type { TruthTable } from './seen-device.js';
import { TRUTH } from './tables.js';

const casesOf = ({ devices }: TruthTable) => devices.flatMap(({ cases }) => cases);

describe('matching against what is true of products, with the shipped records alone', () => {
  let records: Records;
  beforeAll(async () => {
    records = await shippedRecords(process.cwd());
  });

  it('has a record of every CVE of the truth table', () => {
    expect(missingRecords(TRUTH, records.byCve)).toEqual([]);
  });

  it.each(TRUTH)('is right about $product', (table) => {
    const answers = answersTo(table, records.byCve);
    expect(answers).toHaveLength(casesOf(table).length);
    expect(disagreements(answers)).toEqual([]);
  });
});

describe('the truth table', () => {
  it('has at least 300 cases, none of them twice', () => {
    const devices = TRUTH.flatMap((table) => table.devices);
    expect(devices.flatMap(({ cases }) => cases).length).toBeGreaterThanOrEqual(300);
    for (const { cases } of devices) expect(new Set(cases.map(([cve]) => cve)).size).toBe(cases.length);
    const keys = devices.map(({ services, routerOs, fixes }) => JSON.stringify([services, routerOs, fixes]));
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it('has cases of every class, and as many of nothing as of something', () => {
    const expected = TRUTH.flatMap(casesOf).map(([, kind]) => kind);
    expect(new Set(expected)).toEqual(new Set(['definite', 'unbounded', 'possible', 'conditional', 'unclear', 'no']));
    const share = expected.filter((kind) => kind === 'no').length / expected.length;
    expect(share).toBeGreaterThan(0.35);
    expect(share).toBeLessThan(0.65);
  });

  it('gives a reason for every case', () => {
    for (const [, , reason] of TRUTH.flatMap(casesOf)) expect(reason.length).toBeGreaterThan(5);
  });
});

describe('the score', () => {
  const answer = (expected: 'definite' | 'possible' | 'no', answered: 'definite' | 'possible' | 'no') => ({
    product: 'p',
    device: 'd',
    cve: 'CVE-2026-1',
    expected,
    answered,
    reason: 'r',
  });

  it('counts what is reported against what has to be', () => {
    const answers = [answer('definite', 'definite'), answer('definite', 'no'), answer('no', 'definite'), answer('possible', 'definite')]; // prettier-ignore
    expect(scoreOf('p', answers)).toEqual({
      product: 'p',
      cases: 4,
      precision: 2 / 3,
      recall: 2 / 3,
      exact: 0.25,
      missedDefinite: 1,
      wrongDefinite: 2,
    });
  });

  it('is not good enough with one definite case missed, however good all else is', () => {
    const good = Array.from({ length: 999 }, () => answer('definite', 'definite'));
    expect(shortfalls(scoreOf('p', good))).toEqual([]);
    expect(shortfalls(scoreOf('p', [...good, answer('definite', 'possible')]))).toEqual([
      '1 of what is definite was missed',
    ]);
  });

  it('is not good enough under the floors', () => {
    const answers = Array.from({ length: 100 }, (_, at) => (at < 10 ? answer('no', 'definite') : answer('definite', 'definite'))); // prettier-ignore
    expect(shortfalls(scoreOf('p', answers))).toEqual([
      `precision is under ${FLOOR.precision}`,
      `less than ${FLOOR.exact} of the classes are right`,
    ]);
  });
});
