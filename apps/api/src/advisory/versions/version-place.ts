import { isDatedBuild } from './compare-versions.js';
import { NEXT_NUMBER, stepsOfVersion } from './version-steps.js';

const NUMBERS = 3;
const BASE = 1 << 17;
/** Nearly all versions there are: numbers none of which is a date. */
const PLAIN = /^(\d{1,5})(?:\.(\d{1,5}))?(?:\.(\d{1,5}))?(?:\.\d{1,5})*$/;

/** No version stands beyond it. */
export const LAST_PLACE = BASE ** NUMBERS - 1;

/**
 * Where a version stands among all others, coarsely, as a number that a database can compare: where two places differ,
 * `compareVersions` puts the versions in the same order, and versions that are the same have the same place. It knows the
 * first three numbers, each up to 131,070. Null where `compareVersions` cannot compare the text with every version.
 *
 * Places are stored with records of advisories: whoever changes them has to have all of those read in again.
 */
export function placeOfVersion(text: string): number | null {
  const ofNumbers = placeOfNumbers(text);
  if (ofNumbers !== null) return ofNumbers;
  const steps = stepsOfVersion(text);
  if (steps === null || isDatedBuild(text)) return null;
  const end = steps.findIndex(({ rank }) => rank !== NEXT_NUMBER);
  return placeOf((end < 0 ? steps : steps.slice(0, end)).map(({ digits }) => Number(digits)));
}

/** The place of a version that is nothing but numbers, as nearly all are; null for any other, which has to be cleaned. */
export function placeOfNumbers(text: string): number | null {
  const plain = PLAIN.exec(text);
  return plain === null ? null : placeOf([Number(plain[1]), Number(plain[2] ?? 0), Number(plain[3] ?? 0)]);
}

/** What stands behind a number that is too large to be told from others is left out, so that the order stays. */
function placeOf(numbers: readonly number[]): number {
  let place = 0;
  let isCut = false;
  for (let at = 0; at < NUMBERS; at += 1) {
    const number: number = isCut ? 0 : (numbers[at] ?? 0);
    isCut ||= number >= BASE - 1;
    place = place * BASE + Math.min(number, BASE - 1);
  }
  return place;
}
