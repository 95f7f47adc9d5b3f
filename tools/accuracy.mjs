import { bootstrapPackages, exitWith } from './bootstrap.mjs';
import { ensureLauncherBuilt } from './bootstrap/build.mjs';
import { ROOT } from './bootstrap/paths.mjs';

await exitWith(async () => {
  await bootstrapPackages();
  await ensureLauncherBuilt();
  const { accuracy } = await import(new URL('../dist/tools/accuracy.js', import.meta.url).href);
  return accuracy(ROOT);
});
