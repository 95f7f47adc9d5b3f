import { formatIpv4, parseIpv4, parseIpv4Network } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addressCount,
  type AddressRange,
  chunksOf,
  cidrsOf,
  difference,
  hasAddress,
  intersection,
  lowest,
  rangeOf,
  rangesOf,
  united,
} from './address-ranges.js';

/** Small numbers, so that ranges touch, overlap and hold each other; and the very ends of what there is. */
const someRanges = fc
  .array(fc.tuple(fc.nat(60), fc.nat(12)).map(([first, more]): AddressRange => ({ first, last: first + more })))
  .chain((ranges) => fc.constantFrom(ranges, [...ranges, { first: 2 ** 32 - 3, last: 2 ** 32 - 1 }]));
const membersOf = (ranges: readonly AddressRange[]): number[] => {
  const all = new Set<number>();
  for (const { first, last } of ranges) for (let one = first; one <= last; one++) all.add(one);
  return [...all].sort((a, b) => a - b);
};
const isCanonical = (ranges: readonly AddressRange[]): boolean =>
  ranges.every(({ first, last }, index) => first <= last && (index === 0 || first > ranges[index - 1]!.last + 1));

describe('sets of addresses', () => {
  it('are what sets of numbers are', () => {
    fc.assert(
      fc.property(someRanges, someRanges, (one, other) => {
        const [a, b] = [united(one), united(other)];
        const [inA, inB] = [membersOf(one), membersOf(other)];
        expect(membersOf(a)).toEqual(inA);
        expect(addressCount(a)).toBe(inA.length);
        expect(membersOf(intersection(a, b))).toEqual(inA.filter((address) => inB.includes(address)));
        expect(membersOf(difference(a, b))).toEqual(inA.filter((address) => !inB.includes(address)));
        for (const set of [a, intersection(a, b), difference(a, b)]) expect(isCanonical(set)).toBe(true);
        for (let address = 0; address < 80; address++) expect(hasAddress(a, address)).toBe(inA.includes(address));
      }),
    );
  });

  it('are taken in portions, in order, without loss', () => {
    fc.assert(
      fc.property(someRanges, fc.integer({ min: 1, max: 20 }), (ranges, size) => {
        const all = membersOf(ranges);
        const chunks = chunksOf(united(ranges), size);
        expect(chunks.flatMap(membersOf)).toEqual(all);
        expect(chunks.slice(0, -1).every((chunk) => addressCount(chunk) === size)).toBe(true);
        expect(membersOf(lowest(united(ranges), size))).toEqual(all.slice(0, size));
      }),
    );
  });

  it('are named by CIDR texts that hold exactly them', () => {
    fc.assert(
      fc.property(someRanges, (ranges) => {
        const texts = cidrsOf(united(ranges));
        const back = texts.map((text) => {
          const address = parseIpv4(text);
          return rangeOf(address === null ? parseIpv4Network(text)! : { base: address, prefix: 32 });
        });
        expect(addressCount(back)).toBe(membersOf(ranges).length); // none is named twice
        expect(united(back)).toEqual(united(ranges));
        expect(texts.every((text) => parseIpv4Network(text.includes('/') ? text : `${text}/32`) !== null)).toBe(true);
      }),
    );
  });

  it('cost no more when they are large', () => {
    expect(addressCount(rangesOf(['0.0.0.0/0']))).toBe(2 ** 32);
    expect(cidrsOf(rangesOf(['0.0.0.0/0']))).toEqual(['0.0.0.0/0']);
    const hosts = difference(rangesOf(['10.0.0.0/24']), rangesOf(['10.0.0.0/32', '10.0.0.255/32']));
    expect(cidrsOf(hosts)).toHaveLength(14);
    expect(cidrsOf(rangesOf(['10.0.0.0/25', '10.0.0.128/25', 'x', '10.0.1.7/32']))).toEqual([
      '10.0.0.0/24',
      '10.0.1.7',
    ]);
    expect(formatIpv4(rangesOf(['255.255.255.255/32'])[0]!.last)).toBe('255.255.255.255');
  });
});
