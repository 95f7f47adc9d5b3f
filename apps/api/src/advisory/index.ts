/** What is known about vulnerabilities, and whom they affect. */
export { AdvisoryModule } from './advisory.module.js';
export {
  judgeAffected,
  type AffectedBecause,
  type AffectedClass,
  type AffectedVerdict,
  type RunningBuild,
} from './affected.js';
export { formatRange } from './affected-range.js';
export { RouterOsAdvisories } from './routeros-advisories.read-model.js';
export { type RouterOsAdvisory, type SourceGrade } from './routeros-advisory.js';
export {
  formatRouterOsVersion,
  parseRouterOsChannel,
  parseRouterOsVersion,
  type RouterOsVersion,
} from './routeros-version.js';
