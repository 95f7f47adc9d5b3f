import { describe, expect, it } from '@jest/globals';
import { firstNotGivable, GIVABLE_SCOPES } from './given-scopes.js';

describe('GIVABLE_SCOPES', () => {
  it('holds single rights, all of a kind, and all', () => {
    expect(GIVABLE_SCOPES).toEqual(expect.arrayContaining(['*', 'cve:*', 'site:*', 'key:*', 'audit:*', 'cve:view']));
    expect(new Set(GIVABLE_SCOPES).size).toBe(GIVABLE_SCOPES.length);
  });
});

describe('firstNotGivable', () => {
  it.each([
    [['*'], ['*', 'cve:*', 'key:create'], null],
    [['cve:*'], ['cve:*', 'cve:view'], null],
    [['cve:*'], ['cve:view', 'site:view'], 'site:view'],
    [['cve:*'], ['*'], '*'],
    [['cve:view'], ['cve:view'], null],
    [['cve:view'], ['cve:*'], 'cve:*'],
    [['cve:view', 'cve:create', 'cve:update', 'cve:delete', 'cve:run', 'cve:manage'], ['cve:*'], 'cve:*'],
    [[], ['cve:view'], 'cve:view'],
  ])('of %j may %j be given: %s is the first that may not', (granted, wanted, first) => {
    expect(firstNotGivable(granted, wanted)).toBe(first);
  });
});
