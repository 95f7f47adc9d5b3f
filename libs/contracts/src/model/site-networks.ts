import { classifyAddress } from './address-class.js';
import { formatIpv4, type Ipv4Network, networkContains, parseIpv4Network } from './ipv4.js';

/**
 * Whether every address of the network is one that can be scanned (see `refuseTarget`): the whole of it is private,
 * link-local or loopback. Texts that are no network are not.
 */
export function isScannableNetwork(cidr: string): boolean {
  const network = parseIpv4Network(cidr);
  if (network === null) return false;
  const last = network.base + 2 ** (32 - network.prefix) - 1;
  const [first, end] = [network.base, last].map((address) => classifyAddress(formatIpv4(address)));
  // Each kind of address fills whole blocks, and a network with both ends in such blocks of one kind lies in one of them.
  return first === end && (first === 'private' || first === 'link_local' || first === 'loopback');
}

/** The networks with host bits cleared, without those that lie in another one; in the order in which they were given. */
export function normaliseNetworks(cidrs: readonly string[]): string[] {
  const networks = cidrs.map(parseIpv4Network).filter((network) => network !== null);
  const texts = networks
    .filter((network, index) => !networks.some((other, at) => covers(other, network, at < index)))
    .map(({ base, prefix }) => `${formatIpv4(base)}/${prefix}`);
  return texts;
}

/** Whether `network` says nothing that `other` does not say; of two equal ones only the later is redundant. */
function covers(other: Ipv4Network, network: Ipv4Network, isEarlier: boolean): boolean {
  if (other.prefix === network.prefix) return isEarlier && other.base === network.base;
  return other.prefix < network.prefix && networkContains(other, network.base);
}
