import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrapPackages, exitWith } from './bootstrap.mjs';
import { ensureBuilt } from './bootstrap/build.mjs';
import { ROOT } from './bootstrap/paths.mjs';
import { run } from './bootstrap/step.mjs';

/** Writes docs/openapi.json, made from the code, and the types of the client that the tests use. */
await exitWith(async () => {
  await bootstrapPackages();
  await ensureBuilt();
  const document = await run(process.execPath, ['dist/apps/api/src/open-api.main.js'], { cwd: ROOT });
  writeFileSync(join(ROOT, 'docs/openapi.json'), document);
  const { clientTypes } = await import('./openapi/client-types.mjs');
  writeFileSync(join(ROOT, 'test/support/api-client/schema.d.ts'), await clientTypes(JSON.parse(document)));
  process.stdout.write('docs/openapi.json and test/support/api-client/schema.d.ts are written\n');
});
