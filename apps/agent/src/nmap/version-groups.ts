import { formatPorts } from './ports.js';
import type { NmapHost } from './xml.js';

/** Hosts that have the same TCP ports open, so that one run asks all of them and asks none about a closed port. */
export interface VersionGroup {
  readonly targets: readonly string[];
  readonly ports: string;
}

/** The runs of version detection that a port scan asks for: open TCP ports only, hosts in the order they were found. */
export function versionGroups(hosts: readonly NmapHost[]): readonly VersionGroup[] {
  const groups = new Map<string, string[]>();
  for (const host of hosts) {
    const open = host.ports.filter(({ protocol, port, state }) => protocol === 'tcp' && state === 'open' && port > 0);
    if (open.length === 0) continue;
    const ports = formatPorts(open.map(({ port }) => ({ first: port, last: port })));
    groups.set(ports, [...(groups.get(ports) ?? []), host.address]);
  }
  return [...groups].map(([ports, targets]) => ({ targets, ports }));
}
