/** Whether advisories concern what is known of a device. Pure. */
export { hitsOf } from './applicability.js';
export { formatBounds } from './criteria.js';
export { type Hit, type MatchBecause } from './judge-criterion.js';
export { type KnownProduct } from './known-host.js';
export { compareAnswers, type MatchClass } from './match-class.js';
export { isGeneralPurpose, systemOfNmap } from './platforms.js';
export { readAdvisory, type ReadAdvisory } from './read-advisory.js';
export { systemOfTail } from './system-of-tail.js';
