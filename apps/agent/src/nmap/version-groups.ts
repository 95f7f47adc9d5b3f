import { sparedPorts } from './fragile.js';
import { formatPorts } from './ports.js';
import type { NmapHost } from './xml.js';

/** Hosts that have the same TCP ports open, so that one run asks all of them and asks none about a closed port. */
export interface VersionGroup {
  readonly targets: readonly string[];
  readonly ports: string;
  /** Whether they may not bear all that is usual. */
  readonly gentle: boolean;
}

/** How the devices of a site are spared. */
export interface Sparing {
  /** Whether ports behind which a probe may do harm are left alone. */
  readonly sparesPorts: boolean;
  readonly isGentle: (address: string) => boolean;
}

/** The runs of version detection that a port scan asks for: open TCP ports only, hosts in the order they were found. */
export function versionGroups(hosts: readonly NmapHost[], { sparesPorts, isGentle }: Sparing): readonly VersionGroup[] {
  const groups = new Map<string, { ports: string; gentle: boolean; targets: string[] }>();
  for (const host of hosts) {
    const open = openTcpPorts(host);
    const { printer, industrial } = sparedPorts(sparesPorts ? open : []);
    const asked = open.filter((port) => !printer.includes(port) && !industrial.includes(port));
    if (asked.length === 0) continue;
    const ports = formatPorts(asked.map((port) => ({ first: port, last: port })));
    const gentle = industrial.length > 0 || isGentle(host.address);
    const group = groups.get(`${ports} ${gentle}`) ?? { ports, gentle, targets: [] };
    groups.set(`${ports} ${gentle}`, { ...group, targets: [...group.targets, host.address] });
  }
  return [...groups.values()];
}

/** The TCP ports a host was found to have open. */
export function openTcpPorts({ ports }: Pick<NmapHost, 'ports'>): readonly number[] {
  const open = ports.filter(({ protocol, port, state }) => protocol === 'tcp' && state === 'open' && port > 0);
  return open.map(({ port }) => port);
}
