import type { HostFacts, PortFacts } from '#contracts';
import { fitIntoMessage } from './fit.js';
import { identityOf } from './identity.js';
import type { SeenByNmap, SeenHost, Sightings, Spared } from './sightings.js';

type Verdict = Pick<HostFacts, 'outcome' | 'reason'>;
type Times = Pick<HostFacts, 'started_at' | 'ended_at'>;

const LONGEST_REASON = 1000;
const NOTHING_SPARED: Spared = { printer: [], industrial: [] };
/** Said of the port itself, where a product would stand. */
const LEFT_ALONE = 'not asked for its version, so as to do no harm';

/**
 * The facts about one scanned target. `complete` only when nmap finished both steps, every open port answered the second
 * one, and the address stayed with one device; what is missing makes it `partial` and is named. An address where nothing
 * answered is `no_answer`, which is not the same as having no open ports.
 */
export function assembleHost(seen: Sightings): HostFacts {
  const host = hostIn(seen.ports, seen.target);
  const versionsHost = seen.versions === null ? null : hostIn(seen.versions, seen.target);
  const { mac, changed, hostnames } = identityOf(seen, host, versionsHost);
  return fitIntoMessage({
    address: seen.target,
    ...verdictOf(seen, host, versionsHost, changed),
    mac,
    hostnames: [...hostnames],
    scanned_tcp_ports: host === null || host.timedOut ? '' : seen.ports.scannedTcp,
    ports: (host?.ports ?? []).map((port) => withVersion(port, versionsHost, seen.spared ?? NOTHING_SPARED)),
    ports_truncated: false,
    ...timesOf(seen, host, versionsHost),
  });
}

/** The facts about a target that was not scanned, at the moment that was decided. */
export function assembleUnscanned(
  target: string,
  why: { readonly outcome: 'refused' | 'partial'; readonly reason: string },
  at: Date,
): HostFacts {
  return {
    address: target,
    outcome: why.outcome,
    reason: why.reason.slice(0, LONGEST_REASON),
    mac: null,
    hostnames: [],
    scanned_tcp_ports: '',
    ports: [],
    ports_truncated: false,
    started_at: at.toISOString(),
    ended_at: at.toISOString(),
  };
}

function timesOf(seen: Sightings, host: SeenHost | null, versionsHost: SeenHost | null): Times {
  const started_at = host?.startedAt ?? seen.ports.startedAt;
  const portsEnd = host?.endedAt ?? seen.ports.endedAt;
  const end = seen.versions === null ? portsEnd : (versionsHost?.endedAt ?? seen.versions.endedAt);
  return { started_at, ended_at: end < started_at ? started_at : end };
}

function verdictOf(seen: Sightings, host: SeenHost | null, versionsHost: SeenHost | null, changed: boolean): Verdict {
  const portsMissing = portsMissingOf(seen.ports, host);
  if (portsMissing === null && (host === null || !answered(host))) {
    return { outcome: 'no_answer', reason: 'Nothing answered at this address' };
  }
  const reasons = [
    portsMissing,
    changed ? 'The address changed hands while it was scanned: another MAC address was behind it' : null,
    host === null ? null : versionsMissingOf(host, seen, versionsHost),
    leftAlone(seen.spared ?? NOTHING_SPARED),
  ].filter((reason) => reason !== null);
  if (reasons.length === 0) return { outcome: 'complete', reason: null };
  return { outcome: 'partial', reason: reasons.join('. ').slice(0, LONGEST_REASON) };
}

function portsMissingOf(run: SeenByNmap, host: SeenHost | null): string | null {
  if (!run.complete) return run.problem ?? 'The port scan is not complete';
  if (host?.timedOut === true) return 'nmap gave up on this host: it answered too slowly for the port scan';
  return null;
}

function versionsMissingOf(
  host: SeenHost,
  { versions: run, spared = NOTHING_SPARED }: Sightings,
  seen: SeenHost | null,
): string | null {
  const open = host.ports.filter((port) => isOpen(port) && !isIn(spared, port));
  if (open.length === 0) return null;
  if (run === null) return 'Version detection was not run';
  if (!run.complete) return `Version detection: ${run.problem ?? 'not complete'}`;
  if (seen === null) return 'The host no longer answered when versions were asked for';
  if (seen.timedOut) return 'nmap gave up on this host: it answered too slowly for version detection';
  const gone = open.filter((port) => !isOpenIn(seen, port));
  return gone.length === 0 ? null : `Open ports that no longer answered when versions were asked for: ${listOf(gone)}`;
}

/** What a controller runs was not looked at, so nobody knows that it is well. A raw port of a printer has nothing to tell. */
function leftAlone({ industrial }: Spared): string | null {
  if (industrial.length === 0) return null;
  return `Not asked for versions, so as not to disturb an industrial device: ${industrial.join(', ')}`;
}

function isIn({ printer, industrial }: Spared, { protocol, port }: PortFacts): boolean {
  return protocol === 'tcp' && (printer.includes(port) || industrial.includes(port));
}

/**
 * Whether the host itself made a sound. nmap calls a host up without evidence (`user-set`) when told not to ask first; an
 * answer from a port, even a refusal, then is the evidence. Silence and messages of routers in between are none.
 */
function answered({ status, ports, otherPorts }: SeenHost): boolean {
  const heard = status.state === 'up' && status.reason !== 'user-set';
  return heard || [...ports, ...otherPorts].some(({ state }) => ['open', 'closed', 'unfiltered'].includes(state));
}

/** The port with the service of version detection; a port that vanished in between stays as it was first seen. */
function withVersion(port: PortFacts, versionsHost: SeenHost | null, spared: Spared): PortFacts {
  if (isIn(spared, port)) return { ...port, service: port.service && { ...port.service, extra_info: LEFT_ALONE } };
  const later = versionsHost?.ports.find((other) => samePort(other, port));
  if (later?.state !== 'open' || later.service === null || !isOpen(port)) return port;
  return { ...port, service: later.service };
}

function hostIn(run: SeenByNmap, address: string): SeenHost | null {
  return run.hosts.find((host) => host.address === address && host.status.state !== 'down') ?? null;
}

function isOpenIn(host: SeenHost, port: PortFacts): boolean {
  return host.ports.some((other) => samePort(other, port) && isOpen(other));
}

function samePort(a: PortFacts, b: PortFacts): boolean {
  return a.port === b.port && a.protocol === b.protocol;
}

function isOpen({ state }: PortFacts): boolean {
  return state === 'open';
}

function listOf(ports: readonly PortFacts[]): string {
  const shown = ports.slice(0, 20).map(({ port }) => port);
  return shown.join(', ') + (ports.length > shown.length ? ` and ${ports.length - shown.length} more` : '');
}
