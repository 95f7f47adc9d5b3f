import { bootstrap, exitWith } from './bootstrap.mjs';

await exitWith(async () => {
  const { DATABASE_URL, NATS_URL } = process.env;
  await bootstrap({ ownPostgres: DATABASE_URL !== undefined, ownNats: NATS_URL !== undefined });
  const { start } = await import(new URL('../dist/tools/start.js', import.meta.url).href);
  process.exit(await start(process.argv.slice(2)));
});
