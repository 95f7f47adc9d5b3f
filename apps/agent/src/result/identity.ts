import { normaliseMac } from '#contracts';
import type { Mac, Neighbour, SeenHost, Sightings } from './sightings.js';

/** Whose address it is, as far as it can be told. */
export interface Identity {
  /** Null when nobody knows, and when the address changed hands while it was scanned. */
  readonly mac: Mac;
  readonly changed: boolean;
  readonly hostnames: readonly string[];
}

const MOST_HOSTNAMES = 16;
const LONGEST_HOSTNAME = 255;
/** Control, format and half characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}]/gu;
const SOURCES = ['router_arp', 'router_dhcp'] as const;

/**
 * The device behind the target: what nmap saw on the wire, else the router's ARP table, else its DHCP leases. A MAC is
 * given only when no witness that was asked twice changed its mind, since otherwise the ports may be another device's.
 */
export function identityOf(seen: Sightings, portsHost: SeenHost | null, versionsHost: SeenHost | null): Identity {
  const changed = wireChanged(portsHost, versionsHost) || routerChanged(seen);
  const ownNames = portsHost?.hostnames ?? [];
  return {
    mac: changed ? null : (wireMac(portsHost) ?? wireMac(versionsHost) ?? routerMac(seen)),
    changed,
    hostnames: distinctNames(changed ? ownNames : [...ownNames, ...routerNames(seen)]),
  };
}

function wireMac(host: SeenHost | null): Mac {
  return host?.mac == null ? null : { ...host.mac, source: 'nmap' };
}

function routerMac({ target, before, after }: Sightings): Mac {
  for (const source of SOURCES) {
    const address = macBehind(target, source, after) ?? macBehind(target, source, before);
    if (address !== null) return { address, source, vendor: null };
  }
  return null;
}

/** ARP before is compared with ARP after, leases with leases: the two tables need not agree with each other. */
function routerChanged({ target, before, after }: Sightings): boolean {
  return SOURCES.some((source) => differs(macBehind(target, source, before), macBehind(target, source, after)));
}

/** The one MAC a table holds for the address; null when it holds none, or several and so none that can be relied on. */
function macBehind(target: string, source: Neighbour['source'], table: readonly Neighbour[] | null): string | null {
  const entries = (table ?? []).filter((entry) => entry.address === target && entry.source === source);
  const macs = new Set(entries.map(({ mac }) => normaliseMac(mac)));
  const [only] = macs;
  return macs.size === 1 ? (only ?? null) : null;
}

function differs(before: string | null, after: string | null): boolean {
  return before !== null && after !== null && before !== after;
}

function wireChanged(portsHost: SeenHost | null, versionsHost: SeenHost | null): boolean {
  return differs(portsHost?.mac?.address ?? null, versionsHost?.mac?.address ?? null);
}

function routerNames({ target, before, after }: Sightings): readonly string[] {
  const entries = [...(after ?? []), ...(before ?? [])].filter(({ address }) => address === target);
  return entries.map(({ hostname }) => hostname ?? '');
}

function distinctNames(names: readonly string[]): readonly string[] {
  const clean = names.map((name) => name.slice(0, LONGEST_HOSTNAME).replace(UNSEEN, '').trim());
  return [...new Set(clean)].filter((name) => name !== '').slice(0, MOST_HOSTNAMES);
}
