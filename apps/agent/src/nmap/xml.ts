import { parseIpv4, type PortFacts } from '#contracts';
import { normalisePorts } from './ports.js';
import { cutAtHosts, declaresEntities, parseElement, type XmlPieces } from './xml-document.js';
import { HostElement, hostnamesIn, macIn, PortElement, RunHead, RunTail } from './xml-shapes.js';

/** Ports nmap counts instead of listing. */
export interface PortCount {
  readonly state: PortFacts['state'];
  readonly reason: string;
  readonly count: number;
}

/** What nmap says about one address. */
export interface NmapHost {
  readonly address: string;
  /** `reason` is how nmap knows: `arp-response`, `user-set` when it was told to assume so. */
  readonly status: { readonly state: 'up' | 'down' | 'unknown' | 'skipped'; readonly reason: string };
  readonly mac: { readonly address: string; readonly vendor: string | null } | null;
  readonly hostnames: readonly string[];
  readonly ports: readonly PortFacts[];
  readonly otherPorts: readonly PortCount[];
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  /** nmap gave up on this host; it then says nothing of its ports, not even of the open ones it had found. */
  readonly timedOut: boolean;
}

/** What one run of nmap says. */
export interface NmapReport {
  readonly hosts: readonly NmapHost[];
  /** nmap says it ended well and every host could be read. */
  readonly complete: boolean;
  /** Why it is not complete, for people; null when it is. */
  readonly problem: string | null;
  /** The TCP ports nmap set out to scan, e.g. `22,8000-8010`; empty when it does not say. */
  readonly scannedTcp: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
}

/** The most XML that is read, in UTF-16 units. */
export const MAX_XML_LENGTH = 32 * 1024 * 1024;

/** What nmap is about to do stands at the very start; a list of every second port takes 200,000 characters. */
const LONGEST_ANNOUNCEMENT = 500_000;
const RUN_END = '</nmaprun>';
const NOTHING: NmapReport = {
  hosts: [],
  complete: false,
  problem: null,
  scannedTcp: '',
  startedAt: null,
  endedAt: null,
};

/**
 * Reads nmap's XML, whatever state it is in: of a cut-off run the hosts that were finished remain and the report is not
 * complete. Never throws; text from the network is bounded and cleaned; entities are refused before anything is parsed.
 */
export function readNmapXml(xml: string): NmapReport {
  if (xml.trim() === '') return { ...NOTHING, problem: 'nmap said nothing' };
  if (xml.length > MAX_XML_LENGTH) return { ...NOTHING, problem: 'nmap said more than is read' };
  if (declaresEntities(xml))
    return { ...NOTHING, problem: 'The XML declares entities of its own, which nmap never does' };
  return reportOf(cutAtHosts(xml));
}

function reportOf(pieces: XmlPieces): NmapReport {
  const hosts = pieces.hosts.map(readHost);
  const end = readEnd(pieces);
  const problem = firstOf([
    end.problem,
    pieces.brokenHost ? 'A host in the XML is cut off' : null,
    ...hosts.map(({ problem: hostProblem }) => hostProblem),
  ]);
  return {
    hosts: hosts.flatMap(({ host }) => (host === null ? [] : [host])),
    complete: problem === null,
    problem,
    ...readHead(pieces.head),
    endedAt: end.endedAt,
  };
}

function readHead(head: string): Pick<NmapReport, 'scannedTcp' | 'startedAt'> {
  const announced = head.slice(0, LONGEST_ANNOUNCEMENT);
  const end = announced.indexOf('>', announced.lastIndexOf('<scaninfo')) + 1;
  const parsed = RunHead.safeParse(parseElement(announced.slice(0, end) + RUN_END));
  if (!parsed.success) return { scannedTcp: '', startedAt: null };
  const { $, scaninfo } = parsed.data.nmaprun;
  const tcp = (scaninfo ?? []).filter((entry) => entry.$.protocol === 'tcp').map((entry) => entry.$.services);
  return { scannedTcp: normalisePorts(tcp.join(',')) ?? '', startedAt: $.start ?? null };
}

function readEnd({ tail }: XmlPieces): { endedAt: string | null; problem: string | null } {
  const cutOff = { endedAt: null, problem: 'The XML is cut off' };
  const ending = tail.slice(Math.max(tail.lastIndexOf('<runstats>'), 0)).trimEnd();
  if (!ending.startsWith('<runstats>') || !ending.endsWith(RUN_END)) return cutOff;
  const parsed = RunTail.safeParse(parseElement(`<nmaprun>${ending}`));
  if (!parsed.success) return cutOff;
  const { time, exit, errormsg } = parsed.data.nmaprun.runstats[0].finished[0].$;
  const problem = exit === 'success' ? null : `nmap ended with an error: ${errormsg ?? 'it does not say which'}`;
  return { endedAt: time ?? null, problem };
}

function readHost(xml: string): { host: NmapHost | null; problem: string | null } {
  const parsed = HostElement.safeParse(parseElement(xml));
  if (!parsed.success) return { host: null, problem: 'A host in the XML could not be read' };
  const element = parsed.data.host;
  const address = element.address.find(({ $ }) => $.addrtype === 'ipv4')?.$.addr;
  if (address === undefined) return { host: null, problem: null }; // IPv6 only: never asked for
  if (parseIpv4(address) === null) return { host: null, problem: 'A host in the XML has no readable address' };
  const ports = (element.ports ?? []).flatMap(({ port }) => port ?? []).map((port) => PortElement.safeParse(port));
  const host: NmapHost = {
    address,
    status: element.status[0].$,
    mac: macIn(element.address),
    hostnames: hostnamesIn(element.hostnames),
    ports: ports.flatMap((port) => (port.success ? [port.data] : [])),
    otherPorts: (element.ports ?? []).flatMap(({ extraports }) => extraports ?? []).flat(),
    startedAt: element.$.starttime ?? null,
    endedAt: element.$.endtime ?? null,
    timedOut: element.$.timedout === 'true',
  };
  return { host, problem: ports.every((port) => port.success) ? null : `A port of ${address} could not be read` };
}

function firstOf(problems: readonly (string | null)[]): string | null {
  return problems.find((problem) => problem !== null) ?? null;
}
