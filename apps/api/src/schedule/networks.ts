import { type Ipv4Network, networkContains, parseIpv4Network } from '#contracts';

/** Two networks nest or are strangers: they never overlap otherwise. So is the one inside the other? */
const isInside = (inner: Ipv4Network, outer: Ipv4Network): boolean =>
  inner.prefix >= outer.prefix && networkContains(outer, inner.base);

const sizeOf = ({ prefix }: Ipv4Network): number => 2 ** (32 - prefix);

/** A CIDR, or an address as the network of one. */
export const asCidr = (text: string): string => (text.includes('/') ? text : `${text}/32`);

const networksOf = (texts: readonly string[]): Ipv4Network[] =>
  texts.flatMap((text) => parseIpv4Network(asCidr(text)) ?? []);

/** Whether a network lies in one of the others. */
export function isCovered(cidr: string, by: readonly string[]): boolean {
  const [inner] = networksOf([cidr]);
  return inner !== undefined && networksOf(by).some((outer) => isInside(inner, outer));
}

/** What is in both lists: of two networks that nest, the inner one. Each once, in the order of the first list. */
export function commonNetworks(one: readonly string[], other: readonly string[]): string[] {
  const common = one.flatMap((cidr) =>
    isCovered(cidr, other) ? [cidr] : other.filter((inner) => isCovered(inner, [cidr])),
  );
  return [...new Set(common)];
}

/** The networks, and addresses as networks of one, without those that lie in another. */
export function outermost(texts: readonly string[]): Ipv4Network[] {
  const kept: Ipv4Network[] = [];
  // In this order what lies in another comes right after it.
  for (const network of networksOf(texts).sort((a, b) => a.base - b.base || a.prefix - b.prefix)) {
    const last = kept.at(-1);
    if (last === undefined || !isInside(network, last)) kept.push(network);
  }
  return kept;
}

/** How many addresses there are in the networks, less those excluded. Both as {@link outermost} gives them. */
export function countAddresses(networks: readonly Ipv4Network[], excluded: readonly Ipv4Network[] = []): number {
  return networks.reduce((count, network) => count + sizeWithout(network, excluded), 0);
}

function sizeWithout(network: Ipv4Network, excluded: readonly Ipv4Network[]): number {
  if (excluded.some((outer) => isInside(network, outer))) return 0;
  const inside = excluded.filter((inner) => isInside(inner, network));
  return inside.reduce((size, inner) => size - sizeOf(inner), sizeOf(network));
}
