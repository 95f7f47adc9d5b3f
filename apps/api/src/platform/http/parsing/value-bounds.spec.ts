import { describe, expect, it } from '@jest/globals';
import { MAX_DEPTH, MAX_VALUES, refuseBody } from './value-bounds.js';

const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);

describe('refuseBody', () => {
  it.each([[null], ['x'], [{}], [{ a: [{ b: 1 }] }], [nested(MAX_DEPTH)]])('has nothing against %j', (body) => {
    expect(refuseBody(body)).toBeNull();
  });

  it('finds a prototype trap at any depth', () => {
    expect(refuseBody(JSON.parse('{"a":[1,{"__proto__":{"admin":true}}]}'))).toEqual({
      kind: 'forbidden_key',
      path: ['a', 1, '__proto__'],
    });
    expect(refuseBody(JSON.parse('{"\\u005f_proto__":null}'))).toMatchObject({ kind: 'forbidden_key' });
  });

  it('bounds depth', () => {
    expect(refuseBody(nested(MAX_DEPTH + 1))).toEqual({ kind: 'too_deep' });
    expect(refuseBody(nested(30_000))).toEqual({ kind: 'too_deep' });
  });

  it('bounds the number of values over all depths', () => {
    expect(refuseBody(Array.from({ length: MAX_VALUES }, () => 0))).toBeNull();
    expect(refuseBody(Array.from({ length: MAX_VALUES + 1 }, () => 0))).toEqual({ kind: 'too_many' });
    const wide = Array.from({ length: 200 }, () => Array.from({ length: 100 }, () => 0));
    expect(refuseBody(wide)).toEqual({ kind: 'too_many' });
  });
});
