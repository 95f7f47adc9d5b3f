import { describe, expect, it } from '@jest/globals';
import { rightsOf } from './rights.js';

describe('the rights of a login', () => {
  it.each([
    ['read,api,!write,!policy', { granted: ['read', 'api'], missing: [], excess: [] }],
    ['read, write ,api', { granted: ['read', 'write', 'api'], missing: [], excess: ['write'] }],
    ['local,!read', { granted: ['local'], missing: ['read', 'api'], excess: ['local'] }],
    ['', { granted: [], missing: ['read', 'api'], excess: [] }],
  ])('of %j', (policy, rights) => {
    expect(rightsOf(policy)).toEqual(rights);
  });
});
