import { afterEach, describe, expect, it } from '@jest/globals';
import { createRequire } from 'node:module';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { profiles, RouterOsSimulator, type SimulatorOptions } from '../support/routeros-simulator/index.js';

type Rows = Record<string, string>[];

interface RouterosNode {
  connect(): Promise<unknown>;
  write(words: string[]): Promise<Rows>;
  destroy(): void;
}
interface MikroRouteros {
  connect(): Promise<void>;
  login(name: string, password: string): Promise<unknown>;
  runQuery(path: string): Promise<Rows>;
  close(): void;
}
interface RosClient {
  connect(): Promise<unknown>;
  send(words: string[]): Promise<Rows>;
  close(): Promise<void>;
}

const load = createRequire(import.meta.url);
const { Routeros } = load('routeros-node') as { Routeros: new (options: object) => RouterosNode };
const { RouterOSClient: Mikro } = load('mikro-routeros') as {
  RouterOSClient: new (host: string, port: number, timeoutMs: number) => MikroRouteros;
};
const Ros = load('ros-client') as new (options: object) => RosClient;

let router: RouterOsSimulator;
afterEach(() => router.stop());

async function start(options: Partial<SimulatorOptions> = {}): Promise<{ host: string; port: number }> {
  router = await RouterOsSimulator.start({ profile: profiles.v7_24.hardened, ...options });
  return { host: router.host, port: router.port };
}

const RESOURCE = { version: '7.24.3 (stable)', 'architecture-name': 'x86_64', platform: 'MikroTik' };

describe('clients written by others', () => {
  it('routeros-node reads a resource and an empty menu', async () => {
    // It takes every chunk for whole words, so the reply has to come in one.
    const at = await start({ faults: { delivery: 'coalesced' } });
    const client = new Routeros({ ...at, user: 'siteward', password: 'siteward', timeout: 5 });
    await client.connect();
    expect(await client.write(['/system/resource/print'])).toMatchObject([RESOURCE]);
    expect(await client.write(['/radius/print'])).toEqual([]);
    client.destroy();
  });

  it('routeros-node learns that a password is wrong', async () => {
    const at = await start({ faults: { delivery: 'coalesced' } });
    const client = new Routeros({ ...at, user: 'siteward', password: 'guess', timeout: 5 });
    await expect(client.connect()).rejects.toThrow('invalid user name or password (6)');
    client.destroy();
  });

  it('mikro-routeros reads the same', async () => {
    const { host, port } = await start();
    const client = new Mikro(host, port, 5_000);
    await client.connect();
    await client.login('siteward', 'siteward');
    expect(await client.runQuery('/system/resource/print')).toMatchObject([RESOURCE]);
    expect(await client.runQuery('/radius/print')).toEqual([]);
    client.close();
  });

  it('ros-client, which says a bare /login first, reads the same', async () => {
    const at = await start({ tagPosition: 'last' });
    const client = new Ros({ ...at, username: 'siteward', password: 'siteward', timeout: 5_000 });
    await client.connect();
    expect(await client.send(['/system/resource/print'])).toMatchObject([RESOURCE]);
    expect(await client.send(['/radius/print'])).toEqual([]);
    await client.close();
  });
});

describe('nmap', () => {
  it('takes the port for the API of a MikroTik router', async () => {
    // nmap sends the probe that tells only to ports it expects this service on, hence an address of our own.
    const { host, port } = await start({ host: '127.77.0.9', port: 8728 });
    const { stdout } = await promisify(execFile)('nmap', ['-sV', '-n', '-Pn', '-p', String(port), '-oX', '-', host]);
    expect(stdout).toContain('name="routeros-api"');
    expect(stdout).toContain('product="MikroTik RouterOS API"');
    expect(stdout).toContain('cpe:/o:mikrotik:routeros');
  }, 120_000);
});
