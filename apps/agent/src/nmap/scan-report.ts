import type { NmapExit, NmapExitKind } from './process.js';
import { normalisePorts } from './ports.js';
import { boundedText } from './bounded-text.js';
import { type NmapReport, readNmapXml } from './xml.js';

/** What a run of nmap said and how it ended; complete only when both are as they should be. */
export interface ScanReport extends NmapReport {
  readonly exit: NmapExitKind;
  readonly startedAt: string;
  readonly endedAt: string;
}

/** When the run was started and had ended, by our clock: for runs that do not say. */
export interface RunTimes {
  readonly startedAt: Date;
  readonly endedAt: Date;
}

const ENDED_EARLY: Readonly<Record<Exclude<NmapExitKind, 'ok'>, string>> = {
  failed: 'nmap failed',
  deadline: 'The time for the scan was over before nmap had finished',
  aborted: 'The scan was stopped',
  output_cap: 'nmap said more than is read, and was stopped',
  not_started: 'nmap could not be started',
};

/**
 * Judges one run: how it ended outweighs what its XML claims, and a run that looked at other ports than `tcpPorts` is not
 * complete either; null is a run that looks at no ports.
 */
export function scanReport(run: NmapExit, tcpPorts: string | null, times: RunTimes): ScanReport {
  const report = readNmapXml(run.xml);
  const problem = problemOf(run) ?? report.problem ?? portsProblem(report, tcpPorts);
  return {
    ...report,
    complete: problem === null,
    problem,
    exit: run.exit,
    startedAt: report.startedAt ?? times.startedAt.toISOString(),
    endedAt: report.endedAt ?? times.endedAt.toISOString(),
  };
}

function problemOf({ exit, stderr, code, signal }: NmapExit): string | null {
  if (exit === 'ok') return null;
  const said = boundedText(stderr, 300);
  if (said !== '') return `${ENDED_EARLY[exit]}: ${said}`;
  return exit === 'failed'
    ? `${ENDED_EARLY.failed} (${signal ?? `exit code ${code ?? 'unknown'}`})`
    : ENDED_EARLY[exit];
}

function portsProblem(report: NmapReport, tcpPorts: string | null): string | null {
  if (report.scannedTcp === (tcpPorts === null ? '' : normalisePorts(tcpPorts))) return null;
  return 'nmap looked at other ports than it was asked to';
}
