import { parseIpv4 } from '#contracts';
import { parseRouterOsChannel, parseRouterOsVersion, type RunningBuild } from '../advisory/index.js';
import type { HostObservation, RouterObservation } from '../ingest/index.js';
import type { VersionSource } from './confidence.js';

/** A RouterOS version that was learnt somewhere, as it was written there. */
export interface LearntBuild {
  readonly build: RunningBuild;
  readonly found: string;
  readonly source: VersionSource;
}

/** What nmap's view of a host tells of RouterOS. `version_unknown`: it runs there, in a version nobody told. */
export type HostRouterOs = LearntBuild | 'version_unknown' | 'not_routeros';

const FTP_PRODUCT = 'MikroTik router ftpd';
const CPE = /^cpe:\/o:mikrotik:routeros(?::([^:]+))?/;

/** The build a router says it runs; null when it was not read or did not say. */
export function buildOfRouter(router: RouterObservation): LearntBuild | null {
  const text = router.facts?.version ?? null;
  if (router.facts === null || text === null) return null;
  const version = parseRouterOsVersion(text);
  const channel = version?.channel ?? parseRouterOsChannel(router.facts.update_channel ?? '');
  return { build: { version, channel }, found: text, source: 'routeros_api' };
}

/**
 * The RouterOS of a host as nmap saw it. Only services that answered a probe count: a name from the table of port
 * numbers is no evidence. The FTP banner is the one place where a modern RouterOS tells its version without a login.
 */
export function routerOsOfHost(host: HostObservation): HostRouterOs {
  const services = host.ports
    .filter((port) => port.state === 'open' && port.service?.method === 'probed')
    .toSorted((a, b) => a.port - b.port)
    .flatMap((port) => (port.service === null ? [] : [port.service]));
  const banner = services.find((service) => service.product === FTP_PRODUCT && service.version !== null);
  const learnt =
    readable(banner?.version ?? null, 'ftp_banner') ?? readable(versionInCpe(services.flatMap((s) => s.cpes)), 'cpe');
  if (learnt !== null) return learnt;
  const isRouterOs = services.some(
    (service) => service.product === FTP_PRODUCT || service.cpes.some((cpe) => CPE.test(cpe)),
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

function versionInCpe(cpes: readonly string[]): string | null {
  return cpes.map((cpe) => CPE.exec(cpe)?.[1]).find((version) => version !== undefined) ?? null;
}

function readable(text: string | null, source: VersionSource): LearntBuild | null {
  const version = text === null ? null : parseRouterOsVersion(text);
  return text === null || version === null
    ? null
    : { build: { version, channel: version.channel }, found: text, source };
}
