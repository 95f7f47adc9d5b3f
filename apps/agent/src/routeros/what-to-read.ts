import type { Check } from './checks/check.js';
import { bareMenu, queryOf } from './menu-query.js';
import { knowsProperty } from './property-versions.js';
import type { RouterOsVersion } from './router-values.js';
import type { Reads } from './snapshot.js';

/** What the facts and the list of neighbours need. */
export const FACT_READS: Reads = {
  '/system/resource': ['version', 'architecture-name', 'board-name', 'platform', 'uptime'],
  '/system/identity': ['name'],
  '/system/package/update': ['channel'],
  '/system/routerboard': ['routerboard', 'current-firmware', 'upgrade-firmware'],
  '/system/package': ['name', 'version', 'disabled'],
  '/ip/service': ['name', 'port', 'disabled', 'dynamic', 'address', 'available-from'],
  '/user': ['name', 'group', 'disabled'],
  '/interface': ['name', 'type', 'mac-address', 'running', 'disabled'],
  '/ip/address': ['address', 'disabled'],
};

export const NEIGHBOUR_READS: Reads = {
  '/ip/arp': ['address', 'mac-address', 'complete', 'status', 'disabled', 'invalid'],
  '/ip/dhcp-server/lease': [
    'address',
    'mac-address',
    'active-address',
    'active-mac-address',
    'host-name',
    'status',
    'disabled',
  ],
};

/** The most rows worth having of a menu that can be long; the session's own limit holds for all others. */
const ROW_LIMITS: Readonly<Record<string, number>> = {
  '/log': 1000,
  '/file': 5000,
  '/ip/firewall/address-list': 10_000,
  '/ip/dns/cache': 10_000,
  '/system/history': 1000,
};

export interface MenuToRead {
  /** The name under which the answer is kept: the menu, with its query words when there are any. */
  readonly key: string;
  readonly menu: string;
  readonly query: readonly string[];
  readonly properties: readonly string[];
  readonly maxRows?: number;
}

/** Each menu once, with all that anybody wants of it: the menus of the first entries come first. */
export function whatToRead(wanted: readonly Reads[], version: RouterOsVersion | null): MenuToRead[] {
  const merged = new Map<string, Set<string>>();
  for (const [menu, properties] of wanted.flatMap((reads) => Object.entries(reads))) {
    const known = properties.filter((property) => knowsProperty(menu, property, version));
    merged.set(menu, new Set([...(merged.get(menu) ?? []), ...known]));
  }
  return [...merged]
    .filter(([, properties]) => properties.size > 0)
    .map(([key, properties]) => {
      const maxRows = ROW_LIMITS[key];
      const asked = { key, menu: bareMenu(key), query: queryOf(key), properties: [...properties] };
      return { ...asked, ...(maxRows === undefined ? {} : { maxRows }) };
    });
}

/** What a whole reading wants: facts, neighbours, then everything the checks look at. */
export function readsOf(checks: readonly Check[]): Reads[] {
  return [FACT_READS, NEIGHBOUR_READS, ...checks.map((check) => check.reads)];
}
