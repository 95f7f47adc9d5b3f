import { runNmap } from './process.js';

export interface NmapVersion {
  readonly major: number;
  readonly minor: number;
  /** As nmap writes it: `7.93`, `7.95SVN`. */
  readonly text: string;
}

const TIME_LIMIT_MS = 10_000;

/** The version in the first line of `nmap --version`, or null when it is not nmap that speaks. */
export function parseNmapVersion(output: string): NmapVersion | null {
  const match = /^\s*Nmap version ((\d{1,4})\.(\d{1,4})\w{0,8})\s/.exec(output);
  if (match?.[1] === undefined) return null;
  return { major: Number(match[2]), minor: Number(match[3]), text: match[1] };
}

/** The version of the nmap at `path`, or null when there is none to be run. */
export async function nmapVersion(path: string): Promise<NmapVersion | null> {
  const { signal } = new AbortController();
  const run = await runNmap({ path, argv: ['--version'], timeLimitMs: TIME_LIMIT_MS, outputCapBytes: 16_384, signal });
  return run.exit === 'ok' ? parseNmapVersion(run.xml) : null;
}
