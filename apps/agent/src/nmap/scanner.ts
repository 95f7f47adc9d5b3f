import { nmapArguments, type ScanOptions, searchArguments } from './arguments.js';
import { maySendRawPackets } from './privileges.js';
import { type Hold, type NmapCall, runNmap } from './process.js';
import { type NmapProgress, readProgress } from './progress.js';
import { scanReport, type ScanReport } from './scan-report.js';
import { nmapVersion, type NmapVersion } from './version.js';
import { MAX_XML_LENGTH } from './xml.js';

export interface NmapScannerOptions {
  /** A program name or an absolute path; `nmap` when not given. */
  readonly path?: string;
  /** Whether nmap may send raw packets; found out when not given. Needed only where nmap has file capabilities. */
  readonly rawPackets?: boolean;
}

/** What bounds a run and may halt it. */
export interface RunLimits extends Pick<ScanOptions, 'maxRate' | 'maxHostgroup' | 'maxParallelism'> {
  /** Stands still while it holds. Not for version detection: the services it talks to would hang up meanwhile. */
  readonly hold?: Hold;
}

/** One look for open TCP ports. */
export interface PortRequest extends RunLimits {
  readonly targets: readonly string[];
  readonly ports: string;
  /** Time for the whole run; what nmap has by then is kept. */
  readonly timeLimitMs: number;
  /** Time for any one host; what was found of one that is given up is lost, the others go on. */
  readonly hostTimeLimitMs?: number;
}

/** One look at the versions behind open ports; each target is asked about every port. */
export interface VersionRequest extends Omit<PortRequest, 'hold'>, Pick<ScanOptions, 'everyPort'> {
  /** Only the likeliest probes, for devices that may not bear more. */
  readonly gentle?: boolean;
}

/** One look for hosts. */
export interface SearchRequest extends Omit<PortRequest, 'ports' | 'hostTimeLimitMs' | 'maxHostgroup'> {
  /** Dotted quads and CIDR texts. */
  readonly targets: readonly string[];
  /** Never to be touched; dotted quads and CIDR texts. */
  readonly exclude: readonly string[];
}

type OnProgress = (progress: NmapProgress) => void;

/** On nmap's scale of 0 to 9; 7 is its own default, 2 what it calls light. */
const VERSION_INTENSITY = { usual: 7, gentle: 2 };
const STATS_EVERY_MS = 1000;
/** nmap gives up on one slow host a little before everything is stopped, so that the other hosts are not lost with it. */
const HOST_SHARE = 0.9;
/** The task each step is about. nmap does others beside it, each from 0 to 100 %, which would be taken for the end. */
const TASKS = { search: /Ping Scan$/, ports: /^(?:SYN Stealth|Connect) Scan$/, versions: /^Service scan$/ };

/** Runs nmap step by step: find hosts, find open ports, name what listens on them. Nothing nmap does makes it reject. */
export class NmapScanner {
  private readonly path: string;
  private rawPackets: Promise<boolean> | undefined;

  constructor(options: NmapScannerOptions = {}) {
    this.path = options.path ?? 'nmap';
    this.rawPackets = options.rawPackets === undefined ? undefined : Promise.resolve(options.rawPackets);
  }

  /** The version of nmap, or null when there is no nmap that runs. */
  version(): Promise<NmapVersion | null> {
    return nmapVersion(this.path);
  }

  /**
   * The hosts of the report are those that answered; nmap does not list the others.
   * @throws RefusedScanOption when a target is no address and no network
   */
  async findHosts(request: SearchRequest, onProgress: OnProgress, signal: AbortSignal): Promise<ScanReport> {
    const { timeLimitMs, hold, ...rest } = request;
    const argv = searchArguments({ ...rest, rawPackets: await this.mayBeRaw(), statsEveryMs: STATS_EVERY_MS });
    return this.run({ argv, timeLimitMs, signal, hold, onText: progressReader(onProgress, TASKS.search) }, null);
  }

  /** @throws RefusedScanOption when a target or the ports are not what they should be */
  findOpenPorts(request: PortRequest, onProgress: OnProgress, signal: AbortSignal): Promise<ScanReport> {
    return this.scan({ ...request, versionIntensity: null }, progressReader(onProgress, TASKS.ports), signal);
  }

  /** @throws RefusedScanOption when a target or the ports are not what they should be */
  detectVersions(
    { gentle = false, ...request }: VersionRequest,
    onProgress: OnProgress,
    signal: AbortSignal,
  ): Promise<ScanReport> {
    const onText = progressReader(onProgress, TASKS.versions);
    const versionIntensity = gentle ? VERSION_INTENSITY.gentle : VERSION_INTENSITY.usual;
    return this.scan({ ...request, versionIntensity }, onText, signal);
  }

  private async scan(
    request: PortRequest & Pick<ScanOptions, 'versionIntensity' | 'everyPort'>,
    onText: (text: string) => void,
    signal: AbortSignal,
  ): Promise<ScanReport> {
    const { ports, timeLimitMs, hostTimeLimitMs = timeLimitMs, hold, ...rest } = request;
    const argv = nmapArguments({
      ...rest,
      tcpPorts: ports,
      rawPackets: await this.mayBeRaw(),
      hostTimeoutMs: Math.max(1, Math.floor(Math.min(timeLimitMs, hostTimeLimitMs, 86_400_000) * HOST_SHARE)),
      statsEveryMs: STATS_EVERY_MS,
    });
    return this.run({ argv, timeLimitMs, signal, hold, onText }, ports);
  }

  private async run(call: Omit<NmapCall, 'path' | 'outputCapBytes'>, ports: string | null): Promise<ScanReport> {
    const startedAt = new Date();
    const exit = await runNmap({ ...call, path: this.path, outputCapBytes: MAX_XML_LENGTH });
    return scanReport(exit, ports, { startedAt, endedAt: new Date() });
  }

  private mayBeRaw(): Promise<boolean> {
    return (this.rawPackets ??= maySendRawPackets());
  }
}

function progressReader(onProgress: OnProgress, ofTask: RegExp): (text: string) => void {
  let carry = '';
  return (text) => {
    const step = readProgress(carry, text);
    carry = step.carry;
    step.progress.filter(({ task }) => ofTask.test(task)).forEach(onProgress);
  };
}
