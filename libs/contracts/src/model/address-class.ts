import { isInAnyNetwork } from './ipv4.js';

/** What kind of IPv4 address it is, for the decision whether it may ever be scanned. */
export type AddressClass = 'private' | 'loopback' | 'link_local' | 'multicast' | 'broadcast' | 'reserved' | 'public';

/** Networks of the IANA IPv4 special-purpose registry (RFC 6890 and its updates), most specific first. */
const SPECIAL: readonly (readonly [AddressClass, readonly string[]])[] = [
  ['broadcast', ['255.255.255.255/32']],
  ['loopback', ['127.0.0.0/8']],
  ['link_local', ['169.254.0.0/16']],
  ['private', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10']],
  ['multicast', ['224.0.0.0/4']],
  [
    'reserved',
    [
      '0.0.0.0/8',
      '192.0.0.0/24',
      '192.0.2.0/24',
      '192.88.99.0/24',
      '198.18.0.0/15',
      '198.51.100.0/24',
      '203.0.113.0/24',
    ],
  ],
  ['reserved', ['240.0.0.0/4']],
];

/** The class of a dotted quad. Carrier-grade NAT space (100.64.0.0/10) counts as private: it sits behind the router. */
export function classifyAddress(address: string): AddressClass {
  return SPECIAL.find(([, networks]) => isInAnyNetwork(address, networks))?.[0] ?? 'public';
}

/** Why an address is refused, or null when it may be scanned. */
export type TargetRefusal = 'never_scannable' | 'outside_networks';

/**
 * Whether `address` may be scanned at a site with these networks.
 *
 * Private and link-local addresses need to lie in an allowed network. Loopback needs an allowed network that is itself
 * inside 127.0.0.0/8, so that no 0.0.0.0/0 lets it in by accident. Multicast, broadcast, reserved and public addresses
 * are never scanned, whatever the site says: Siteward does not scan the internet.
 */
export function refuseTarget(address: string, allowedNetworks: readonly string[]): TargetRefusal | null {
  const kind = classifyAddress(address);
  if (kind === 'loopback') {
    const loopbackNetworks = allowedNetworks.filter(
      (cidr) => cidr.startsWith('127.') && Number(cidr.split('/')[1]) >= 8,
    );
    return isInAnyNetwork(address, loopbackNetworks) ? null : 'never_scannable';
  }
  if (kind !== 'private' && kind !== 'link_local') return 'never_scannable';
  return isInAnyNetwork(address, allowedNetworks) ? null : 'outside_networks';
}
