import { BlockList, isIPv4 } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatIpv4, isInAnyNetwork, networkContains, parseIpv4, parseIpv4Network } from './ipv4.js';

const address = fc.integer({ min: 0, max: 0xffff_ffff });
const prefix = fc.integer({ min: 0, max: 32 });
/** Octet by octet, without a bit operation: slow, and hard to get wrong. */
const naive = (value: number): string =>
  [2 ** 24, 2 ** 16, 2 ** 8, 1].map((weight) => Math.floor(value / weight) % 256).join('.');

describe('an IPv4 address', () => {
  it('is written as the naive way writes it, and read back', () => {
    fc.assert(
      fc.property(address, (value) => {
        expect(formatIpv4(value)).toBe(naive(value));
        expect(parseIpv4(naive(value))).toBe(value);
      }),
    );
  });

  it('is what Node.js takes for one, and nothing else', () => {
    const almost = fc
      .array(fc.constantFrom('0', '00', '1', '255', '256', '-1', '1e1', ' 1', '', '0x1', '٣'), {
        minLength: 1,
        maxLength: 5,
      })
      .map((octets) => octets.join('.'));
    fc.assert(
      fc.property(fc.oneof(almost, fc.ipV4(), fc.ipV4Extended(), fc.string()), (text) => {
        expect(parseIpv4(text) !== null).toBe(isIPv4(text));
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['1.2.3.4\n', '1.2.3', '01.2.3.4', '1.2.3.4/32', '3232235777', '::ffff:1.2.3.4'])('is not %p', (text) => {
    expect(parseIpv4(text)).toBeNull();
  });
});

describe('an IPv4 network', () => {
  it('holds exactly the addresses that the operating system would say it holds', () => {
    fc.assert(
      fc.property(address, prefix, address, (base, bits, other) => {
        const list = new BlockList();
        list.addSubnet(naive(base), bits);
        const network = parseIpv4Network(`${naive(base)}/${bits}`)!;
        const size = 2 ** (32 - bits);
        const first = Math.floor(base / size) * size;
        expect(network).toEqual({ base: first, prefix: bits });
        const edges = [other, first, first + size - 1, first - 1, first + size].filter((at) => at >= 0 && at < 2 ** 32);
        for (const at of edges) {
          expect(networkContains(network, at)).toBe(at >= first && at < first + size);
          expect(networkContains(network, at)).toBe(list.check(naive(at)));
        }
      }),
    );
  });

  it.each(['10.0.0.0', '10.0.0.0/', '10.0.0.0/33', '10.0.0.0/08', '10.0.0.0/-1', '10.0.0/8', '/8', ' 10.0.0.0/8', ''])(
    'is not %p',
    (text) => {
      expect(parseIpv4Network(text)).toBeNull();
      expect(isInAnyNetwork('10.0.0.1', [text])).toBe(false);
    },
  );

  it('may be one of several', () => {
    expect(isInAnyNetwork('10.1.2.3', ['192.0.2.0/24', '10.0.0.0/8'])).toBe(true);
    expect(isInAnyNetwork('11.1.2.3', ['192.0.2.0/24', '10.0.0.0/8'])).toBe(false);
    expect(isInAnyNetwork('not an address', ['0.0.0.0/0'])).toBe(false);
    expect(isInAnyNetwork('10.1.2.3', [])).toBe(false);
  });
});
