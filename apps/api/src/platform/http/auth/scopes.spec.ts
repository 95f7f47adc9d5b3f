import { describe, expect, it } from '@jest/globals';
import { grants } from './scopes.js';

describe('grants', () => {
  it.each([
    [['cve:view'], true],
    [['cve:*'], true],
    [['*'], true],
    [['site:view', 'cve:view'], true],
    [[], false],
    [['cve:run'], false],
    [['site:*'], false],
    [['cve'], false],
    [['cve:'], false],
    [['cve:vie'], false],
    [['cve:view:more'], false],
    [[':*'], false],
  ])('of %j, cve:view: %s', (granted, holds) => {
    expect(grants(granted, 'cve:view')).toBe(holds);
  });
});
