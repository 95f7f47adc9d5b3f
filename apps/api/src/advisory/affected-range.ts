import {
  compareRouterOsVersions,
  formatRouterOsVersion,
  parseRouterOsVersion,
  type RouterOsVersion,
} from './routeros-version.js';

/** A run of versions. `from` belongs to it, `below` does not, `upTo` does; null means there is no such bound. */
export interface AffectedRange {
  readonly from: RouterOsVersion | null;
  readonly below: RouterOsVersion | null;
  readonly upTo: RouterOsVersion | null;
}

/** From one version on (included) to the first one that is repaired (not included). */
export function between(from: string, below: string): AffectedRange {
  return { from: written(from), below: written(below), upTo: null };
}

/** Everything older than the first version that is repaired. */
export function before(below: string): AffectedRange {
  return { from: null, below: written(below), upTo: null };
}

/** From one version to the last one known to be affected, both included. */
export function through(from: string, upTo: string): AffectedRange {
  return { from: written(from), below: null, upTo: written(upTo) };
}

/** Everything to the last version known to be affected, included. */
export function to(upTo: string): AffectedRange {
  return { from: null, below: null, upTo: written(upTo) };
}

/** The one version that was looked at. */
export function exactly(version: string): AffectedRange {
  return { from: written(version), below: null, upTo: written(version) };
}

/** Every version there was when the advisory came out. */
export const EVERY_VERSION: AffectedRange = { from: null, below: null, upTo: null };

/** Whether the version lies in the range. */
export function rangeContains(range: AffectedRange, version: RouterOsVersion): boolean {
  const { from, below, upTo } = range;
  if (from !== null && compareRouterOsVersions(version, from) < 0) return false;
  if (below !== null && compareRouterOsVersions(version, below) >= 0) return false;
  return upTo === null || compareRouterOsVersions(version, upTo) <= 0;
}

/** The range as people write it: `>=7.0 <7.23.4`, `<=6.41.4`, `=6.40.5`, `every version`. */
export function formatRange(range: AffectedRange): string {
  const { from, below, upTo } = range;
  if (from !== null && upTo !== null && compareRouterOsVersions(from, upTo) === 0)
    return `=${formatRouterOsVersion(from)}`;
  const bounds = [
    from === null ? [] : [`>=${formatRouterOsVersion(from)}`],
    below === null ? [] : [`<${formatRouterOsVersion(below)}`],
    upTo === null ? [] : [`<=${formatRouterOsVersion(upTo)}`],
  ].flat();
  return bounds.length === 0 ? 'every version' : bounds.join(' ');
}

function written(text: string): RouterOsVersion {
  const version = parseRouterOsVersion(text);
  if (version === null) throw new Error(`Not a RouterOS version in the advisory table: "${text}". Correct the table.`);
  return version;
}
