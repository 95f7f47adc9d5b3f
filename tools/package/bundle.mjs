import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve, sep } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../bootstrap/paths.mjs';
import { BootstrapError } from '../bootstrap/step.mjs';

const ENTRY = 'dist/apps/agent/src/cli.main.js';
/** Where modules say they are while they are only in memory. */
const CHUNKS = join(ROOT, 'dist/bundle');
const VERSION_FILE = /dist\/apps\/agent\/src\/config\/agent-version\.js$/;
const VERSION_LINE = /AGENT_VERSION = '([^']+)'/;
const IS_LEFT_OUT_UNUSED = /\/dist\/|\/node_modules\/@nestjs\//;
const LICENCE = /^(licen[cs]e|copying|notice)/i;

/**
 * The whole agent as one script.
 * @typedef {object} Bundle
 * @property {Buffer} code ASCII; CommonJS, because only that can be compiled beforehand
 * @property {string} build tells this bundle from any other
 * @property {string} licences of what is in it, as text
 */

/**
 * Makes the bundle out of dist/: TypeScript has left the decorators' metadata there, which esbuild itself would not write.
 * @param {string} version what the agent calls itself
 * @returns {Promise<Bundle>}
 */
export async function bundleAgent(version) {
  const { modules, inputs } = await shaken(version);
  const code = await asOneScript(modules);
  return {
    code,
    build: createHash('sha256').update(code).digest('hex').slice(0, 16),
    licences: licencesOf(inputs),
  };
}

/** What both steps are told. */
const COMMON = /** @type {const} */ ({
  absWorkingDir: ROOT,
  bundle: true,
  write: false,
  platform: 'node',
  target: 'node20',
  charset: 'ascii',
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'error',
});

/**
 * The modules that a command loads by itself, each with all it needs of others and no more. Only in this format does esbuild
 * leave out what nobody uses.
 * @param {string} version
 */
async function shaken(version) {
  const { outputFiles, metafile } = await build({
    ...COMMON,
    entryPoints: [ENTRY],
    outdir: CHUNKS,
    metafile: true,
    format: 'esm',
    splitting: true,
    // Nest goes by the names of classes, people by those in a stack.
    keepNames: true,
    mainFields: ['main'],
    define: { 'import.meta.url': '__importMetaUrl', 'import.meta.dirname': '__dirname' },
    plugins: [absentPackages, onlyWhatIsUsed, topLevelAwait, versionOf(version)],
  });
  return { modules: new Map(outputFiles.map(({ path, text }) => [path, text])), inputs: Object.keys(metafile.inputs) };
}

/**
 * @param {ReadonlyMap<string, string>} modules by their paths
 * @returns {Promise<Buffer>}
 */
async function asOneScript(modules) {
  const { outputFiles } = await build({
    ...COMMON,
    entryPoints: [join(CHUNKS, basename(ENTRY))],
    format: 'cjs',
    minifyWhitespace: true,
    banner: { js: 'const __importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
    plugins: [inMemory(modules)],
  });
  return Buffer.from(outputFiles[0]?.contents ?? []);
}

/**
 * @param {ReadonlyMap<string, string>} modules by their paths
 * @returns {import('esbuild').Plugin}
 */
const inMemory = (modules) => ({
  name: 'in-memory',
  setup(build) {
    build.onResolve({ filter: /^[./]/ }, ({ path, resolveDir }) => ({ path: resolve(resolveDir, path) }));
    build.onLoad({ filter: /.*/ }, ({ path }) => {
      const contents = modules.get(path);
      return contents === undefined ? { errors: [{ text: `there is no ${path}` }] } : { contents, resolveDir: CHUNKS };
    });
  },
});

/**
 * Nest asks for packages that only some programs have, and lives without: here too they are simply not there.
 * @type {import('esbuild').Plugin}
 */
const absentPackages = {
  name: 'absent-packages',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, async (asked) => {
      if (asked.pluginData === 'asked' || asked.kind === 'entry-point') return undefined;
      const { path, importer, resolveDir, kind } = asked;
      const found = await build.resolve(path, { importer, resolveDir, kind, pluginData: 'asked' });
      const isOptional = importer.includes(`${sep}node_modules${sep}`);
      return found.errors.length > 0 && isOptional ? { path, namespace: 'absent' } : found;
    });
    build.onLoad({ filter: /.*/, namespace: 'absent' }, ({ path }) => ({
      contents: `throw Object.assign(new Error("Cannot find package '${path}'"), { code: 'MODULE_NOT_FOUND' });`,
    }));
  },
};

/**
 * A module of ours or of Nest that nobody imports a name of is left out: they are asked for through indexes of everything, the
 * centre's REST schemas included, and each would run at every start. None does anything by being loaded; the indexes of Nest
 * itself do (they ask for reflect-metadata), and stay.
 * @type {import('esbuild').Plugin}
 */
const onlyWhatIsUsed = {
  name: 'only-what-is-used',
  setup(build) {
    build.onResolve({ filter: /^[.#]/ }, async (asked) => {
      if (asked.pluginData === 'asked' || !IS_LEFT_OUT_UNUSED.test(`${asked.resolveDir}/`)) return undefined;
      const { path, importer, resolveDir, kind } = asked;
      const found = await build.resolve(path, { importer, resolveDir, kind, pluginData: 'asked' });
      return found.errors.length > 0 ? found : { ...found, sideEffects: false };
    });
  },
};

/**
 * CommonJS knows no `await` at the top level; what the entry does after its imports becomes a function.
 * @type {import('esbuild').Plugin}
 */
const topLevelAwait = {
  name: 'top-level-await',
  setup(build) {
    build.onLoad({ filter: /\.main\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8').replace(/^\/\/# sourceMappingURL=.*$/m, '');
      const imports = text.match(/^import [^;]*;$/gm) ?? [];
      const rest = text.replace(/^import [^;]*;$/gm, '');
      return { contents: `${imports.join('\n')}\nvoid (async () => {\n${rest}\n})();\n` };
    });
  },
};

/**
 * @param {string} version
 * @returns {import('esbuild').Plugin}
 */
function versionOf(version) {
  return {
    name: 'version',
    setup(build) {
      build.onLoad({ filter: VERSION_FILE }, ({ path }) => {
        const text = readFileSync(path, 'utf8');
        if (!VERSION_LINE.test(text)) throw new Error(`${path} no longer says AGENT_VERSION`);
        return { contents: text.replace(VERSION_LINE, `AGENT_VERSION = '${version}'`) };
      });
    },
  };
}

/** @param {readonly string[]} inputs paths relative to the root */
function licencesOf(inputs) {
  const packages = inputs.flatMap((path) => /^(?:.*node_modules\/)(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []);
  return [...new Set(packages)].sort().map(licenceOf).join('\n');
}

/** @param {string} path of a package */
function licenceOf(path) {
  const folder = join(ROOT, path);
  const { name, version, license = 'unknown licence' } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder)
    .filter((file) => LICENCE.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trimEnd());
  const title = `${name} ${version} (${license})`;
  return [title, '='.repeat(title.length), '', ...texts, ''].join('\n');
}

/** The version package.json gives the agent; dist/ has to be built. */
export function agentVersion() {
  if (!existsSync(join(ROOT, ENTRY))) throw new BootstrapError('the agent is not built', 'Run npm run build.');
  return /** @type {string} */ (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version);
}
