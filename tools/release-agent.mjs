import { parseArgs } from 'node:util';
import { bootstrapPackages, exitWith } from './bootstrap.mjs';
import { buildAgent } from './bootstrap/build.mjs';
import { makeSigningKey } from './package/signing-key.mjs';

const USAGE = `npm run release:agent -- [options]

Makes a signed release of the agent, which a centre offers to agents that run already. See docs/upgrades.md.

  --new-key FILE    makes a signing key, and prints the line for the RELEASE_KEYS_FILE of agents,
                    or for FEED_BUNDLE_KEYS_FILE of centres (docs/feeds.md)
  --key FILE        signs a release with this key
  --out FOLDER      the AGENT_DOWNLOADS_DIR of the centre; downloads when absent
  --version X.Y.Z   another version than that of package.json
`;

const OPTIONS = /** @type {const} */ ({
  'new-key': { type: 'string' },
  key: { type: 'string' },
  out: { type: 'string', default: 'downloads' },
  version: { type: 'string' },
});

await exitWith(async () => {
  const { values } = parseArgs({ options: OPTIONS });
  const { key, out, version, 'new-key': newKey } = values;
  if (key === undefined && newKey === undefined) return say(USAGE, 64);
  await bootstrapPackages();
  if (newKey !== undefined) say(`${makeSigningKey(newKey)}\n`);
  if (key === undefined) return 0;
  await buildAgent();
  const { makeRelease } = await import('./package/signed-release.mjs');
  const release = await makeRelease({ key, out, version });
  return say(`Release ${release.version} is in ${release.folder}\n`);
});

/** @param {string} text */
function say(text, code = 0) {
  process.stdout.write(text);
  return code;
}
