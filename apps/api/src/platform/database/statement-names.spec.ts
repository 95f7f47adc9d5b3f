import { describe, expect, it } from '@jest/globals';
import { StatementNames } from './statement-names.js';

describe('StatementNames', () => {
  it('gives a text the same name again and another text another name', () => {
    const names = new StatementNames(10);
    const first = names.of('SELECT $1');
    expect(first).toBeDefined();
    expect(names.of('SELECT $1 ')).not.toBe(first);
    expect(names.of('SELECT $1')).toBe(first);
  });

  it('gives names that PostgreSQL keeps whole', () => {
    const names = new StatementNames(100_000);
    const given = Array.from({ length: 100_000 }, (_, index) => names.of(`SELECT $1, ${index}`)!);
    expect(new Set(given).size).toBe(100_000);
    expect(Math.max(...given.map((name) => name.length))).toBeLessThan(64);
  });

  it('gives no more names than its limit, and keeps those it gave', () => {
    const names = new StatementNames(2);
    const [one, two] = [names.of('a'), names.of('b')];
    expect(names.of('c')).toBeUndefined();
    expect([names.of('a'), names.of('b')]).toEqual([one, two]);
  });
});
