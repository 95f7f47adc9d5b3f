import { rm } from 'node:fs/promises';

export default async function stopSharedPostgres() {
  const shared = Reflect.get(globalThis, 'sitewardTestPostgres');
  if (shared === undefined) return;
  await shared.server.stop();
  await rm(shared.dataDir, { recursive: true, force: true });
}
