import type { HostFacts, RouterFacts } from '#contracts';
import { v5 as uuidv5 } from 'uuid';

/** Namespace of the ids we derive. Derived and not drawn, so that a replay gives the same ids. */
const NAMESPACE = '6f2d4a0e-5d0c-4c57-9a53-0d7f2b8f6f11';

/** The device with this MAC at this site. Private networks overlap, so a MAC alone or an address alone is no identity. */
export function deviceId(siteId: string, mac: string): string {
  return uuidv5(`device/${siteId}/${mac}`, NAMESPACE);
}

/** What was seen at one address (`router` for the router) in one attempt of a site scan. */
export function observationId(siteScanId: string, attempt: number, subject: string): string {
  return uuidv5(`observation/${siteScanId}/${attempt}/${subject}`, NAMESPACE);
}

/** A device as one observation shows it; null when there is no MAC to know it by, or nothing answered. */
export interface SeenDevice {
  readonly mac: string;
  readonly vendor: string | null;
  readonly hostname: string | null;
  readonly address: string;
}

export function deviceOfHost(host: HostFacts): SeenDevice | null {
  if (host.mac === null || host.outcome === 'no_answer' || host.outcome === 'refused') return null;
  const { address, mac, hostnames } = host;
  return { address, mac: mac.address, vendor: mac.vendor, hostname: hostnames[0] ?? null };
}

/** The router is known by the MAC of its first Ethernet port, which stays when bridges and addresses change. */
export function deviceOfRouter(facts: RouterFacts, endpoint: string): SeenDevice | null {
  const ports = facts.interfaces.filter((port) => port.type === 'ether' && port.mac !== null);
  const byName = new Intl.Collator('en', { numeric: true });
  const [first] = ports.sort((one, other) => byName.compare(one.name, other.name));
  if (first?.mac == null) return null;
  const address = endpoint.slice(0, endpoint.lastIndexOf(':'));
  return { address, mac: first.mac, vendor: facts.platform, hostname: facts.identity };
}
