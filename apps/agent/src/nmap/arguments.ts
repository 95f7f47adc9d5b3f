import { formatIpv4, parseIpv4, parseIpv4Network } from '#contracts';
import { normalisePorts } from './ports.js';

/** Everything that can be asked of nmap. What is not a field here cannot be passed to it. */
export interface ScanOptions {
  /** Dotted quads. */
  readonly targets: readonly string[];
  /** TCP ports such as `22,8000-8010`. */
  readonly tcpPorts: string;
  /** Raw packets (SYN scan, and MAC addresses on the own network) or plain connections, which need no privilege. */
  readonly rawPackets: boolean;
  /** How hard to try to name a service, 0 to 9; null asks for open ports only. */
  readonly versionIntensity: number | null;
  readonly hostTimeoutMs?: number;
  readonly maxRetries?: number;
  /** Packets per second. */
  readonly maxRate?: number;
  /** Hosts that are worked on together. */
  readonly maxHostgroup?: number;
  /** Probes under way at a time. */
  readonly maxParallelism?: number;
  /** Also ask for versions on ports that nmap leaves alone by itself, because printers print what comes there. */
  readonly everyPort?: boolean;
  readonly statsEveryMs?: number;
}

/** Everything that can be asked of nmap when it looks for hosts and not at their ports. */
export interface SearchOptions extends Pick<ScanOptions, 'rawPackets' | 'maxRate' | 'maxParallelism' | 'statsEveryMs'> {
  /** Dotted quads and CIDR texts. */
  readonly targets: readonly string[];
  /** Never to be touched although they lie in a target; dotted quads and CIDR texts. */
  readonly exclude: readonly string[];
}

/** nmap would have been asked for something it must not be asked for. A mistake of the caller, so nothing is started. */
export class RefusedScanOption extends Error {
  override readonly name = 'RefusedScanOption';

  constructor(
    readonly option: keyof ScanOptions | keyof SearchOptions,
    given: unknown,
  ) {
    super(`nmap was not started: ${option} cannot be ${JSON.stringify(given)}.`);
  }
}

const DAY_MS = 86_400_000;
/** A longer network in one run would be a mistake of the caller's: its output alone would be too much. */
const SHORTEST_PREFIX = 16;
/** Asked beyond the own network segment, where ARP does not reach: few, since each one is waited for in vain by every silent address. */
const RAW_PROBES = ['-PE', '-PS22,443,8291', '-PA80'];
const CONNECT_PROBES = ['-PS22,80,443,8291'];
/**
 * Measured with nmap 7.93 on 256 silent addresses behind a gateway: more than 100 s by nmap's own caution, since nothing
 * ever tells it that more at once would do; 6 s like this. A rate still bounds it.
 */
const SEARCH_PARALLELISM = 256;
const SEARCH_RETRIES = ['--max-retries', '1'];

/**
 * The argument vector of one scan. Addresses are plain dotted quads behind `--` and ports are rewritten from their
 * numbers, so that no text from outside can become an option.
 *
 * @throws RefusedScanOption when a target is no dotted quad or a number is out of its range
 */
export function nmapArguments(options: ScanOptions): string[] {
  const tcpPorts = normalisePorts(options.tcpPorts);
  if (tcpPorts === null) throw new RefusedScanOption('tcpPorts', options.tcpPorts);
  return [
    '-n',
    '-Pn',
    ...(options.rawPackets ? ['-sS', '--privileged'] : ['-sT', '--unprivileged']),
    '-T4',
    ...versionOptions(options),
    ...numberOption('--host-timeout', options, { key: 'hostTimeoutMs', min: 1, max: DAY_MS, unit: 'ms' }),
    ...numberOption('--max-retries', options, { key: 'maxRetries', min: 0, max: 20, unit: '' }),
    ...limitOptions(options),
    ...numberOption('--max-hostgroup', options, { key: 'maxHostgroup', min: 1, max: 256, unit: '' }),
    ...numberOption('--stats-every', options, { key: 'statsEveryMs', min: 100, max: DAY_MS, unit: 'ms' }),
    '-p',
    tcpPorts,
    '-oX',
    '-',
    '--',
    ...targetsOf(options),
  ];
}

/**
 * The argument vector of one look for hosts: no ports, an answer to any probe is enough. On the own network segment nmap
 * asks by ARP when it may. Networks are rewritten from their numbers, so that no text from outside can become an option.
 *
 * @throws RefusedScanOption when a target is no address and no network, or a number is out of its range
 */
export function searchArguments(options: SearchOptions): string[] {
  const exclude = options.exclude.map((text) => networkText('exclude', text));
  if (options.targets.length === 0) throw new RefusedScanOption('targets', options.targets);
  return [
    '-n',
    '-sn',
    ...(options.rawPackets ? [...RAW_PROBES, '--privileged'] : [...CONNECT_PROBES, '--unprivileged']),
    '-T4',
    ...['--min-parallelism', String(Math.min(SEARCH_PARALLELISM, options.maxParallelism ?? Infinity))],
    ...SEARCH_RETRIES,
    ...limitOptions(options),
    ...numberOption('--stats-every', options, { key: 'statsEveryMs', min: 100, max: DAY_MS, unit: 'ms' }),
    ...(exclude.length === 0 ? [] : ['--exclude', exclude.join(',')]),
    '-oX',
    '-',
    '--',
    ...options.targets.map((text) => networkText('targets', text)),
  ];
}

function networkText(option: 'targets' | 'exclude', text: string): string {
  const address = parseIpv4(text);
  if (address !== null) return formatIpv4(address);
  const network = parseIpv4Network(text);
  // What is excluded may be as wide as it likes.
  if (network === null || (option === 'targets' && network.prefix < SHORTEST_PREFIX))
    throw new RefusedScanOption(option, text);
  return `${formatIpv4(network.base)}/${network.prefix}`;
}

function versionOptions({ versionIntensity, everyPort = false }: ScanOptions): string[] {
  if (versionIntensity === null) return [];
  if (!Number.isInteger(versionIntensity) || versionIntensity < 0 || versionIntensity > 9) {
    throw new RefusedScanOption('versionIntensity', versionIntensity);
  }
  return ['-sV', '--version-intensity', String(versionIntensity), ...(everyPort ? ['--allports'] : [])];
}

/** What bounds a run of either kind. */
function limitOptions(options: Pick<ScanOptions, 'maxRate' | 'maxParallelism'>): string[] {
  return [
    ...numberOption('--max-rate', options, { key: 'maxRate', min: 1, max: 1_000_000, unit: '' }),
    ...numberOption('--max-parallelism', options, { key: 'maxParallelism', min: 1, max: 1_000, unit: '' }),
  ];
}

interface NumberRule {
  readonly key: 'hostTimeoutMs' | 'maxRetries' | 'maxRate' | 'maxHostgroup' | 'maxParallelism' | 'statsEveryMs';
  readonly min: number;
  readonly max: number;
  readonly unit: string;
}

function numberOption(
  flag: string,
  options: Pick<ScanOptions, NumberRule['key']>,
  { key, min, max, unit }: NumberRule,
): string[] {
  const value = options[key];
  if (value === undefined) return [];
  if (!Number.isInteger(value) || value < min || value > max) throw new RefusedScanOption(key, value);
  return [flag, `${value}${unit}`];
}

function targetsOf({ targets }: ScanOptions): string[] {
  const bad = targets.find((target) => parseIpv4(target) === null);
  if (bad !== undefined) throw new RefusedScanOption('targets', bad);
  if (targets.length === 0) throw new RefusedScanOption('targets', targets);
  return [...new Set(targets)];
}
