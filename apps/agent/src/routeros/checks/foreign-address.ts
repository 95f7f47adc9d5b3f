import { classifyAddress, parseIpv4 } from '#contracts';

/**
 * Whether an address, with or without prefix or port, lies outside every network of one's own. Ranges reserved for
 * documentation count as outside: on a real router they stand for nothing at home.
 */
export function isForeignAddress(text: string): boolean {
  const [address = ''] = text.split(/[/:]/);
  if (parseIpv4(address) === null || address.startsWith('0.')) return false;
  return ['public', 'reserved'].includes(classifyAddress(address));
}
