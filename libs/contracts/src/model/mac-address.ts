import { z } from 'zod';

/** A MAC address in the one form we store and send: upper case, colon separated. */
export const MacAddress = z
  .string()
  .regex(/^(?:[0-9A-F]{2}:){5}[0-9A-F]{2}$/, 'a MAC address such as 00:0C:29:A1:00:11');

/** The canonical form of a MAC in any usual notation (colons, hyphens, Cisco dots, bare), or null when it is none. */
export function normaliseMac(text: string): string | null {
  const trimmed = text.trim();
  const shaped =
    /^(?:[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}|[0-9a-f]{12})$/i;
  if (!shaped.test(trimmed)) return null;
  const digits = trimmed.replace(/[^0-9a-f]/gi, '').toUpperCase();
  return digits.match(/../g)?.join(':') ?? null;
}
