import {
  compareRouterOsVersions,
  formatRouterOsVersion,
  type Hit,
  type RouterOsAdvisory,
  type RouterOsVersion,
} from '../advisory/index.js';
import type { BackPort } from './back-ports.js';
import type { SeenProduct } from './inventory/seen-product.js';

/** The words `stable` and `long-term` replaced `current` and `bugfix` in 6.44; older builds do not know them. */
const FIRST_WITH_TODAYS_CHANNELS = { major: 6, minor: 44 };

/**
 * What to do about an advisory: the upgrade with its RouterOS commands, or how to do without one. The build for the
 * device's own train and channel comes first, because that is the smallest step; then the newest repaired one.
 */
export function remedyOfAdvisory(
  version: RouterOsVersion | null,
  upgradeTo: readonly RouterOsVersion[],
  advisory: RouterOsAdvisory,
): string {
  const target = version === null ? undefined : smallestStep(version, upgradeTo, advisory.fixedIn);
  if (version === null || target === undefined) return withoutUpgrade(advisory);
  const newest = newestRepair(advisory.fixedIn, target);
  const others = newest === null ? [] : [`The newest repaired build is RouterOS ${withWarning(newest, version)}.`];
  if (target.major !== version.major)
    return [`Upgrade to RouterOS ${withWarning(target, version)}.`, ...others].join('\n');
  // A later release may well be older than its own train's repair: 7.24 came before 7.23.4.
  const later = newest === null ? ' or later' : `, or a later build of ${target.major}.${target.minor}`;
  const upgrade = `Upgrade to RouterOS ${formatRouterOsVersion(target)}${later}:`;
  return [upgrade, ...updateCommands(version, target), ...others].join('\n');
}

/** The nearest build to go to. A pre-release of another train is the last resort, even for a router that runs one. */
function smallestStep(
  version: RouterOsVersion,
  upgradeTo: readonly RouterOsVersion[],
  fixedIn: readonly RouterOsVersion[],
): RouterOsVersion | undefined {
  const isStep = ({ stage, major, minor }: RouterOsVersion): boolean =>
    stage === 'final' || (major === version.major && minor === version.minor);
  const releases = fixedIn.filter((fix) => fix.stage === 'final' && fix.major === version.major);
  const newer = releases.filter((fix) => compareRouterOsVersions(fix, version) > 0).toSorted(compareRouterOsVersions);
  return upgradeTo.find(isStep) ?? newer[0] ?? upgradeTo[0];
}

/** The newest repaired release, or null when the target is as new. */
function newestRepair(fixedIn: readonly RouterOsVersion[], target: RouterOsVersion): RouterOsVersion | null {
  const releases = fixedIn.filter((fix) => fix.stage === 'final' && compareRouterOsVersions(fix, target) > 0);
  return releases.toSorted(compareRouterOsVersions).at(-1) ?? null;
}

function withWarning(build: RouterOsVersion, from: RouterOsVersion): string {
  const name = formatRouterOsVersion(build);
  return build.major === from.major ? name : `${name}, a new major version: check its notes, flash and memory before`;
}

/** Written with blanks, which RouterOS 6 and 7 both take. */
function updateCommands(version: RouterOsVersion, target: RouterOsVersion): string[] {
  const { major, minor } = FIRST_WITH_TODAYS_CHANNELS;
  const knowsChannels = version.major > major || (version.major === major && version.minor >= minor);
  const setChannel =
    knowsChannels && target.channel !== null ? [`/system package update set channel=${target.channel}`] : [];
  return [...setChannel, '/system package update check-for-updates', '/system package update install'];
}

function withoutUpgrade(advisory: RouterOsAdvisory): string {
  const note = advisory.fixNote === null ? 'No repaired build is named' : `No repaired build: ${advisory.fixNote}`;
  if (advisory.services.length === 0) {
    return `${note}. Turn ${advisory.component} off where it is not needed, and let only trusted addresses reach it.`;
  }
  const services = advisory.services.join(',');
  return `${note}. Let only the management network reach it:\n/ip service set ${services} address=<management network>`;
}

/** What to do about an advisory about any other product: the version or package that repairs it, or how to do without one. */
export function remedyOfProduct(about: {
  readonly hit: Hit;
  readonly seen: SeenProduct;
  readonly backPort: BackPort | null;
  readonly ports: readonly string[];
}): string {
  const { hit, seen, backPort, ports } = about;
  const name = seen.product ?? seen.name.replace(/^[^:]*:/, '').replaceAll('_', ' ');
  if (backPort?.state === 'not_repaired' && backPort.fix.fixedVersion !== null) {
    return `Upgrade the package ${backPort.fix.sourcePackage} to ${backPort.fix.fixedVersion} or later.`;
  }
  if (backPort !== null) {
    return `Bring the packages of ${name} up to date with the updates of its distribution, and compare with its security tracker.`;
  }
  const fixed = hit.criterion.bounds.find(({ side }) => side === 'endExcluding');
  if (fixed !== undefined) return `Upgrade ${name} to ${fixed.text} or later.`;
  const where = ports.length === 0 ? '' : ` on ${ports.join(', ')}`;
  return `No repaired version is named: look into the references for one, and let only who needs it reach ${name}${where}.`;
}
