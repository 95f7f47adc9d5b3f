import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatIpv4, isInAnyNetwork } from '#contracts';
import { commonNetworks, countAddresses, isCovered, outermost } from './networks.js';

/** Networks of 10.0.0.0/24: few enough addresses to ask about each. */
const network = fc
  .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 24, max: 32 }))
  .map(([last, prefix]) => `10.0.0.${last & (0xff << (32 - prefix))}/${prefix}`);
const networks = fc.array(network, { maxLength: 6 });
const ADDRESSES = Array.from({ length: 256 }, (_, last) => formatIpv4(0x0a000000 + last));

describe('networks', () => {
  it('have as many addresses as one counts one by one, without those excluded', () => {
    fc.assert(
      fc.property(networks, networks, (cidrs, exclusions) => {
        const counted = ADDRESSES.filter((one) => isInAnyNetwork(one, cidrs) && !isInAnyNetwork(one, exclusions));
        expect(countAddresses(outermost(cidrs), outermost(exclusions))).toBe(counted.length);
      }),
    );
  });

  it('have in common what both hold', () => {
    fc.assert(
      fc.property(networks, networks, (one, other) => {
        const common = commonNetworks(one, other);
        const inBoth = ADDRESSES.filter((address) => isInAnyNetwork(address, one) && isInAnyNetwork(address, other));
        expect(ADDRESSES.filter((address) => isInAnyNetwork(address, common))).toEqual(inBoth);
        expect(new Set(common).size).toBe(common.length);
      }),
    );
  });

  it('lie in another when it is one network that holds them', () => {
    expect(isCovered('10.0.0.0/25', ['10.0.1.0/24', '10.0.0.0/24'])).toBe(true);
    expect(isCovered('10.0.0.0/24', ['10.0.0.0/25', '10.0.0.128/26'])).toBe(false);
  });

  it('exclude addresses as well as networks', () => {
    expect(countAddresses(outermost(['10.0.0.0/30']), outermost(['10.0.0.1', '10.0.0.2/31']))).toBe(1);
  });
});
