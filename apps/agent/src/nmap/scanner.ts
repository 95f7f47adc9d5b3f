import { nmapArguments, type ScanOptions } from './arguments.js';
import { maySendRawPackets } from './privileges.js';
import { runNmap } from './process.js';
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

/** One look for open TCP ports. */
export interface PortRequest {
  readonly targets: readonly string[];
  readonly ports: string;
  /** Time for the whole run; what nmap has by then is kept. */
  readonly timeLimitMs: number;
  /** Packets per second. */
  readonly maxRate?: number;
}

/** One look at the versions behind open ports; each target is asked about every port. */
export type VersionRequest = Omit<PortRequest, 'maxRate'>;

type OnProgress = (progress: NmapProgress) => void;

const VERSION_INTENSITY = 7;
const STATS_EVERY_MS = 1000;
/** nmap gives up on one slow host a little before everything is stopped, so that the other hosts are not lost with it. */
const HOST_SHARE = 0.9;

/** Runs nmap in two steps: find open ports, then name what listens on them. Nothing nmap does makes it reject. */
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

  /** @throws RefusedScanOption when a target or the ports are not what they should be */
  findOpenPorts(request: PortRequest, onProgress: OnProgress, signal: AbortSignal): Promise<ScanReport> {
    return this.scan({ ...request, versionIntensity: null }, onProgress, signal);
  }

  /** @throws RefusedScanOption when a target or the ports are not what they should be */
  detectVersions(request: VersionRequest, onProgress: OnProgress, signal: AbortSignal): Promise<ScanReport> {
    return this.scan({ ...request, versionIntensity: VERSION_INTENSITY }, onProgress, signal);
  }

  private async scan(
    request: PortRequest & Pick<ScanOptions, 'versionIntensity'>,
    onProgress: OnProgress,
    signal: AbortSignal,
  ): Promise<ScanReport> {
    const { ports, timeLimitMs, ...rest } = request;
    this.rawPackets ??= maySendRawPackets();
    const argv = nmapArguments({
      ...rest,
      tcpPorts: ports,
      rawPackets: await this.rawPackets,
      hostTimeoutMs: Math.max(1, Math.floor(Math.min(timeLimitMs, 86_400_000) * HOST_SHARE)),
      statsEveryMs: STATS_EVERY_MS,
    });
    const startedAt = new Date();
    const onText = progressReader(onProgress);
    const run = await runNmap({ path: this.path, argv, timeLimitMs, outputCapBytes: MAX_XML_LENGTH, signal, onText });
    return scanReport(run, ports, { startedAt, endedAt: new Date() });
  }
}

function progressReader(onProgress: OnProgress): (text: string) => void {
  let carry = '';
  return (text) => {
    const step = readProgress(carry, text);
    carry = step.carry;
    step.progress.forEach(onProgress);
  };
}
