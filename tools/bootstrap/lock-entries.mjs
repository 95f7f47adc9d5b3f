/**
 * Entries of package-lock.json, by folder.
 * @typedef {{ version?: string, dev?: boolean, optional?: boolean, os?: string[], cpu?: string[],
 *   optionalDependencies?: Record<string, string> }} LockEntry
 */

/** Words in the names of platform packages, and what npm calls that platform. */
const SYSTEMS = new Map([
  ['aix', 'aix'],
  ['android', 'android'],
  ['darwin', 'darwin'],
  ['freebsd', 'freebsd'],
  ['linux', 'linux'],
  ['netbsd', 'netbsd'],
  ['openbsd', 'openbsd'],
  ['openharmony', 'openharmony'],
  ['sunos', 'sunos'],
  ['win32', 'win32'],
  ['windows', 'win32'],
]);
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/**
 * The optional packages that entries name but the lock does not hold, as entries to add.
 * @param {Record<string, LockEntry>} packages
 * @returns {Record<string, LockEntry>}
 */
export function missingPlatformPackages(packages) {
  /** @type {Record<string, LockEntry>} */
  const missing = {};
  for (const [folder, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(optionalDependencies)) {
      if (isHeld(packages, folder, name)) continue;
      missing[`node_modules/${name}`] = {
        version: range.replace(/^[~^]/, ''),
        ...platformOf(name),
        ...(dev && { dev }),
        optional: true,
      };
    }
  }
  return missing;
}

/** Looks where Node.js would: beside the one that asks, then in each folder above.
 * @param {Record<string, LockEntry>} packages
 * @param {string} folder
 * @param {string} name
 * @returns {boolean}
 */
function isHeld(packages, folder, name) {
  if (packages[folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`]) return true;
  if (folder === '') return false;
  const above = folder.lastIndexOf('/node_modules/');
  return isHeld(packages, above < 0 ? '' : folder.slice(0, above), name);
}

/** @param {string} name */
function platformOf(name) {
  const words = name.split(/[-/]/);
  const os = words.map((word) => SYSTEMS.get(word)).find((system) => system !== undefined);
  const cpu = words.find((word) => PROCESSORS.includes(word));
  return { ...(cpu !== undefined && { cpu: [cpu] }), ...(os !== undefined && { os: [os] }) };
}
