import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CpeValue } from './cpe-value.js';
import { parseCpe } from './cpe.js';
import { relateValues } from './relate-values.js';

const read = (version: string): CpeValue => {
  const cpe = parseCpe(`cpe:2.3:a:v:p:${version}:*:*:*:*:*:*:*`);
  if (cpe === null) throw new Error(`no value: ${version}`);
  return cpe.version;
};

describe('relateValues', () => {
  it.each([
    ['*', '*', 'equal'],
    ['*', '-', 'superset'],
    ['*', '8.4', 'superset'],
    ['-', '*', 'subset'],
    ['-', '-', 'equal'],
    ['-', '8.4', 'disjoint'],
    ['8.4', '*', 'subset'],
    ['8.4', '-', 'disjoint'],
    ['8.4', '8.4', 'equal'],
    ['8.4', '8.5', 'disjoint'],
    ['P1', 'p1', 'equal'],
    ['8.*', '8.4', 'superset'],
    ['8.*', '8.', 'superset'],
    ['8.*', '18.4', 'disjoint'],
    ['*8.4', '18.4', 'superset'],
    ['*8*', '1.8.4', 'superset'],
    ['8.?', '8.4', 'superset'],
    ['8.?', '8.', 'superset'],
    ['8.?', '8.44', 'disjoint'],
    ['8.??', '8.44', 'superset'],
    ['?8.4', '18.4', 'superset'],
    ['??8.4', '118.4', 'superset'],
    ['?8.4', '118.4', 'disjoint'],
    ['?1', '111', 'disjoint'],
    ['??', '12', 'superset'],
    ['??', '123', 'disjoint'],
    ['8.*', '*', 'subset'],
    ['8.*', '-', 'disjoint'],
    ['8.*', '8.*', 'equal'],
    ['8.*', '8.?', 'disjoint'],
    ['8.4', '8.*', 'subset'],
    // An escaped wildcard is a character; behind two backslashes it is a wildcard again.
    ['8.\\*', '8.4', 'disjoint'],
    ['8.\\*', '8.\\*', 'equal'],
    ['8.\\\\*', '8.\\\\4', 'superset'],
  ])('%s against %s is %s', (source, target, expected) => {
    expect(relateValues(read(source), read(target))).toBe(expected);
  });

  const value = fc.string({ unit: fc.constantFrom('a', 'b', '1'), minLength: 1, maxLength: 4 }).chain((text) =>
    fc.oneof(
      fc.constantFrom<CpeValue>({ kind: 'any' }, { kind: 'na' }),
      fc.constant<CpeValue>({ kind: 'value', text }),
      fc.constantFrom('?' as const, '*' as const).map((wildcard) => read(`${text}${wildcard}`)),
      fc.constantFrom('?' as const, '*' as const).map((wildcard) => read(`${wildcard}${text}`)),
    ),
  );
  const REVERSED = { equal: 'equal', disjoint: 'disjoint', superset: 'subset', subset: 'superset' } as const;

  it('says the reverse the other way round, and equal of itself', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(relateValues(b, a)).toBe(REVERSED[relateValues(a, b)]);
        expect(relateValues(a, a)).toBe('equal');
      }),
    );
  });

  it('reads a wildcard as the regular expression it stands for', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 5 });
    fc.assert(
      fc.property(piece, piece, fc.nat({ max: 3 }), fc.nat({ max: 3 }), (text, target, before, after) => {
        fc.pre(text !== '' && target !== '' && before + after > 0);
        const expected = new RegExp(`^.{0,${before}}${text}.{0,${after}}$`).test(target);
        const relation = relateValues(
          { kind: 'value', text, wildcards: { before, after } },
          { kind: 'value', text: target },
        );
        expect(relation === 'superset').toBe(expected);
      }),
    );
  });
});
