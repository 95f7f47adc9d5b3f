import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { archivesNewestFirst, INDEX_TARGET_FORMAT, parseIndexTargets, parseOsRelease } from './archive.mjs';
import { TOOLS } from './paths.mjs';
import { run } from './step.mjs';

/** What a desktop's hooks do after an update is none of our business. */
const HOOKS_OFF = `
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear DPkg::Post-Invoke;
`;

const PATIENT = ['Acquire::Retries=1', 'Acquire::http::Timeout=20', 'Acquire::https::Timeout=20'];

export const hasApt = () => existsSync('/usr/bin/apt-get') && existsSync('/usr/bin/dpkg-deb');

/**
 * Installs a package into this machine; needs root.
 * @param {string} name
 */
export async function installPackage(name) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const lockPatience = ['-o', 'DPkg::Lock::Timeout=120'];
  const args = [...lockPatience, '-qy', '--no-install-recommends', 'install', name];
  try {
    await run('apt-get', args, { env });
  } catch {
    // Package lists that are missing or out of date are the usual reason.
    await run('apt-get', [...lockPatience, '-q', 'update'], { env });
    await run('apt-get', args, { env });
  }
}

/**
 * The archives this machine can ask, newest first; mirrors come from apt's own configuration.
 * @returns {Promise<import('./archive.mjs').Archive[]>}
 */
export async function machineArchives() {
  const targets = await run('apt-get', ['indextargets', '--no-release-info', '--format', INDEX_TARGET_FORMAT]);
  const os = parseOsRelease(readFileSync('/etc/os-release', 'utf8'));
  return archivesNewestFirst(os, parseIndexTargets(targets), existsSync);
}

/**
 * Gives `use` an apt of our own: its lists and its cache are in a temporary folder, so it needs no root, takes no lock
 * and leaves the machine's apt as it was. Signatures are checked as always.
 * @template T
 * @param {import('./archive.mjs').Archive} archive
 * @param {(apt: PrivateApt) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withPrivateApt(archive, use) {
  await mkdir(TOOLS, { recursive: true });
  const folder = await mkdtemp(join(TOOLS, 'apt-'));
  try {
    const apt = await PrivateApt.open(folder, archive);
    return await use(apt);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

class PrivateApt {
  /**
   * @param {string} folder
   * @param {string[]} options
   */
  constructor(folder, options) {
    this.folder = folder;
    this.options = options;
  }

  /**
   * @param {string} folder
   * @param {import('./archive.mjs').Archive} archive
   */
  static async open(folder, archive) {
    await mkdir(join(folder, 'lists', 'partial'), { recursive: true });
    await mkdir(join(folder, 'cache', 'archives', 'partial'), { recursive: true });
    await writeFile(join(folder, 'apt.conf'), HOOKS_OFF);
    const settings = [
      `Dir::State::lists=${folder}/lists`,
      `Dir::Cache=${folder}/cache`,
      'APT::Sandbox::User=root', // as root: fetch as root, because the folder need not be open to user _apt
      'Debug::NoLocking=1', // nothing here is shared with another apt
      ...PATIENT,
    ];
    if (archive.source !== undefined) {
      await writeFile(join(folder, 'sources.list'), `${archive.source}\n`);
      settings.push(`Dir::Etc::sourcelist=${folder}/sources.list`, 'Dir::Etc::sourceparts=-');
    }
    const apt = new PrivateApt(folder, ['-c', join(folder, 'apt.conf'), ...settings.flatMap((value) => ['-o', value])]);
    await run('apt-get', [...apt.options, '-q', 'update']);
    return apt;
  }

  /**
   * Fetches one package without what it depends on.
   * @param {string} name
   * @returns {Promise<string[]>} the files
   */
  async download(name) {
    await run('apt-get', [...this.options, '-q', 'download', name], { cwd: this.folder });
    return packagesIn(this.folder);
  }

  /**
   * Fetches a package and whatever it needs that this machine has not installed.
   * @param {string} name
   * @returns {Promise<string[]>} the files
   */
  async downloadWithMissing(name) {
    await run('apt-get', [...this.options, '-qy', '--no-install-recommends', '--download-only', 'install', name]);
    return packagesIn(join(this.folder, 'cache', 'archives'));
  }
}

/** Puts the files of a package into a folder. Nothing is installed: no script of the package runs, no service starts.
 * @param {string[]} packages
 * @param {string} folder
 */
export async function unpack(packages, folder) {
  await mkdir(folder, { recursive: true });
  for (const file of packages) await run('dpkg-deb', ['-x', file, folder]);
}

/** @param {string} folder */
async function packagesIn(folder) {
  const names = await readdir(folder);
  return names.filter((name) => name.endsWith('.deb')).map((name) => join(folder, name));
}
