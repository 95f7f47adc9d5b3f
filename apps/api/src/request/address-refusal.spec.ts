import { describe, expect, it } from '@jest/globals';
import { type AddressRefusal, refusalOf, refusalsInWords } from './address-refusal.js';

const bounds = {
  networks: ['10.77.0.0/16', '192.168.1.0/24'],
  subnets: ['10.77.0.0/24'],
  exclusions: ['10.77.0.5', '10.77.0.128/25'],
};

describe('an address', () => {
  it.each<[string, AddressRefusal | null]>([
    ['10.77.0.11', null],
    ['10.77.0.127', null],
    ['10.77.0.5', 'excluded'],
    ['10.77.0.200', 'excluded'],
    ['10.77.1.11', 'outside_networks'],
    ['192.168.1.5', 'outside_networks'],
    ['10.78.0.1', 'outside_networks'],
    ['8.8.8.8', 'never_scannable'],
    ['255.255.255.255', 'never_scannable'],
    ['127.0.0.1', 'never_scannable'],
    ['fd00::11', 'ipv6'],
    ['::ffff:10.77.0.11', 'ipv6'],
    ['10.77.0.011', 'malformed'],
    ['10.77.0.11/32', 'malformed'],
    ['router.lan', 'malformed'],
    ['', 'malformed'],
  ])('%s is judged %s', (address, refusal) => {
    expect(refusalOf(address, bounds)).toBe(refusal);
  });
});

describe('several addresses', () => {
  it('are all named when they are bad, each with its reason', () => {
    expect(refusalsInWords(['10.77.0.11', '8.8.8.8', '', 'fd00::1', 'x', '10.78.0.1', '10.77.0.5'], bounds)).toBe(
      "These of the 'ips' cannot be scanned: 8.8.8.8 (never scannable), an empty text (malformed), fd00::1 (IPv6), " +
        'x (malformed), 10.78.0.1 (outside the site or the schedule), 10.77.0.5 (excluded by the schedule).',
    );
  });

  it('that are good are not spoken of', () => {
    expect(refusalsInWords(['10.77.0.11', '10.77.0.12'], bounds)).toBeNull();
  });
});
