import { resolve } from 'node:path';
import { ensureAuthority } from './platform/nats-authority/index.js';

/**
 * Makes the keys of the broker's operator in a folder, if there are none yet, and prints what nats-server has to be configured
 * with. Nothing that is printed is secret; the folder is, and belongs into NATS_AUTHORITY_DIR.
 */
try {
  const [directory, resolverDir] = process.argv.slice(2);
  if (directory === undefined || resolverDir === undefined) {
    throw new Error('give two folders: the one for the keys, and the one where nats-server is to keep accounts');
  }
  const authority = await ensureAuthority(resolve(directory));
  process.stdout.write(await authority.serverConfig(resolverDir));
} catch (error) {
  process.stderr.write(`There is no authority: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
