import { normaliseMac, parseIpv4 } from '#contracts';
import { clipText } from './clip-text.js';
import { parseFlag } from './router-values.js';
import type { Row } from './session.js';
import type { RouterSnapshot } from './snapshot.js';

/** A device the router has met: which hardware answers at which address, and from which table that is known. */
export interface Neighbour {
  readonly address: string;
  readonly mac: string;
  readonly source: 'router_arp' | 'router_dhcp';
  readonly hostname: string | null;
}

const MAX_HOSTNAME = 255;
const NO_MAC = '00:00:00:00:00:00';

/**
 * The neighbours of a snapshot, one per address. ARP wins over leases, because it was seen on the wire; a lease then
 * only lends its host name, and only to the same hardware. Rows without a usable address and MAC are left out.
 */
export function neighboursOf(snapshot: RouterSnapshot): Neighbour[] {
  const leases = rowsOf(snapshot, '/ip/dhcp-server/lease').flatMap(fromLease);
  const byAddress = new Map(
    rowsOf(snapshot, '/ip/arp')
      .flatMap(fromArp)
      .map((entry) => [entry.address, entry]),
  );
  for (const lease of leases) {
    const met = byAddress.get(lease.address);
    if (met === undefined) byAddress.set(lease.address, lease);
    else if (met.mac === lease.mac && met.hostname === null) {
      byAddress.set(lease.address, { ...met, hostname: lease.hostname });
    }
  }
  return [...byAddress.values()];
}

function fromArp(row: Row): Neighbour[] {
  const unusable = isYes(row.disabled) || isYes(row.invalid) || row.complete === 'false';
  if (unusable || ['incomplete', 'failed'].includes(row.status ?? '')) return [];
  return neighbour(row.address, row['mac-address'], 'router_arp', null);
}

/** A lease that is bound to somebody; a static one that nobody uses says nothing about the network. */
function fromLease(row: Row): Neighbour[] {
  if (isYes(row.disabled) || row.status !== 'bound') return [];
  const address = row['active-address'] ?? row.address;
  const mac = row['active-mac-address'] ?? row['mac-address'];
  return neighbour(address, mac, 'router_dhcp', row['host-name'] ?? null);
}

function neighbour(
  address: string | undefined,
  macText: string | undefined,
  source: Neighbour['source'],
  name: string | null,
): Neighbour[] {
  const mac = normaliseMac(macText ?? '');
  if (address === undefined || parseIpv4(address) === null || mac === null || mac === NO_MAC) return [];
  const hostname = name === null || name.trim() === '' ? null : clipText(name.trim(), MAX_HOSTNAME);
  return [{ address, mac, source, hostname }];
}

function rowsOf(snapshot: RouterSnapshot, menu: string): readonly Row[] {
  const reading = snapshot.menus.get(menu);
  return reading?.kind === 'rows' ? reading.rows : [];
}

function isYes(value: string | undefined): boolean {
  return parseFlag(value ?? '') ?? false;
}
