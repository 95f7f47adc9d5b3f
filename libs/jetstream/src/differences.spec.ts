import { describe, expect, it } from '@jest/globals';
import { differences } from './differences.js';

describe('differences', () => {
  it('finds none when all that is wanted is there, whatever else is', () => {
    expect(differences({ a: 1, list: ['x'] }, { list: ['x'], a: 1, b: 2 })).toEqual([]);
  });

  it('names each field with both values', () => {
    expect(differences({ a: 1, b: 'x', c: [1, 2] }, { a: 2, b: 'x', c: [2, 1] })).toEqual([
      'a is 2, not 1',
      'c is [2,1], not [1,2]',
    ]);
  });

  it('says null for what is missing on either side', () => {
    expect(differences({ a: 1 }, {})).toEqual(['a is null, not 1']);
    expect(differences({ a: undefined }, { a: 1 })).toEqual(['a is 1, not null']);
    expect(differences({ a: undefined }, {})).toEqual([]);
  });
});
