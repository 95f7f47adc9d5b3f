import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bootstrapPackages, exitWith } from './bootstrap.mjs';
import { buildAgent } from './bootstrap/build.mjs';
import { ROOT, STATE } from './bootstrap/paths.mjs';
import { step } from './bootstrap/step.mjs';

const USAGE = `npm run package:agent -- [options]

Builds the Debian package of the agent, without root.

  --out FOLDER       where it goes; .siteward/package when absent
  --version VERSION  instead of the version in package.json
  --release-keys F   the public keys of releases the agents may take from their centre; see docs/upgrades.md
  --oci              the image for containers, too
  --measure          install nothing, but say how large it is, how soon it starts and what it needs
  --compression NAME of the Debian package: xz, gzip, zstd or none; xz when absent
  --built            dist/ is up to date
`;

const OPTIONS = /** @type {const} */ ({
  out: { type: 'string', default: join(STATE, 'package') },
  version: { type: 'string' },
  'release-keys': { type: 'string' },
  oci: { type: 'boolean', default: false },
  compression: { type: 'string', default: 'xz' },
  built: { type: 'boolean', default: false },
  measure: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
});

await exitWith(async () => {
  const { values } = parseArgs({ options: OPTIONS });
  const { out: target, compression } = values;
  if (values.help) return say(USAGE);
  await bootstrapPackages();
  if (!values.built) await buildAgent();
  const { releaseOf } = await import('./package/release.mjs');
  const release = await step('bundle the agent', () => releaseOf(values.version, values['release-keys']));
  mkdirSync(target, { recursive: true });
  await inScratch(async (folder) => {
    const { buildDeb } = await import('./package/deb.mjs');
    sayFile(await step('build the Debian package', () => buildDeb(release, { folder, target, compression })));
    if (values.measure) {
      const { measure } = await import('./package/measure.mjs');
      say(await measure(join(folder, 'root')));
    }
  });
  if (values.oci) {
    const { buildImage } = await import('./package/oci.mjs');
    await inScratch(async (folder) => {
      sayFile(await step('build the image', () => buildImage(release, { folder, target })));
    });
  }
  return 0;
});

/** @param {(folder: string) => Promise<void>} act */
async function inScratch(act) {
  const folder = mkdtempSync(join(tmpdir(), 'siteward-package-'));
  try {
    await act(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {string} file */
function sayFile(file) {
  say(`${file.replace(`${ROOT}/`, '')}  ${(statSync(file).size / 1e6).toFixed(1)} MB\n`);
}

/** @param {string} text */
function say(text) {
  process.stdout.write(text);
  return 0;
}
