import { bootstrap, exitWith } from './bootstrap.mjs';

await exitWith(async () => {
  await bootstrap();
  const { bench } = await import(new URL('../dist/tools/bench.js', import.meta.url).href);
  process.exit(await bench(process.argv.slice(2)));
});
