#!/usr/bin/env node
/**
 * Makes a fresh machine ready: npm packages, build, nmap, nats-server, PostgreSQL. Uses only what Node.js brings, because
 * nothing else is there yet. Each step looks first and does nothing when there is nothing to do.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './bootstrap/build.mjs';
import { alone } from './bootstrap/lock.mjs';
import { ensureNatsServer } from './bootstrap/nats-server.mjs';
import { ensureNmap } from './bootstrap/nmap.mjs';
import { checkNode, ensureNodeModules } from './bootstrap/node-modules.mjs';
import { ROOT, STATE } from './bootstrap/paths.mjs';
import { findPostgres, noPostgres } from './bootstrap/postgres.mjs';
import { BootstrapError } from './bootstrap/step.mjs';

const RECORD = join(STATE, 'tools.json');

/**
 * Where the programs are; written to .siteward/tools.json for whoever starts them.
 * @typedef {object} ToolRecord
 * @property {string} nmap
 * @property {string | null} natsServer null when the machine's own server is used instead
 * @property {string | null} natsServerVersion
 * @property {string} [natsServerMark]
 * @property {string | null} postgresBin folder of initdb and postgres
 */

/** Only what the checks need: packages, no build, no servers. */
export async function bootstrapPackages() {
  checkNode();
  await alone(ensureNodeModules);
}

/**
 * Everything `npm start` and `npm test` need.
 * @param {{ ownNats?: boolean, ownPostgres?: boolean }} [external] what the machine's owner runs himself
 * @returns {Promise<ToolRecord>}
 */
export async function bootstrap({ ownNats = false, ownPostgres = false } = {}) {
  checkNode();
  return alone(async () => {
    const before = readRecord();
    // Packages and build on one side, programs from apt on the other: neither needs the other.
    const [built, found] = await Promise.allSettled([
      ensureNodeModules().then(ensureBuilt),
      findPrograms(before, ownNats),
    ]);
    if (found.status === 'rejected') throw built.status === 'rejected' ? built.reason : found.reason;
    const tools = { ...found.value, postgresBin: findPostgres() };
    writeRecord(before, tools); // even when the build failed: the tests of one part can then still run
    if (built.status === 'rejected') throw built.reason;
    if (!ownPostgres && tools.postgresBin === null) throw noPostgres();
    return tools;
  });
}

/**
 * @param {Partial<ToolRecord>} before
 * @param {boolean} ownNats
 */
async function findPrograms(before, ownNats) {
  const nmap = await ensureNmap();
  if (ownNats) return { nmap, natsServer: null, natsServerVersion: null };
  const { path, version, mark } = await ensureNatsServer(knownNats(before));
  return { nmap, natsServer: path, natsServerVersion: version, natsServerMark: mark };
}

/** Runs a command's work and turns what went wrong into words and an exit code.
 * @param {() => Promise<number | void>} work */
export async function exitWith(work) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    const remedy = error instanceof BootstrapError ? `\n\nWhat to do: ${error.remedy}` : '';
    process.stderr.write(`\n${error instanceof BootstrapError ? error.message : stackOf(error)}${remedy}\n`);
    process.exitCode = 1;
  }
}

/** @returns {Partial<ToolRecord>} */
function readRecord() {
  try {
    return JSON.parse(readFileSync(RECORD, 'utf8'));
  } catch {
    return {}; // the first time, or cut off: everything is looked for again
  }
}

/**
 * @param {Partial<ToolRecord>} before
 * @param {ToolRecord} now
 */
function writeRecord(before, now) {
  if (JSON.stringify(before) === JSON.stringify(now)) return;
  mkdirSync(STATE, { recursive: true });
  writeFileSync(RECORD, `${JSON.stringify(now, null, 2)}\n`);
}

/** @param {Partial<ToolRecord>} record */
function knownNats({ natsServer, natsServerVersion, natsServerMark }) {
  if (!natsServer || !natsServerVersion || !natsServerMark) return undefined;
  return { path: natsServer, version: natsServerVersion, mark: natsServerMark };
}

/** @param {unknown} error */
const stackOf = (error) => (error instanceof Error ? error.stack : String(error));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await exitWith(async () => {
    const tools = await bootstrap();
    process.stderr.write(`Siteward is ready in ${ROOT}: nmap ${tools.nmap}, nats-server ${tools.natsServerVersion}\n`);
  });
}
