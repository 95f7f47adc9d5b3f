import { bootstrapPackages, exitWith } from './bootstrap.mjs';
import { ensureLauncherBuilt } from './bootstrap/build.mjs';

await exitWith(async () => {
  await bootstrapPackages();
  await ensureLauncherBuilt();
  const { contracts } = await import(new URL('../dist/tools/contracts.js', import.meta.url).href);
  return contracts(process.argv.slice(2), new URL('..', import.meta.url));
});
