import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ROOT } from '../bootstrap/paths.mjs';
import { run } from '../bootstrap/step.mjs';
import { NODE_FLAGS } from './tree.mjs';

const ROUNDS = 7;
const IDLE_MS = 60_000;
const POLL_MS = 3;
const SITE = '9c3c1392-7f36-4240-85f2-273573c0384a';
/** A port of this machine where nobody listens (discard). */
const NO_BROKER = 'nats://127.0.0.1:9';

/**
 * @typedef {object} Way how the agent is started
 * @property {string} name
 * @property {string[]} command
 * @property {boolean} [isIdled] whether its memory is measured
 *
 * @typedef {{ name: string, act: () => Promise<number>, more?: () => string }} Measured `act` takes so many ms
 * @typedef {import('nats').JetStreamManager} Manager
 * @typedef {{ url: string, manager: Manager, consumer: { stream: string, durable: string }, folder: string }} Site
 */

/**
 * How large the laid out package is, how soon its agent is there, and what it needs while it has nothing to do; as text.
 * Beside it the bare Node.js, because times on a busy machine say little alone.
 * @param {string} root
 */
export async function measure(root) {
  const folder = mkdtempSync(join(tmpdir(), 'siteward-measure-'));
  const { startNatsServer } = await import(new URL('../../dist/tools/embedded/nats-server.js', import.meta.url).href);
  const nats = await startNatsServer({ storeDir: join(folder, 'nats') });
  try {
    const [program, uncached] = await waysOf(root, folder);
    const { connection, ...broker } = await siteAt(nats.url);
    const site = { url: nats.url, ...broker, folder };
    const unbundled = [process.execPath, join(ROOT, 'dist/apps/agent/src/main.js')];
    const lines = await inTurn([
      { name: 'bare Node.js', act: () => timeOf([program[0] ?? '', '-e', '0']) },
      { name: 'siteward-agent version', act: () => timeOf([...program, 'version']) },
      startOf({ name: 'package', command: program, isIdled: true }, site),
      startOf({ name: 'package without compiled code', command: uncached }, site),
      startOf({ name: 'not bundled', command: unbundled, isIdled: true }, site),
    ]);
    await connection.close();
    const machine = `${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`;
    return `installed size: ${megabytes(bytesIn(root))}\n${lines.join('\n')}\n(medians of ${ROUNDS} in turn; ${machine})\n`;
  } finally {
    await nats.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The command as the package has it after its installation, and as it was before.
 * @param {string} root
 * @param {string} folder
 */
async function waysOf(root, folder) {
  const copyAs = async (/** @type {string} */ name) => {
    const copy = join(folder, name);
    await run('cp', ['-r', join(root, 'usr/lib/siteward-agent'), copy]);
    return copy;
  };
  const commandIn = (/** @type {string} */ copy) => [join(copy, 'node'), ...NODE_FLAGS, join(copy, 'start.cjs')];
  const [installed, fresh] = [await copyAs('installed'), await copyAs('fresh')];
  const build = /BUILD = '(\w+)'/.exec(readFileSync(join(installed, 'start.cjs'), 'utf8'))?.[1] ?? '';
  const [node = '', ...args] = commandIn(installed);
  const cache = join(installed, `agent.${build}.cache`);
  await run(node, [...args, '--make-code-cache', cache, 'run', '--config', '/dev/null'], {
    env: environmentOf(NO_BROKER, join(folder, 'warm')),
  });
  return /** @type {const} */ ([commandIn(installed), commandIn(fresh)]);
}

/** @param {string} url */
async function siteAt(url) {
  const [{ siteRequestsConsumer, STREAMS }, { connectNats, provisionConsumer, provisionStreams }] = await Promise.all([
    import(new URL('../../dist/libs/contracts/src/index.js', import.meta.url).href),
    import(new URL('../../dist/libs/jetstream/src/index.js', import.meta.url).href),
  ]);
  const connection = await connectNats({ url, name: 'siteward-measure' });
  /** @type {Manager} */
  const manager = await connection.jetstreamManager();
  await provisionStreams(manager, STREAMS);
  const consumer = siteRequestsConsumer(SITE);
  await provisionConsumer(manager, consumer);
  return { connection, manager, consumer };
}

/**
 * From its start to its first pull.
 * @param {Way} way
 * @param {Site} site
 * @returns {Measured}
 */
function startOf({ name, command: [program = '', ...args], isIdled = false }, site) {
  let memory = '';
  let round = 0;
  const act = async () => {
    const isLast = ++round === ROUNDS;
    await untilPulling(site, false);
    const begun = performance.now();
    const env = environmentOf(site.url, join(site.folder, `spool-${name}`));
    const agent = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
    await untilPulling(site, true);
    const ms = performance.now() - begun;
    if (isLast && isIdled) {
      await delay(IDLE_MS);
      memory = `, ${megabytes(residentBytes(agent.pid))} after ${IDLE_MS / 1000} s idle`;
    }
    const exited = once(agent, 'exit');
    agent.kill();
    await exited;
    return ms;
  };
  return { name: `${name}, to its first pull`, act, more: () => memory };
}

/**
 * @param {Site} site
 * @param {boolean} wanted
 */
async function untilPulling({ manager, consumer: { stream, durable } }, wanted) {
  while ((await manager.consumers.info(stream, durable)).num_waiting > 0 !== wanted) await delay(POLL_MS);
}

/**
 * @param {string} url
 * @param {string} spool
 */
function environmentOf(url, spool) {
  return {
    PATH: process.env.PATH,
    SITE_ID: SITE,
    NATS_URL: url,
    SPOOL_DIR: spool,
    LOG_LEVEL: 'warn',
    MALLOC_ARENA_MAX: '2',
  };
}

/** @param {string[]} command */
async function timeOf([program = '', ...args]) {
  const begun = performance.now();
  await run(program, args);
  return performance.now() - begun;
}

/**
 * Each once and then all again: whatever slows the machine for a while slows them all. Told as a multiple of the first, too.
 * @param {readonly Measured[]} all
 */
async function inTurn(all) {
  const times = all.map(() => /** @type {number[]} */ ([]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, { act }] of all.entries()) times[index]?.push(await act());
  }
  const medians = times.map((some) => some.sort((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? Number.NaN);
  return all.map(({ name, more }, index) => {
    const ms = medians[index] ?? Number.NaN;
    return `${name}: ${Math.round(ms)} ms, ${(ms / (medians[0] ?? Number.NaN)).toFixed(1)} times${more?.() ?? ''}`;
  });
}

/** @param {number | undefined} pid */
function residentBytes(pid) {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
}

/** @param {string} root */
function bytesIn(root) {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, entry) => sum + statSync(join(entry.parentPath ?? entry.path, entry.name)).size, 0);
}

/** @param {number} bytes */
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
