import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HELP_PART_BYTES, HelpAssembly, helpParts, MAX_HELP_PARTS } from './remote-help.js';

const joinedAgain = (messages: readonly Uint8Array[]) => {
  const assembly = new HelpAssembly();
  return messages.map((message) => assembly.add(message)).at(-1);
};

describe('the parts of an answer', () => {
  it('are the answer again, whatever its size', () => {
    const edges = [0, 1, HELP_PART_BYTES - 1, HELP_PART_BYTES, HELP_PART_BYTES + 1, HELP_PART_BYTES * MAX_HELP_PARTS];
    fc.assert(
      fc.property(fc.constantFrom(...edges), fc.nat(255), (size, byte) => {
        const answer = new Uint8Array(size).fill(byte);
        const parts = helpParts(answer);
        expect(parts.every(({ length }) => length <= HELP_PART_BYTES + 2)).toBe(true);
        expect(Buffer.from(joinedAgain(parts)!).equals(answer)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('are refused when they would be too many', () => {
    expect(() => helpParts(new Uint8Array(HELP_PART_BYTES * MAX_HELP_PARTS + 1))).toThrow(RangeError);
  });

  it.each([
    ['out of order', [1, 0]],
    ['twice', [0, 0]],
    ['without the first', [1]],
  ])('are refused when they come %s', (_, order) => {
    const parts = helpParts(new Uint8Array(HELP_PART_BYTES * 2));
    expect(() => joinedAgain(order.map((index) => parts[index]!))).toThrow('not what it should be');
  });

  it('are refused when one is larger than any we send', () => {
    const message = new Uint8Array(HELP_PART_BYTES + 3);
    message[1] = 1;
    expect(() => joinedAgain([message])).toThrow('not what it should be');
  });
});
