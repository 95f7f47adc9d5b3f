import { describe, expect, it } from '@jest/globals';
import { abandon, done, isOutcome, outcomeOfError, reject, retry } from './outcome.js';

describe('outcomeOfError', () => {
  it.each([
    [1, 500],
    [2, 1_000],
    [3, 2_000],
    [7, 32_000],
    [8, 60_000],
    [1_000_000, 60_000],
  ])('after delivery %d tries again in %d ms', (deliveryCount, afterMs) => {
    expect(outcomeOfError(new Error('no room'), deliveryCount)).toEqual(retry(afterMs, 'no room'));
  });

  it.each([
    ['a text', 'a text'],
    [{ status: 'error', message: 'Internal server error' }, 'Internal server error'],
    [undefined, 'undefined'],
    [null, 'null'],
  ])('has words for %p thrown', (thrown, reason) => {
    expect(outcomeOfError(thrown, 1)).toMatchObject({ kind: 'retry', reason });
  });
});

describe('isOutcome', () => {
  it('knows each outcome', () => {
    for (const outcome of [done, retry(1, 'r'), reject('r'), abandon('r')]) expect(isOutcome(outcome)).toBe(true);
  });

  it.each([undefined, null, 'done', true, {}, { kind: 'ok' }, { kind: ['done', 'x'] }, []])(
    'does not take %p for one',
    (value) => {
      expect(isOutcome(value)).toBe(false);
    },
  );
});
