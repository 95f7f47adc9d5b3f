import { readFileSync } from 'node:fs';
import { ROOT } from '../bootstrap/paths.mjs';
import { BootstrapError, run } from '../bootstrap/step.mjs';
import { agentVersion, bundleAgent } from './bundle.mjs';

/** What Debian and semantic versioning both read in the same way. */
const VERSION = /^\d+\.\d+\.\d+(?:[~+.][0-9A-Za-z.]+)*$/;

/**
 * The release to be packed: that of package.json, or of the same sources under another version.
 * @param {string} [version]
 * @param {string | null} [releaseKeys] file with the public keys of releases that agents may take later (docs/upgrades.md)
 * @returns {Promise<import('./tree.mjs').Release>}
 */
export async function releaseOf(version = agentVersion(), releaseKeys = null) {
  if (!VERSION.test(version)) throw new BootstrapError(`${version} is no version`, 'Give one such as 1.4.2.');
  const [bundle, date] = await Promise.all([bundleAgent(version), releaseDate()]);
  return { version, date, bundle, releaseKeys: releaseKeys === null ? '' : readFileSync(releaseKeys, 'utf8') };
}

/** SOURCE_DATE_EPOCH (reproducible-builds.org), else the time of the last commit. */
async function releaseDate() {
  const given = process.env.SOURCE_DATE_EPOCH;
  const seconds = given ?? (await run('git', ['log', '-1', '--format=%ct'], { cwd: ROOT }).catch(() => '0'));
  return new Date(Number(seconds) * 1000);
}
