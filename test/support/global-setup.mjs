import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureLauncherBuilt } from '../../tools/bootstrap/build.mjs';

/** One PostgreSQL for the whole run; each spec makes databases of its own in it: see postgres.ts. */
export default async function startSharedPostgres() {
  if (process.env.SITEWARD_TEST_POSTGRES_URL !== undefined) return;
  await ensureLauncherBuilt();
  const embedded = new URL('../../dist/tools/embedded/postgres.js', import.meta.url);
  const { startPostgres } = await import(embedded.href);
  const dataDir = await mkdtemp(join(tmpdir(), 'siteward-test-postgres-'));
  const server = await startPostgres({ dataDir, durable: false });
  process.env.SITEWARD_TEST_POSTGRES_URL = server.url;
  Object.assign(globalThis, { sitewardTestPostgres: { server, dataDir } });
}
