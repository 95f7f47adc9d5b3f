/** Versions: reading them from banners, and putting them in order. */
export { type CleanVersion, cleanVersion, RANGE_IN_WORDS } from './clean-version.js';
export { compareVersions } from './compare-versions.js';
export { compareDebianVersions } from './debian-version.js';
export { type DistributionTail, distributionTailOf } from './distribution-tail.js';
export { LAST_PLACE, placeOfNumbers, placeOfVersion } from './version-place.js';
