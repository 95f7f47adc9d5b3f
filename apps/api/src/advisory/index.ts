/** What is known about vulnerabilities, and whom they affect. */
export { AdvisoryModule } from './advisory.module.js';
export {
  judgeAffected,
  type AffectedBecause,
  type AffectedClass,
  type AffectedVerdict,
  type RunningBuild,
} from './affected.js';
export { type AdvisoryReference, referencesOf } from './advisory-references.js';
export { type AffectedRange, formatRange } from './affected-range.js';
export { parseCvssVector } from './cvss-vector.js';
export { type KnownExploited } from './known-exploited.data.js';
export { RouterOsAdvisories } from './routeros-advisories.read-model.js';
export { type RouterOsAdvisory, type SourceGrade } from './routeros-advisory.js';
export {
  compareRouterOsVersions,
  formatRouterOsVersion,
  parseRouterOsChannel,
  parseRouterOsVersion,
  type RouterOsVersion,
} from './routeros-version.js';
