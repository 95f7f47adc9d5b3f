#!/usr/bin/env node
/** Makes the advisories that travel with the product anew, out of files of NVD, CISA and FIRST. */
import { bootstrapPackages, exitWith } from './bootstrap.mjs';
import { ensureLauncherBuilt } from './bootstrap/build.mjs';
import { ROOT } from './bootstrap/paths.mjs';

await exitWith(async () => {
  await bootstrapPackages();
  await ensureLauncherBuilt();
  const { shipAdvisories } = await import(new URL('../dist/tools/shipped-advisories.js', import.meta.url).href);
  return shipAdvisories(process.argv.slice(2), ROOT);
});
