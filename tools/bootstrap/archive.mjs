/**
 * Which package archives to ask, decided from what apt and the machine say of themselves.
 * @typedef {{ mirror: string, suite: string, component: string }} IndexTarget one line of apt's own configuration
 * @typedef {{ label: string, source?: string }} Archive `source` is a sources.list line; without it, the machine's own
 */

/** Argument for `apt-get indextargets --format` that {@link parseIndexTargets} reads. */
export const INDEX_TARGET_FORMAT = '$(REPO_URI) $(RELEASE) $(COMPONENT)';

/** Newest first. What the archive calls these stays the same while the releases behind them change. */
const NEWER_SUITES = {
  debian: ['sid', 'testing', 'stable'],
  ubuntu: ['devel', 'rolling'],
};

const NAMES_OF_A_RELEASE = ['oldstable', 'stable', 'testing', 'unstable', 'sid', 'devel', 'rolling'];

const KEYRINGS = {
  debian: '/usr/share/keyrings/debian-archive-keyring.gpg',
  ubuntu: '/usr/share/keyrings/ubuntu-archive-keyring.gpg',
};

/** Ubuntu keeps the servers it does not maintain itself in universe. */
const COMPONENT = { debian: 'main', ubuntu: 'universe' };

/**
 * @param {string} text
 * @returns {IndexTarget[]}
 */
export function parseIndexTargets(text) {
  return text
    .split('\n')
    .map((line) => line.trim().split(' '))
    .flatMap(([mirror, suite, component]) => (mirror && suite && component ? [{ mirror, suite, component }] : []));
}

/**
 * @param {string} text the contents of /etc/os-release
 * @returns {{ id: string, codename: string }} empty strings for what is not said
 */
export function parseOsRelease(text) {
  const value = (/** @type {string} */ key) => new RegExp(`^${key}="?([^"\n]*)"?$`, 'm').exec(text)?.[1] ?? '';
  return { id: value('ID'), codename: value('VERSION_CODENAME') };
}

/**
 * The archives worth asking for a package newer than the machine's own release has, newest first, and last the
 * machine's own sources. Only archives whose signatures this machine can check are named.
 * @param {{ id: string, codename: string }} os
 * @param {IndexTarget[]} targets
 * @param {(path: string) => boolean} hasFile whether a keyring is there
 * @returns {Archive[]}
 */
export function archivesNewestFirst(os, targets, hasFile) {
  const own = { label: "this machine's own package sources" };
  if (os.id !== 'debian' && os.id !== 'ubuntu') return [own];
  const keyring = KEYRINGS[os.id];
  const mirror = mirrorOf(os.codename, targets);
  if (mirror === undefined || !hasFile(keyring)) return [own];
  const component = COMPONENT[os.id];
  const newer = NEWER_SUITES[os.id].map((suite) => ({
    label: `${os.id} ${suite}`,
    source: `deb [signed-by=${keyring} target=Packages pdiffs=no lang=none] ${mirror} ${suite} ${component}`,
  }));
  return [...newer, own];
}

/**
 * @param {string} codename
 * @param {IndexTarget[]} targets
 */
function mirrorOf(codename, targets) {
  const main = targets.filter(({ component }) => component === 'main');
  const target =
    main.find(({ suite }) => suite === codename) ?? main.find(({ suite }) => NAMES_OF_A_RELEASE.includes(suite));
  return target?.mirror;
}
