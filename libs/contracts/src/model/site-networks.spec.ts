import { describe, expect, it } from '@jest/globals';
import { isScannableNetwork, normaliseNetworks } from './site-networks.js';

describe('isScannableNetwork', () => {
  it.each([
    '10.0.0.0/8',
    '10.1.2.3/32',
    '172.16.0.0/12',
    '192.168.88.0/24',
    '100.64.0.0/10',
    '169.254.0.0/16',
    '127.0.0.0/8',
    '127.0.0.1/32',
  ])('takes %s', (cidr) => {
    expect(isScannableNetwork(cidr)).toBe(true);
  });

  it.each([
    '0.0.0.0/0',
    '10.0.0.0/7',
    '172.16.0.0/11',
    '192.168.0.0/15',
    '8.8.8.0/24',
    '224.0.0.0/4',
    '255.255.255.255/32',
    '198.51.100.0/24',
    '126.0.0.0/7',
    '10.0.0.0',
    'nonsense',
  ])('does not take %s', (cidr) => {
    expect(isScannableNetwork(cidr)).toBe(false);
  });
});

describe('normaliseNetworks', () => {
  it.each([
    [['10.0.0.77/24'], ['10.0.0.0/24']],
    [['10.0.0.0/24', '10.0.0.9/24'], ['10.0.0.0/24']],
    [['10.0.1.0/24', '10.0.0.0/16', '10.0.2.3/32'], ['10.0.0.0/16']],
    [
      ['192.168.2.0/24', '10.0.0.0/24', '192.168.1.0/24'],
      ['192.168.2.0/24', '10.0.0.0/24', '192.168.1.0/24'],
    ],
  ])('of %j: %j', (given, kept) => {
    expect(normaliseNetworks(given)).toEqual(kept);
  });
});
