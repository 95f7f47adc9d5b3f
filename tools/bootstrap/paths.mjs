import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Everything Siteward makes outside node_modules and dist. */
export const STATE = join(ROOT, '.siteward');

export const TOOLS = join(STATE, 'tools');

export const bin = (/** @type {string} */ name) => join(ROOT, 'node_modules', '.bin', name);
