import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { connect } from 'nats';
import pg from 'pg';
import { requirePort } from '../../tools/embedded/free-port.js';
import { startNatsServer } from '../../tools/embedded/nats-server.js';
import { startPostgres } from '../../tools/embedded/postgres.js';
import { PROJECT_ROOT } from '../../tools/embedded/tool-record.js';
import { startTicksOf } from '../../tools/launcher/data-lock.js';

let folder: string;
const cleanUps: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siteward-embedded-'));
});

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  await rm(folder, { recursive: true, force: true });
});

async function postgres(preferredPort?: number) {
  const server = await startPostgres({ dataDir: folder, ...(preferredPort !== undefined && { preferredPort }) });
  cleanUps.push(() => server.stop());
  return server;
}

async function nats(preferredPort?: number) {
  const server = await startNatsServer({ storeDir: folder, ...(preferredPort !== undefined && { preferredPort }) });
  cleanUps.push(() => server.stop());
  return server;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Listens on a port as a stranger would. */
async function takePort(): Promise<number> {
  const stranger = createServer();
  stranger.listen(0, '127.0.0.1');
  await once(stranger, 'listening');
  cleanUps.push(async () => {
    stranger.close();
    await once(stranger, 'close');
  });
  return (stranger.address() as AddressInfo).port;
}

/** A zombie is dead: it only waits for a parent that reaps it, which not every container has. */
const isAlive = (pid: number) => startTicksOf(statOf(pid)) !== undefined;

function statOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined; // gone in the meantime
  }
}

async function untilGone(pid: number): Promise<void> {
  while (isAlive(pid)) await delay(5);
}

/** A process of its own that starts the server, so that it can be killed like a launcher. */
async function launchElsewhere(module: string, call: string): Promise<{ launcher: number; server: number }> {
  const source = `
    const { ${call.slice(0, call.indexOf('('))} } = await import(${JSON.stringify(join(PROJECT_ROOT, 'dist', 'tools', 'embedded', module))});
    const server = await ${call};
    console.log(server.pid);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output] = (await once(child.stdout, 'data')) as [Buffer];
  return { launcher: child.pid!, server: Number(output.toString()) };
}

describe('embedded PostgreSQL', () => {
  it('serves a UTF-8 database durably, over loopback and with a password only', async () => {
    const server = await postgres();
    const settings = `SELECT current_setting('server_encoding') AS encoding, current_setting('fsync') AS fsync,
      current_setting('listen_addresses') AS addresses, current_database() AS database, current_setting('port') AS port`;
    expect(await query(server.url, settings)).toEqual([
      { encoding: 'UTF8', fsync: 'on', addresses: '127.0.0.1', database: 'siteward', port: String(server.port) },
    ]);
    const wrong = Object.assign(new URL(server.url), { password: 'wrong' }).href;
    await expect(query(wrong, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  it('has what was committed after a kill -9, and starts in spite of the pid file left behind', async () => {
    const first = await postgres();
    await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    process.kill(first.pid, 'SIGKILL');
    expect(await first.exited).toBe('SIGKILL');
    const second = await postgres();
    expect(await query(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('keeps its cluster and its password over a stop', async () => {
    const first = await postgres();
    await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    const second = await postgres(first.port);
    expect(second.url).toBe(first.url);
    expect(await query(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('dies with a launcher that is killed, and the next one waits for its end', async () => {
    const { launcher, server } = await launchElsewhere('postgres.js', `startPostgres({ dataDir: '${folder}' })`);
    expect(isAlive(server)).toBe(true);
    process.kill(launcher, 'SIGKILL');
    const next = await postgres();
    expect(isAlive(server)).toBe(false);
    expect(await query(next.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('takes another port when the preferred one is taken', async () => {
    const taken = await takePort();
    const server = await postgres(taken);
    expect(server.port).not.toBe(taken);
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('embedded nats-server', () => {
  it('brings a stream back after a kill -9, on the same port', async () => {
    const server = await nats();
    const before = await connect({ servers: server.url });
    const manager = await before.jetstreamManager();
    await manager.streams.add({ name: 'KEPT', subjects: ['kept.>'] });
    await before.jetstream().publish('kept.one', 'payload');
    await before.close();
    const firstPid = server.pid;
    await server.kill9();
    expect(isAlive(firstPid)).toBe(false);

    await server.restart();
    expect(server.pid).not.toBe(firstPid);
    const after = await connect({ servers: server.url });
    cleanUps.push(() => after.close());
    const stream = await (await after.jetstreamManager()).streams.info('KEPT');
    expect(stream.state.messages).toBe(1);
    expect(stream.config.storage).toBe('file');
  });

  it('dies with a launcher that is killed', async () => {
    const { launcher, server } = await launchElsewhere('nats-server.js', `startNatsServer({ storeDir: '${folder}' })`);
    expect(isAlive(server)).toBe(true);
    process.kill(launcher, 'SIGKILL');
    await untilGone(server);
    expect(isAlive(server)).toBe(false);
  });

  it('takes another port when the preferred one is taken', async () => {
    const taken = await takePort();
    const server = await nats(taken);
    expect(server.port).not.toBe(taken);
    const client = await connect({ servers: server.url });
    expect(client.info?.jetstream).toBe(true);
    await client.close();
  });

  it('says what is wrong with its configuration, in its own words', async () => {
    const start = startNatsServer({ storeDir: folder, configExtra: 'no_such_option: 1' });
    await expect(start).rejects.toThrow(/nats-server ended with code 1.*no_such_option/s);
  });
});

describe('a port asked for by number', () => {
  it('is refused with the name of who has it', async () => {
    const taken = await takePort();
    await expect(requirePort(taken)).rejects.toThrow(`port ${taken} is taken by node (pid ${process.pid})`);
  });

  it('is given when it is free', async () => {
    const taken = await takePort();
    await cleanUps.pop()?.();
    expect(await requirePort(taken)).toBe(taken);
  });
});
