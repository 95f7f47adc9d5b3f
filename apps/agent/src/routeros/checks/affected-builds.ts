import { isAtLeast, type RouterOsVersion } from '../router-values.js';
import { AFFECTED_BUILDS, type BuildRange } from './affected-builds.data.js';

/** Whether a build lies in the ranges of an advisory. */
export function isAffectedBuild(version: RouterOsVersion, cve: keyof typeof AFFECTED_BUILDS): boolean {
  const ranges: readonly BuildRange[] = AFFECTED_BUILDS[cve];
  return ranges.some(([from, before]) => isAtLeast(version, ...from) && !isAtLeast(version, ...before));
}
