import { isInAnyNetwork, parseIpv4, refuseTarget } from '#contracts';
import { z } from 'zod';
import { asCidr } from '../schedule/index.js';

/** What decides which addresses may be scanned. All are lists of networks in CIDR; an exclusion may be a bare address. */
export interface ScanBounds {
  /** The networks of the site. */
  readonly networks: readonly string[];
  /** What the schedule covers of them. */
  readonly subnets: readonly string[];
  readonly exclusions: readonly string[];
}

/** Why an address is refused. */
export type AddressRefusal = 'malformed' | 'ipv6' | 'never_scannable' | 'outside_networks' | 'excluded';

/** Whether an address, as a caller wrote it, may be scanned; null when it may. */
export function refusalOf(address: string, bounds: ScanBounds): AddressRefusal | null {
  if (parseIpv4(address) === null) return z.ipv6().safeParse(address).success ? 'ipv6' : 'malformed';
  const refusal = refuseTarget(address, bounds.networks) ?? refuseTarget(address, bounds.subnets);
  if (refusal !== null) return refusal;
  return isInAnyNetwork(address, bounds.exclusions.map(asCidr)) ? 'excluded' : null;
}

const WORDS: Record<AddressRefusal, string> = {
  malformed: 'malformed',
  ipv6: 'IPv6',
  never_scannable: 'never scannable',
  outside_networks: 'outside the site or the schedule',
  excluded: 'excluded by the schedule',
};

/** Every address that may not be scanned, with the reason, as a sentence; null when all may. */
export function refusalsInWords(addresses: readonly string[], bounds: ScanBounds): string | null {
  const bad = addresses.flatMap((address) => {
    const refusal = refusalOf(address, bounds);
    return refusal === null ? [] : [`${address === '' ? 'an empty text' : address} (${WORDS[refusal]})`];
  });
  return bad.length === 0 ? null : `These of the 'ips' cannot be scanned: ${bad.join(', ')}.`;
}
