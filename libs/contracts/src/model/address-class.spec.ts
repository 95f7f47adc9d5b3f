import { describe, expect, it } from '@jest/globals';
import { classifyAddress, refuseTarget } from './address-class.js';

describe('classifyAddress', () => {
  it.each([
    ['10.0.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['172.32.0.0', 'public'],
    ['192.168.1.55', 'private'],
    ['100.64.0.1', 'private'],
    ['169.254.1.1', 'link_local'],
    ['127.0.0.1', 'loopback'],
    ['224.0.0.1', 'multicast'],
    ['239.255.255.255', 'multicast'],
    ['255.255.255.255', 'broadcast'],
    ['240.0.0.1', 'reserved'],
    ['0.0.0.0', 'reserved'],
    ['192.0.2.1', 'reserved'],
    ['8.8.8.8', 'public'],
  ])('%s is %s', (address, kind) => {
    expect(classifyAddress(address)).toBe(kind);
  });
});

describe('refuseTarget', () => {
  it('lets a private address in an allowed network pass', () => {
    expect(refuseTarget('10.77.0.11', ['192.168.0.0/16', '10.77.0.0/24'])).toBeNull();
  });
  it('refuses a private address outside the networks', () => {
    expect(refuseTarget('10.78.0.11', ['10.77.0.0/24'])).toBe('outside_networks');
  });
  it.each(['8.8.8.8', '224.0.0.1', '255.255.255.255', '0.0.0.0', '203.0.113.7'])(
    'never lets %s pass, whatever is allowed',
    (address) => {
      expect(refuseTarget(address, ['0.0.0.0/0'])).toBe('never_scannable');
    },
  );
  it('needs a loopback network to be named for loopback', () => {
    expect(refuseTarget('127.0.0.1', ['0.0.0.0/0'])).toBe('never_scannable');
    expect(refuseTarget('127.0.0.1', ['127.0.0.0/8'])).toBeNull();
    expect(refuseTarget('127.0.0.1', ['127.0.0.0/1'])).toBe('never_scannable');
  });
});
