import { compareSteps, normaliseVersion, stepsOfVersion } from './version-steps.js';

const DATED_BUILD = /^(?:19|20)\d\d[01]\d[0-3]\d(?!\d)/;

/**
 * Negative when `a` is older than `b`, 0 when both are the same, positive when it is newer; null when nothing can be
 * said: one of them is no version (a date, `9.2.x`, `esxi70u1c-17325551`, two versions in one text), or only one of them
 * begins with the day of its build.
 *
 * Numbers count as numbers; `dev < test < alpha < beta < milestone < pre < rc < release < build < revision < patch <
 * service pack < update < letter suffix < next number`; a trailing `.0`, leading zeros and a leading `v` do not count.
 * A number behind a hyphen or underscore is a build of what stands before it: 6.2-23739 is older than 6.2.1.
 */
export function compareVersions(a: string, b: string): number | null {
  const [stepsOfA, stepsOfB] = [stepsOfVersion(a), stepsOfVersion(b)];
  if (stepsOfA === null || stepsOfB === null || isDatedBuild(a) !== isDatedBuild(b)) return null;
  return compareSteps(stepsOfA, stepsOfB);
}

/** Whether this text is a version that can be placed among others at all. */
export function isVersion(text: string): boolean {
  return stepsOfVersion(text) !== null;
}

export function isDatedBuild(text: string): boolean {
  return DATED_BUILD.test(normaliseVersion(text));
}
