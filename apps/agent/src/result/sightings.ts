import type { HostFacts, PortFacts } from '#contracts';

/** One address as a run of nmap saw it. */
export interface SeenHost {
  readonly address: string;
  readonly status: { readonly state: string; readonly reason: string };
  readonly mac: { readonly address: string; readonly vendor: string | null } | null;
  readonly hostnames: readonly string[];
  readonly ports: readonly PortFacts[];
  /** Ports nmap counted instead of listing. */
  readonly otherPorts: readonly { readonly state: PortFacts['state'] }[];
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly timedOut: boolean;
}

/** One run of nmap, as far as a result needs it. */
export interface SeenByNmap {
  readonly hosts: readonly SeenHost[];
  readonly complete: boolean;
  readonly problem: string | null;
  readonly scannedTcp: string;
  readonly startedAt: string;
  readonly endedAt: string;
}

/** Who the router says is behind an address. */
export interface Neighbour {
  readonly address: string;
  readonly mac: string;
  readonly source: 'router_arp' | 'router_dhcp';
  readonly hostname: string | null;
}

/** Open ports left alone, by what would suffer. */
export type Spared = Readonly<Record<'printer' | 'industrial', readonly number[]>>;

/** All that was seen of one target. */
export interface Sightings {
  readonly target: string;
  readonly ports: SeenByNmap;
  /** Null when version detection was not run for this target, be it that nothing was open. */
  readonly versions: SeenByNmap | null;
  /** Open TCP ports that were not asked for versions, so as to do no harm. */
  readonly spared?: Spared;
  /** What the router said before and after the scan; null when it could not be asked. */
  readonly before: readonly Neighbour[] | null;
  readonly after: readonly Neighbour[] | null;
}

export type Mac = HostFacts['mac'];
