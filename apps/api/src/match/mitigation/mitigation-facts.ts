import {
  type AdvisoryReference,
  type AffectedRange,
  compareRouterOsVersions,
  formatRange,
  formatRouterOsVersion,
  type KnownExploited,
  referencesOf,
  type RouterOsAdvisory,
  type RouterOsVersion,
} from '../../advisory/index.js';
import { WORKAROUNDS } from './workarounds.data.js';

/** Affected versions with the build that repairs them. */
export interface AffectedTrain {
  readonly affected: string;
  /** Null: none is named. */
  readonly fixed_in: string | null;
}

/** Commands that do the same on both generations of RouterOS. */
export interface RouterOsCommands {
  readonly routeros_7: readonly string[];
  readonly routeros_6: readonly string[];
}

/** Everything we know that helps to mitigate a CVE. Both the text we write and a text by a model are made of these alone. */
export interface MitigationFacts {
  readonly cve_id: string;
  readonly summary: string;
  /** What the affected versions are versions of. */
  readonly subject: 'RouterOS' | 'product';
  readonly component: string;
  /** Null: nobody has said. */
  readonly precondition: string | null;
  readonly published: string | null;
  readonly score: number | null;
  readonly vector: string | null;
  readonly weaknesses: readonly string[];
  readonly disputed: boolean;
  readonly ranges_verified: boolean;
  readonly trains: readonly AffectedTrain[];
  readonly fixed_versions: readonly string[];
  readonly fix_note: string | null;
  readonly upgrade: RouterOsCommands | null;
  readonly restrict: (RouterOsCommands & { readonly what: string }) | null;
  readonly check: RouterOsCommands | null;
  readonly known_exploited: Omit<KnownExploited, 'cve'> | null;
  readonly references: readonly AdvisoryReference[];
}

/** The facts out of our records. */
export function mitigationFacts(advisory: RouterOsAdvisory, exploited: KnownExploited | null): MitigationFacts {
  const restriction = restrictionOf(advisory);
  const checks = ['/system/resource/print', '/system/package/update/print', ...restriction.checks];
  return {
    cve_id: advisory.cve,
    summary: advisory.summary,
    subject: 'RouterOS',
    component: advisory.component,
    precondition: advisory.precondition,
    published: advisory.published,
    score: advisory.score,
    vector: advisory.vector,
    weaknesses: advisory.cwes,
    disputed: advisory.disputed,
    ranges_verified: advisory.grade !== 'unverified' && advisory.grade !== 'second_hand',
    trains: advisory.affected.map((range) => ({
      affected: formatRange(range),
      fixed_in: fixesOf(range, advisory.fixedIn).map(formatRouterOsVersion).join(' or ') || null,
    })),
    fixed_versions: advisory.fixedIn.map(formatRouterOsVersion),
    fix_note: advisory.fixNote,
    upgrade: advisory.fixedIn.length === 0 ? null : upgradeCommands(advisory.fixedIn),
    restrict: restriction.commands,
    check: { routeros_7: checks, routeros_6: checks.map(inRouterOs6) },
    known_exploited: exploited === null ? null : withoutCve(exploited),
    references: referencesOf(advisory),
  };
}

function withoutCve({ cve: _, ...entry }: KnownExploited): Omit<KnownExploited, 'cve'> {
  return entry;
}

/** The repaired builds for what lies in a range: those that end it, else the first later one of each train of its major. */
function fixesOf({ from, below, upTo }: AffectedRange, fixedIn: readonly RouterOsVersion[]): RouterOsVersion[] {
  const ending = below === null ? [] : fixedIn.filter((fix) => compareRouterOsVersions(fix, below) === 0);
  if (ending.length > 0) return ending;
  const bound = below ?? upTo ?? from;
  if (bound === null) return [...fixedIn];
  return fixedIn.filter((fix) => fix.major === bound.major && compareRouterOsVersions(fix, bound) >= 0);
}

const UPGRADE = [
  '/system/package/update/check-for-updates',
  '/system/package/update/install',
  '/system/routerboard/upgrade',
  '/system/reboot',
];

/** The way to a repaired build for a device of each generation. */
function upgradeCommands(fixedIn: readonly RouterOsVersion[]): RouterOsCommands {
  const isRepairedIn = (major: number) => fixedIn.some((fix) => fix.major === major);
  const to7 = isRepairedIn(7)
    ? channelOf(fixedIn, 7)
    : ['# the repair is older than RouterOS 7; see the versions above'];
  const from6To7 = ['# repaired in RouterOS 7 only; check its notes, flash and memory before', `${SET_CHANNEL}upgrade`];
  const to6 = isRepairedIn(6) ? channelOf(fixedIn, 6) : isRepairedIn(7) ? from6To7 : [];
  return { routeros_7: [...to7, ...UPGRADE], routeros_6: [...to6, ...UPGRADE].map(inRouterOs6) };
}

const SET_CHANNEL = '/system/package/update/set channel=';

/** Chooses the channel; a remark names the others that have a repaired build as well. */
function channelOf(fixedIn: readonly RouterOsVersion[], major: number): string[] {
  const builds = fixedIn.filter((fix) => fix.major === major && fix.channel !== null);
  const channel = builds[0]?.channel;
  if (channel == null) return [];
  return [
    `# repaired: ${builds.map(formatRouterOsVersion).join(', ')}; name the channel you follow`,
    `${SET_CHANNEL}${channel}`,
  ];
}

function restrictionOf(advisory: RouterOsAdvisory): {
  readonly commands: (RouterOsCommands & { readonly what: string }) | null;
  readonly checks: readonly string[];
} {
  if (advisory.services.length > 0) {
    const services = advisory.services.join(',');
    const commands = [`/ip/service/set ${services} address=<management network>`, `/ip/service/disable ${services}`];
    const what = 'Let only the management network reach the service, or turn it off where nobody needs it';
    return {
      commands: { what, routeros_7: commands, routeros_6: commands.map(inRouterOs6) },
      checks: ['/ip/service/print'],
    };
  }
  const workaround = WORKAROUNDS.find(({ about }) => about.test(advisory.component));
  if (workaround === undefined) return { commands: null, checks: [] };
  const { what, routerOs7, routerOs6 = routerOs7.map(inRouterOs6), check } = workaround;
  return { commands: { what, routeros_7: routerOs7, routeros_6: routerOs6 }, checks: [check] };
}

/** `/ip/service/print` of RouterOS 7 is `/ip service print` in RouterOS 6. */
function inRouterOs6(command: string): string {
  if (command.startsWith('#')) return command;
  const [path = '', ...rest] = command.split(' ');
  return [`/${path.slice(1).replaceAll('/', ' ')}`, ...rest].join(' ');
}
