import { formatIpv4, type Ipv4Network, parseIpv4Network } from '#contracts';

/** Addresses `first` to `last`, both included, as unsigned 32-bit numbers. */
export interface AddressRange {
  readonly first: number;
  readonly last: number;
}

/** A set of addresses: ascending, without overlap, no two ranges adjacent. Its size does not depend on how many there are. */
export type AddressRanges = readonly AddressRange[];

/** The addresses of one network. */
export function rangeOf({ base, prefix }: Ipv4Network): AddressRange {
  return { first: base, last: base + 2 ** (32 - prefix) - 1 };
}

/** All addresses of the CIDR texts. Unreadable texts contain nothing. */
export function rangesOf(cidrs: readonly string[]): AddressRanges {
  return united(
    cidrs.flatMap((cidr) => {
      const network = parseIpv4Network(cidr);
      return network === null ? [] : [rangeOf(network)];
    }),
  );
}

/** The set that holds all these ranges, in whatever order and overlap they come. */
export function united(ranges: readonly AddressRange[]): AddressRanges {
  const result: AddressRange[] = [];
  for (const { first, last } of [...ranges].sort((a, b) => a.first - b.first)) {
    const open = result.at(-1);
    if (open === undefined || first > open.last + 1) result.push({ first, last });
    else if (last > open.last) result[result.length - 1] = { first: open.first, last };
  }
  return result;
}

/** What is in both. */
export function intersection(one: AddressRanges, other: AddressRanges): AddressRanges {
  const result: AddressRange[] = [];
  for (let i = 0, j = 0; ;) {
    const [a, b] = [one[i], other[j]];
    if (a === undefined || b === undefined) return result;
    const [first, last] = [Math.max(a.first, b.first), Math.min(a.last, b.last)];
    if (first <= last) result.push({ first, last });
    if (a.last < b.last) i += 1;
    else j += 1;
  }
}

/** What is in the first and not in the other. */
export function difference(from: AddressRanges, without: AddressRanges): AddressRanges {
  return intersection(from, complement(without));
}

function complement(ranges: AddressRanges): AddressRanges {
  const starts = [0, ...ranges.map(({ last }) => last + 1)];
  const ends = [...ranges.map(({ first }) => first - 1), 2 ** 32 - 1];
  return starts.map((first, index) => ({ first, last: ends[index] ?? -1 })).filter(({ first, last }) => first <= last);
}

/** How many addresses there are. */
export function addressCount(ranges: AddressRanges): number {
  return ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0);
}

/** Whether the address is one of them. */
export function hasAddress(ranges: AddressRanges, address: number): boolean {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranges[middle]?.last ?? 0) < address) low = middle + 1;
    else high = middle;
  }
  const found = ranges[low];
  return found !== undefined && found.first <= address;
}

/** The lowest addresses, at most `count`. */
export function lowest(ranges: AddressRanges, count: number): AddressRanges {
  return chunksOf(ranges, count)[0] ?? [];
}

/** The same addresses in ascending portions of `size`; only the last is smaller. `size` at least 1. */
export function chunksOf(ranges: AddressRanges, size: number): AddressRanges[] {
  const chunks: AddressRange[][] = [];
  let room = 0;
  for (const { first, last } of ranges) {
    for (let from = first; from <= last;) {
      if (room === 0) {
        chunks.push([]);
        room = size;
      }
      const to = Math.min(last, from + room - 1);
      chunks.at(-1)?.push({ first: from, last: to });
      room -= to - from + 1;
      from = to + 1;
    }
  }
  return chunks;
}

/** The fewest dotted quads and CIDR texts that name exactly these addresses. */
export function cidrsOf(ranges: AddressRanges): string[] {
  return ranges.flatMap(({ first, last }) => {
    const texts: string[] = [];
    for (let from = first; from <= last;) {
      let prefix = 32;
      while (prefix > 0 && fits(from, last, prefix - 1)) prefix -= 1;
      texts.push(prefix === 32 ? formatIpv4(from) : `${formatIpv4(from)}/${prefix}`);
      from += 2 ** (32 - prefix);
    }
    return texts;
  });
}

/** Whether a network of this prefix may begin at `from` and ends no later than `last`. */
function fits(from: number, last: number, prefix: number): boolean {
  const size = 2 ** (32 - prefix);
  return from % size === 0 && from + size - 1 <= last;
}
