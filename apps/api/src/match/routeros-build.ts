import { type PortFacts, parseIpv4 } from '#contracts';
import { parseRouterOsChannel, parseRouterOsVersion, type RunningBuild } from '../advisory/index.js';
import type { RouterObservation } from '../ingest/index.js';
import type { VersionSource } from './confidence.js';
import type { SeenAt } from './inventory/seen-product.js';

/** A RouterOS version that was learnt somewhere, as it was written there. */
export interface LearntBuild {
  readonly build: RunningBuild;
  readonly found: string;
  readonly source: VersionSource;
  /** The port that told it; none when the router said it over its API. */
  readonly at: readonly SeenAt[];
}

/** What nmap's view of a host tells of RouterOS. `version_unknown`: it runs there, in a version nobody told. */
export type HostRouterOs = LearntBuild | 'version_unknown' | 'not_routeros';

type Service = NonNullable<PortFacts['service']>;

/** A service that may tell the version of RouterOS, best first, with where it writes it. */
const TELLERS: readonly {
  readonly source: VersionSource;
  readonly versionIn: (service: Service) => string | null;
}[] = [
  { source: 'ftp_banner', versionIn: (service) => (isFtp(service) ? service.version : null) },
  { source: 'http_page', versionIn: ({ product, extra_info: extra }) => (isHttp(product) ? (VERSION_IN_WORDS.exec(extra ?? '')?.[1] ?? null) : null) }, // prettier-ignore
  { source: 'cpe', versionIn: ({ cpes }) => cpes.map((cpe) => CPE.exec(cpe)?.[1]).find((text) => text !== undefined) ?? null }, // prettier-ignore
];
const FTP_PRODUCT = 'MikroTik router ftpd';
const CPE = /^cpe:\/o:mikrotik:routeros(?::([^:]+))?/;
const VERSION_IN_WORDS = /RouterOS v?(\d[\w.]*)/i;

function isFtp({ product }: Service): boolean {
  return product === FTP_PRODUCT;
}

function isHttp(product: string | null): boolean {
  return /^MikroTik router .*http/i.test(product ?? '');
}

/** The build a router says it runs; null when it was not read or did not say. */
export function buildOfRouter(router: RouterObservation): LearntBuild | null {
  const text = router.facts?.version ?? null;
  if (router.facts === null || text === null) return null;
  const version = parseRouterOsVersion(text);
  const channel = version?.channel ?? parseRouterOsChannel(router.facts.update_channel ?? '');
  return { build: { version, channel }, found: text, source: 'routeros_api', at: [] };
}

/**
 * The RouterOS of a host as nmap saw it. Only services that answered a probe count: a name from the table of port
 * numbers is no evidence. The FTP banner is the one place where a modern RouterOS tells its version without a login.
 */
export function routerOsOfHost(host: { readonly ports: readonly PortFacts[] }): HostRouterOs {
  const ports = host.ports
    .filter((port) => port.state === 'open' && port.service?.method === 'probed')
    .toSorted((a, b) => a.port - b.port);
  for (const { source, versionIn } of TELLERS) {
    for (const { service, port, protocol } of ports) {
      const found = service === null ? null : versionIn(service);
      const version = found === null ? null : parseRouterOsVersion(found);
      if (service === null || found === null || version === null) continue;
      const at = [{ port, protocol, service: service.name }];
      return { build: { version, channel: version.channel }, found, source, at };
    }
  }
  const isRouterOs = ports.some(
    ({ service }) => service !== null && (isFtp(service) || service.cpes.some((cpe) => CPE.test(cpe))),
  );
  return isRouterOs ? 'version_unknown' : 'not_routeros';
}

/** The address under which the router was read; null when that is a name or nothing. */
export function addressOfRouter(router: RouterObservation): string | null {
  const host = router.endpoint?.replace(/:\d+$/, '') ?? '';
  return parseIpv4(host) === null ? null : host;
}

/** All addresses that are known to be the router's own. */
export function ownAddresses(router: RouterObservation): ReadonlySet<string> {
  const stated = (router.facts?.addresses ?? []).map((cidr) => cidr.split('/')[0] ?? '');
  const asked = router.facts === null ? null : addressOfRouter(router);
  return new Set([...stated, ...(asked === null ? [] : [asked])]);
}
