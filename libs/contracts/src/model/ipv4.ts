/** An IPv4 network: the numeric base address and the prefix length in bits. */
export interface Ipv4Network {
  readonly base: number;
  readonly prefix: number;
}

const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const DOTTED_QUAD = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`);
const CIDR = new RegExp(`^(${OCTET}(?:\\.${OCTET}){3})/(3[0-2]|[12]?\\d)$`);

/** The address as an unsigned 32-bit number, or null when the text is not a plain dotted quad. */
export function parseIpv4(text: string): number | null {
  if (!DOTTED_QUAD.test(text)) return null;
  return text.split('.').reduce((value, octet) => value * 256 + Number(octet), 0);
}

/** The dotted quad of an unsigned 32-bit number. */
export function formatIpv4(value: number): string {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff).join('.');
}

/** The network of a text such as `192.0.2.0/24`, host bits cleared; null when the text is no CIDR. */
export function parseIpv4Network(text: string): Ipv4Network | null {
  const match = CIDR.exec(text);
  const address = match?.[1] === undefined ? null : parseIpv4(match[1]);
  if (match?.[2] === undefined || address === null) return null;
  const prefix = Number(match[2]);
  return { base: (address & maskOf(prefix)) >>> 0, prefix };
}

/** Whether the address lies in the network. */
export function networkContains(network: Ipv4Network, address: number): boolean {
  return (address & maskOf(network.prefix)) >>> 0 === network.base;
}

/** Whether the dotted quad lies in at least one of the CIDR texts. Unreadable texts contain nothing. */
export function isInAnyNetwork(address: string, cidrs: readonly string[]): boolean {
  const value = parseIpv4(address);
  if (value === null) return false;
  return cidrs.some((cidr) => {
    const network = parseIpv4Network(cidr);
    return network !== null && networkContains(network, value);
  });
}

function maskOf(prefix: number): number {
  return prefix === 0 ? 0 : (0xffffffff << (32 - prefix)) >>> 0;
}
