import type { ScanProfile } from '#contracts';
import { MIKROTIK_TCP, NETWORK_GEAR_TCP, OFTEN_LEFT_OPEN_TCP, TOP_1000_TCP, TOP_100_TCP } from './ports.data.js';

/** Ports `first` to `last`, both included. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
}

const ONE_RANGE = /^(\d{1,5})(?:-(\d{1,5}))?$/;
const MAX_PORT = 65_535;
const ALWAYS = [MIKROTIK_TCP, NETWORK_GEAR_TCP, OFTEN_LEFT_OPEN_TCP];

const PROFILES: Readonly<Record<ScanProfile, readonly string[]>> = {
  quick: [TOP_100_TCP, ...ALWAYS],
  standard: [TOP_1000_TCP, ...ALWAYS],
  deep: ['1-65535'],
};

/**
 * The ranges of a text such as `80,8000-8010`: ascending, without overlap, neighbours joined. Null when the text is not
 * a list of ports 1 to 65535. Port 0 is none: nmap scans it only when asked for by name, and nothing listens there.
 */
export function parsePorts(spec: string): readonly PortRange[] | null {
  const ranges = spec.split(',').map(parseRange);
  return ranges.every((range) => range !== null) ? joined(ranges) : null;
}

/** The canonical text of ranges, which is also how nmap states the ports it scanned: neighbours joined, no blanks. */
export function formatPorts(ranges: readonly PortRange[]): string {
  return joined(ranges)
    .map(({ first, last }) => (first === last ? String(first) : `${first}-${last}`))
    .join(',');
}

/** The canonical form of a port list, or null when it is none. */
export function normalisePorts(spec: string): string | null {
  const ranges = parsePorts(spec);
  return ranges === null ? null : formatPorts(ranges);
}

/** The TCP ports a profile looks at, in canonical form: the usual ones and, always, where network devices are managed. */
export function portsOfProfile(profile: ScanProfile): string {
  return formatPorts(PROFILES[profile].flatMap((spec) => parsePorts(spec) ?? []));
}

function parseRange(text: string): PortRange | null {
  const match = ONE_RANGE.exec(text.trim());
  if (match?.[1] === undefined) return null;
  const first = Number(match[1]);
  const last = match[2] === undefined ? first : Number(match[2]);
  return first >= 1 && first <= last && last <= MAX_PORT ? { first, last } : null;
}

function joined(ranges: readonly PortRange[]): readonly PortRange[] {
  const result: PortRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.first - b.first)) {
    const previous = result.at(-1);
    if (previous !== undefined && range.first <= previous.last + 1) {
      result[result.length - 1] = { first: previous.first, last: Math.max(previous.last, range.last) };
    } else {
      result.push(range);
    }
  }
  return result;
}
