import { type AffectedRange, rangeContains } from './affected-range.js';
import type { MatchClass } from './applies/match-class.js';
import type { RouterOsAdvisory } from './routeros-advisory.js';
import {
  compareRouterOsVersions,
  isSameTrain,
  type RouterOsChannel,
  type RouterOsVersion,
} from './routeros-version.js';

/** `definite`: the version is in a range and a later build repairs it. The others as everywhere. */
export type AffectedClass = Extract<MatchClass, 'definite' | 'possible' | 'unclear' | 'no'>;

/** Why a verdict is what it is. */
export type AffectedBecause =
  | 'in_range'
  | 'in_range_without_named_fix'
  | 'in_range_of_unverified_source'
  | 'pre_release_of_affected_release'
  | 'pre_release_of_repaired_release'
  | 'repaired_later_in_its_train'
  | 'depends_on_channel'
  | 'repaired_in_its_train'
  | 'outside_all_ranges'
  | 'no_ranges_known'
  | 'version_unreadable';

export interface AffectedVerdict {
  readonly class: AffectedClass;
  readonly because: AffectedBecause;
  /** The range that decided, or null when none did. */
  readonly range: AffectedRange | null;
  /** Repaired builds this device could go to, nearest first; empty when none is named. */
  readonly upgradeTo: readonly RouterOsVersion[];
}

/** What is known of the build on a device. */
export interface RunningBuild {
  /** Null when it could not be read. */
  readonly version: RouterOsVersion | null;
  /** Where the build was published or the device takes updates from; null when unknown. */
  readonly channel: RouterOsChannel | null;
}

/**
 * Whether an advisory concerns a build.
 *
 * Ranges follow release trains (major.minor), and a repair named for the build's own train outranks a range: a
 * long-term build may be repaired although a newer stable one is not. When the channels of one train were repaired at
 * different builds and the channel is unknown, the answer is `possible`.
 */
export function judgeAffected(build: RunningBuild, advisory: RouterOsAdvisory): AffectedVerdict {
  const { version, channel } = build;
  if (version === null) return verdict('unclear', 'version_unreadable');
  const upgradeTo = upgradeTargets({ version, channel }, advisory.fixedIn);
  if (advisory.affected.length === 0) return { ...verdict('unclear', 'no_ranges_known'), upgradeTo };

  const repair = repairInOwnTrain(version, channel, advisory.fixedIn);
  if (repair === 'repaired') return verdict('no', 'repaired_in_its_train');
  const range = advisory.affected.find((candidate) => rangeContains(candidate, version)) ?? null;
  if (repair === 'depends_on_channel') return { class: 'possible', because: 'depends_on_channel', range, upgradeTo };
  if (range !== null) return { ...judgeInRange(version, range, advisory), range, upgradeTo };
  return { ...judgeOutside(version, advisory, repair), upgradeTo };
}

/**
 * The repaired builds a device could go to, nearest first. Its own train comes first, then newer trains of its major
 * version on its channel, then on any, then newer major versions. Pre-releases only for devices that run one already:
 * for the others a repair that came out in a pre-release is in the release of that number.
 */
export function upgradeTargets(
  build: { readonly version: RouterOsVersion; readonly channel: RouterOsChannel | null },
  fixedIn: readonly RouterOsVersion[],
): readonly RouterOsVersion[] {
  const { version, channel } = build;
  const newer = fixedIn.filter((fix) => compareRouterOsVersions(fix, version) > 0).toSorted(compareRouterOsVersions);
  const named = newer.filter((fix) => fix.stage === 'final' || version.stage !== 'final');
  const promised = newer.map(releaseOf);
  const ofMajor = (builds: readonly RouterOsVersion[]) => builds.filter((build) => build.major === version.major);
  const choices = [
    onChannel(
      named.filter((fix) => isSameTrain(fix, version)),
      channel,
    ),
    ofMajor(named).filter((fix) => fitsChannel(fix, channel)),
    ofMajor(named),
    ofMajor(promised),
    named,
    promised,
  ];
  return choices.find((choice) => choice.length > 0) ?? [];
}

type TrainRepair = 'none_named' | 'repaired' | 'not_repaired' | 'depends_on_channel';

function repairInOwnTrain(
  version: RouterOsVersion,
  channel: RouterOsChannel | null,
  fixedIn: readonly RouterOsVersion[],
): TrainRepair {
  const ownTrain = fixedIn.filter((fix) => isSameTrain(fix, version));
  const decisive = onChannel(ownTrain, channel);
  if (decisive.length === 0) return 'none_named';
  const repaired = decisive.filter((fix) => compareRouterOsVersions(fix, version) <= 0).length;
  if (repaired === decisive.length) return 'repaired';
  return repaired === 0 ? 'not_repaired' : 'depends_on_channel';
}

function judgeInRange(version: RouterOsVersion, { below }: AffectedRange, advisory: RouterOsAdvisory): AffectedVerdict {
  if (advisory.fixedIn.length === 0) return verdict('possible', 'in_range_without_named_fix');
  if (advisory.grade === 'unverified') return verdict('possible', 'in_range_of_unverified_source');
  // A repair comes out in pre-releases of the release that is named for it, in which of them nobody said.
  if (
    below?.stage === 'final' &&
    version.stage !== 'final' &&
    compareRouterOsVersions(releaseOf(version), below) === 0
  ) {
    return verdict('possible', 'pre_release_of_repaired_release');
  }
  return verdict('definite', 'in_range');
}

/** Ranges speak of releases: a pre-release of an affected release is not proven clean by standing just before it. */
function judgeOutside(version: RouterOsVersion, advisory: RouterOsAdvisory, repair: TrainRepair): AffectedVerdict {
  if (repair === 'not_repaired') return verdict('possible', 'repaired_later_in_its_train');
  const range = advisory.affected.find((candidate) => rangeContains(candidate, releaseOf(version))) ?? null;
  if (version.stage !== 'final' && range !== null) {
    return { ...verdict('possible', 'pre_release_of_affected_release'), range };
  }
  return verdict('no', 'outside_all_ranges');
}

function releaseOf(version: RouterOsVersion): RouterOsVersion {
  return { ...version, stage: 'final', n: 0 };
}

function fitsChannel(fix: RouterOsVersion, channel: RouterOsChannel | null): boolean {
  return fix.channel === null || channel === null || fix.channel === channel;
}

/** The builds of the channel, or all of them when none was published there: a train has one line of builds. */
function onChannel(builds: readonly RouterOsVersion[], channel: RouterOsChannel | null): readonly RouterOsVersion[] {
  const fitting = builds.filter((build) => fitsChannel(build, channel));
  return fitting.length > 0 ? fitting : builds;
}

function verdict(kind: AffectedClass, because: AffectedBecause): AffectedVerdict {
  return { class: kind, because, range: null, upgradeTo: [] };
}
