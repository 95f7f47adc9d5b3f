import { formatRouterOsVersion, type RouterOsAdvisory, type RouterOsVersion } from '../advisory/index.js';

/** The words `stable` and `long-term` replaced `current` and `bugfix` in 6.44; older builds do not know them. */
const FIRST_WITH_TODAYS_CHANNELS = { major: 6, minor: 44 };

/** What to do about an advisory: the upgrade with its RouterOS commands, or how to do without one. */
export function remedyOfAdvisory(
  version: RouterOsVersion | null,
  upgradeTo: readonly RouterOsVersion[],
  advisory: RouterOsAdvisory,
): string {
  const [target] = upgradeTo;
  if (version === null || target === undefined) return withoutUpgrade(advisory);
  const builds = upgradeTo.map(formatRouterOsVersion).join(' or ');
  if (target.major !== version.major) {
    return `Upgrade to RouterOS ${builds}, a new major version: check its notes, flash and memory before.`;
  }
  return [`Upgrade to RouterOS ${builds} or later:`, ...updateCommands(version, target)].join('\n');
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
