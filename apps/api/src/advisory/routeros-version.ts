/** Where a build was published. The names before RouterOS 6.43 (`bugfix`, `current`) are read as today's. */
export type RouterOsChannel = 'stable' | 'long-term' | 'testing' | 'development';

type Stage = 'alpha' | 'beta' | 'rc' | 'final';

/**
 * A RouterOS version. A missing patch is 0; `n` is the number of a pre-release and 0 for a release.
 * The channel says where the build was published, never which train it belongs to: the train is major.minor.
 */
export interface RouterOsVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly stage: Stage;
  readonly n: number;
  readonly channel: RouterOsChannel | null;
}

const NUMBER = '(\\d{1,5})';
const CHANNEL_WORDS = 'stable|long-term|testing|development|bugfix|current|release candidate';
/** Neighbour discovery (MNDP) and `/system/resource` may add the build date, in one of two notations. */
const BUILD_DATE = '(?:[A-Za-z]{3}/\\d{1,2}/\\d{4}|\\d{4}-\\d{2}-\\d{2})(?: [\\d:]{1,12})?';
const VERSION = new RegExp(
  `^v?${NUMBER}\\.${NUMBER}(?:\\.${NUMBER})?(?:(alpha|beta|rc)${NUMBER})?(?: +\\((${CHANNEL_WORDS})\\))?(?: +${BUILD_DATE})?$`,
  'i',
);

const CHANNELS: Readonly<Record<string, RouterOsChannel>> = {
  stable: 'stable',
  current: 'stable',
  'long-term': 'long-term',
  bugfix: 'long-term',
  testing: 'testing',
  'release candidate': 'testing',
  development: 'development',
};

const STAGE_ORDER: Readonly<Record<Stage, number>> = { alpha: 0, beta: 1, rc: 2, final: 3 };

/** Reads a version as RouterOS writes it, e.g. `7.16.2 (stable)`, `7.25beta3 (development)`, `5.0rc1`; null when it is none. */
export function parseRouterOsVersion(text: string): RouterOsVersion | null {
  const match = VERSION.exec(text.trim());
  if (match === null) return null;
  const [, major, minor, patch = '0', stage, n = '0', channel] = match;
  return {
    major: Number(major),
    minor: Number(minor),
    patch: Number(patch),
    stage: readStage(stage),
    n: Number(n),
    channel: channel === undefined ? null : parseRouterOsChannel(channel),
  };
}

/** Reads a channel word of any RouterOS generation; null when it is none. */
export function parseRouterOsChannel(word: string): RouterOsChannel | null {
  return CHANNELS[word.trim().toLowerCase()] ?? null;
}

/**
 * Negative when `a` is older than `b`, 0 when both are the same release, positive when it is newer.
 * A pre-release is older than its release: 7.25beta3 < 7.25rc1 < 7.25 < 7.25.1. The channel does not count.
 */
export function compareRouterOsVersions(a: RouterOsVersion, b: RouterOsVersion): number {
  return (
    a.major - b.major ||
    a.minor - b.minor ||
    a.patch - b.patch ||
    STAGE_ORDER[a.stage] - STAGE_ORDER[b.stage] ||
    a.n - b.n
  );
}

/** Whether both builds belong to one train (major.minor), along which fixes travel. */
export function isSameTrain(a: RouterOsVersion, b: RouterOsVersion): boolean {
  return a.major === b.major && a.minor === b.minor;
}

/** The one way we write a version: `7.16.2 (stable)`, `7.25beta3`, `7.0`. Reading it back gives the same version. */
export function formatRouterOsVersion(version: RouterOsVersion): string {
  const patch = version.patch === 0 ? '' : `.${version.patch}`;
  const stage = version.stage === 'final' ? '' : `${version.stage}${version.n}`;
  const channel = version.channel === null ? '' : ` (${version.channel})`;
  return `${version.major}.${version.minor}${patch}${stage}${channel}`;
}

function readStage(word: string | undefined): Stage {
  const stage = word?.toLowerCase();
  return stage === 'alpha' || stage === 'beta' || stage === 'rc' ? stage : 'final';
}
