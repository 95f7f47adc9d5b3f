import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { boundedText } from './bounded-text.js';

describe('boundedText', () => {
  it.each([
    ['OpenSSH 8.9p1', 'OpenSSH 8.9p1'],
    ['a\0b\x07c\x1b[31m', 'abc[31m'],
    ['two\r\nlines', 'two lines'],
    ['half \uD800 a pair', 'half  a pair'],
    ['exe\u202Egnp.txt', 'exegnp.txt'],
    ['zero\u200Bwidth', 'zerowidth'],
    ['Grüße 💩', 'Grüße 💩'],
    ['  padded ', 'padded'],
  ])('makes %j into %j', (text, expected) => {
    expect(boundedText(text, 512)).toBe(expected);
  });

  it('does not cut a character in two', () => {
    expect(boundedText('ab💩', 3)).toBe('ab');
  });

  it('is bounded, clean and stable for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 0, max: 20 }), (text, max) => {
        const bounded = boundedText(text, max);
        expect(bounded.length).toBeLessThanOrEqual(max);
        expect(bounded).not.toMatch(/[\p{Cc}\p{Cs}]/u);
        expect(boundedText(bounded, max)).toBe(bounded);
      }),
    );
  });
});
