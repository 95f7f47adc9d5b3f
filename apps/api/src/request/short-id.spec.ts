import { describe, expect, it } from '@jest/globals';
import { SHORT_ID_BYTES, shortIdOf } from './short-id.js';

describe('shortIdOf', () => {
  it('gives three groups of three', () => {
    expect(shortIdOf(Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7, 8]))).toBe('ABC-DEF-GHJ');
  });
  it('takes every byte value, each letter equally often', () => {
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 256; byte++) {
      const letter = shortIdOf(new Uint8Array(SHORT_ID_BYTES).fill(byte)).charAt(0);
      expect(letter).toMatch(/^[A-HJ-NP-Z2-9]$/);
      counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    expect(new Set(counts.values())).toEqual(new Set([8]));
  });
});
