import { parseIpv4Network, type ScanRequested } from '#contracts';
import {
  addressCount,
  type AddressRanges,
  difference,
  intersection,
  lowest,
  rangeOf,
  rangesOf,
  united,
} from './address-ranges.js';

/** The most addresses that are searched for one request: those of a /16. */
export const MOST_ADDRESSES = 65_536;

/** What may be scanned at all where a site's networks allow it; `refuseTarget` of the contracts says the same of one address. */
const SCANNABLE = rangesOf(['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '169.254.0.0/16']);
const SMALLEST_WITH_BROADCAST = 30;

/**
 * Why a network is not searched whole. `not_allowed`: some of it may not be scanned from here; `over_limit`: all that was
 * asked for is more than is searched for one request. What the request excludes is no gap: it was not wanted.
 */
export type SearchGap = 'not_allowed' | 'over_limit';

/** One network asked for. */
export interface AskedNetwork {
  /** As it was asked for. */
  readonly network: string;
  /** Its addresses that are to be looked at. */
  readonly ranges: AddressRanges;
  readonly gaps: readonly SearchGap[];
}

/** Where hosts are looked for, and where not. */
export interface SearchPlan {
  readonly networks: readonly AskedNetwork[];
  /** All addresses to be looked at, each once. */
  readonly ranges: AddressRanges;
  /** Never to be touched. */
  readonly exclusions: AddressRanges;
}

/**
 * Works out where to look for hosts: what the request asks for, as far as its own networks and the agent's allow it, less
 * what it excludes, the network and the broadcast address of each network, and what is over {@link MOST_ADDRESSES}.
 */
export function planSearch(request: ScanRequested, agentNetworks: readonly string[]): SearchPlan {
  const exclusions = rangesOf(request.exclusions ?? []);
  const allowed = allowedRanges(request.allowed_networks, agentNetworks);
  const asked = [...new Set(request.target_networks ?? [])].map((network) => {
    const wanted = difference(hostRanges(network), exclusions);
    return { network, wanted, permitted: intersection(wanted, allowed) };
  });
  const ranges = lowest(united(asked.flatMap(({ permitted }) => permitted)), MOST_ADDRESSES);
  const networks = asked.map(({ network, wanted, permitted }) => {
    const planned = intersection(permitted, ranges);
    return { network, ranges: planned, gaps: gapsOf([wanted, permitted, planned].map(addressCount)) };
  });
  return { networks, ranges, exclusions };
}

function gapsOf([wanted = 0, permitted = 0, planned = 0]: readonly number[]): SearchGap[] {
  return [
    ...(permitted < wanted ? (['not_allowed'] as const) : []),
    ...(planned < permitted ? (['over_limit'] as const) : []),
  ];
}

/** What both lists allow; an empty list of the agent's narrows nothing. */
function allowedRanges(siteNetworks: readonly string[], agentNetworks: readonly string[]): AddressRanges {
  const bySite = scannable(siteNetworks);
  return agentNetworks.length === 0 ? bySite : intersection(bySite, scannable(agentNetworks));
}

/** Loopback needs a network that lies in it: no 0.0.0.0/0 lets it in by accident. */
function scannable(networks: readonly string[]): AddressRanges {
  const loopback = networks.filter((cidr) => cidr.startsWith('127.') && Number(cidr.split('/')[1]) >= 8);
  return united([...intersection(rangesOf(networks), SCANNABLE), ...rangesOf(loopback)]);
}

/** The addresses of a network that may be a host's. */
function hostRanges(cidr: string): AddressRanges {
  const network = parseIpv4Network(cidr);
  if (network === null) return [];
  const { first, last } = rangeOf(network);
  return network.prefix > SMALLEST_WITH_BROADCAST ? [{ first, last }] : [{ first: first + 1, last: last - 1 }];
}
