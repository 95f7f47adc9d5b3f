import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { transformFileSync } from '@swc/core';
import { type NmapProgress, NmapScanner, type ScanReport, versionGroups } from '../../apps/agent/src/nmap/index.js';
import { assembleHost } from '../../apps/agent/src/result/index.js';
import { readToolRecord } from '../../tools/embedded/tool-record.js';
import { startTestNats } from '../support/nats.js';

jest.setTimeout(120_000);

const root = process.getuid?.() === 0;
const folder = mkdtempSync(join(tmpdir(), 'siteward-nmap-'));
const never = new AbortController().signal;
const ignore = (): void => undefined;
/** No device is fragile. */
const LIKE_ALL = { sparesPorts: false, isGentle: () => false };
const servers: Server[] = [];
const connections = new Set<Socket>();
const contacted = new Map<number, number>();

const FTP = '220 gw FTP server (MikroTik 6.49.10) ready\r\n';
const HOSTILE =
  '<script>alert(1)</script>&amp;\0\x1b[2J</service></port></ports></host></nmaprun><!DOCTYPE x [<!ENTITY y "z">]>' +
  '\u{1F4A9}\u202E"><host><address addr="10.6.6.6" addrtype="ipv4"/>';

async function listen(server: Server, host: string): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  server.on('connection', (socket: Socket) => {
    connections.add(socket);
    contacted.set(port, (contacted.get(port) ?? 0) + 1);
  });
  return port;
}

/** A service that says something to whoever comes, and hangs up. */
const saying = (text: string | Buffer): Server =>
  createServer((socket: Socket) => {
    socket.on('error', ignore);
    socket.end(text);
  });

/** Programs that are running and have the text in their command line. */
function running(text: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && commandLine(pid).includes(text) && !isZombie(pid));
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

function isZombie(pid: number): boolean {
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return true;
  }
}

async function until(fact: () => boolean, limitMs = 10_000): Promise<void> {
  const began = Date.now();
  while (!fact()) {
    if (Date.now() - began > limitMs) throw new Error(`Not so within ${limitMs} ms: ${fact.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** A stand-in for nmap that does what real nmap only does on a bad day. */
function program(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return path;
}

const openPorts = (report: ScanReport, address: string): number[] =>
  (report.hosts.find((host) => host.address === address)?.ports ?? [])
    .filter(({ state }) => state === 'open')
    .map(({ port }) => port);

let http = 0;
let ftp = 0;
let loud = 0;

beforeAll(async () => {
  const web = createHttpServer((_, response) => {
    response.setHeader('Server', 'nginx/1.18.0');
    response.end('<title>hello</title>');
  });
  http = await listen(web, '127.78.0.1');
  ftp = await listen(saying(FTP), '127.78.0.1');
  loud = await listen(saying(HOSTILE + 'A'.repeat(1_000_000)), '127.78.0.2');
});

afterAll(async () => {
  connections.forEach((socket) => socket.destroy());
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  rmSync(folder, { recursive: true, force: true });
});

describe('the agent scans with nmap', () => {
  it('knows its nmap', async () => {
    expect((await new NmapScanner().version())?.major).toBeGreaterThanOrEqual(7);
    expect(await new NmapScanner({ path: join(folder, 'none') }).version()).toBeNull();
  });

  it.each(root ? [true, false] : [false])('finds exactly the open ports (raw packets: %s)', async (rawPackets) => {
    const ports = `${http - 1}-${http + 1},${ftp},${loud}`;
    const report = await new NmapScanner({ rawPackets }).findOpenPorts(
      { targets: ['127.78.0.1', '127.78.0.2', '127.78.0.3'], ports, timeLimitMs: 60_000 },
      ignore,
      never,
    );
    expect(report).toMatchObject({ exit: 'ok', complete: true, problem: null });
    expect(new Set(openPorts(report, '127.78.0.1'))).toEqual(new Set([http, ftp]));
    expect(openPorts(report, '127.78.0.2')).toEqual([loud]);
    expect(openPorts(report, '127.78.0.3')).toEqual([]);
    expect(versionGroups(report.hosts, LIKE_ALL)).toHaveLength(2);
  });

  it('names what listens, asks open ports only, and puts the facts together', async () => {
    const scanner = new NmapScanner();
    const target = '127.78.0.1';
    const ports = await scanner.findOpenPorts(
      { targets: [target], ports: `${http},${ftp},9`, timeLimitMs: 60_000 },
      ignore,
      never,
    );
    const [group] = versionGroups(ports.hosts, LIKE_ALL);
    const versions = await scanner.detectVersions({ ...group!, timeLimitMs: 90_000 }, ignore, never);
    expect(group).toEqual({ targets: [target], gentle: false, ports: expect.not.stringMatching(/^9,|,9,|,9$/) });
    expect(versions.scannedTcp).toBe(group?.ports);
    const facts = assembleHost({ target, ports, versions, before: null, after: null });
    expect(facts).toMatchObject({ outcome: 'complete', reason: null });
    const service = (port: number) => facts.ports.find((one) => one.port === port)?.service;
    expect(service(http)).toMatchObject({ product: 'nginx', version: '1.18.0', method: 'probed' });
    expect(service(ftp)).toMatchObject({ product: 'MikroTik router ftpd', version: '6.49.10' });
    expect(facts.ports.find((one) => one.port === 9)?.state).toBe('closed');
  });

  it('names what nmap has no match for: a plain HTTP server and the broker', async () => {
    const target = '127.0.0.1';
    const plain = await listen(
      createHttpServer((_, response) => response.writeHead(404).end()),
      target,
    );
    const { natsServer, natsServerVersion } = readToolRecord();
    const broker = natsServer === null ? null : await startTestNats(); // null: this machine has a broker elsewhere
    try {
      const request = { targets: [target], ports: [plain, broker?.port ?? plain].join(','), timeLimitMs: 90_000 };
      const ports = await new NmapScanner().detectVersions(request, ignore, never);
      const facts = assembleHost({ target, ports, versions: ports, before: null, after: null });
      const service = (port: number) => facts.ports.find((one) => one.port === port)?.service;
      const ours = { method: 'probed', confidence: 5, cpes: [] };
      expect(service(plain)).toMatchObject({ name: 'http', product: null, version: null, ...ours });
      if (broker !== null)
        expect(service(broker.port)).toMatchObject({
          name: 'nats',
          product: 'NATS server',
          version: natsServerVersion,
          ...ours,
        });
    } finally {
      await broker?.stop();
    }
  });

  it('takes no harm from a hostile service', async () => {
    const scanner = new NmapScanner();
    const target = '127.78.0.2';
    const ports = await scanner.findOpenPorts(
      { targets: [target], ports: String(loud), timeLimitMs: 60_000 },
      ignore,
      never,
    );
    const versions = await scanner.detectVersions(
      { targets: [target], ports: String(loud), timeLimitMs: 110_000 },
      ignore,
      never,
    );
    expect(versions.hosts.map(({ address }) => address)).toEqual([target]);
    expect(contacted.get(loud)).toBeGreaterThan(1);
    const facts = assembleHost({ target, ports, versions, before: null, after: null });
    expect(facts.ports.map(({ port, state }) => [port, state])).toEqual([[loud, 'open']]);
    expect(JSON.stringify(facts)).not.toMatch(/10\.6\.6\.6|alert|\\u0000|\\u001b/);
  });

  it('tells how far it is, and stops at once when asked, leaving nothing behind', async () => {
    const target = '127.78.0.71';
    const abort = new AbortController();
    const progress: NmapProgress[] = [];
    let askedAt = 0;
    const report = await new NmapScanner().findOpenPorts(
      { targets: [target], ports: '1-5000', timeLimitMs: 60_000, maxRate: 50 },
      (step) => {
        progress.push(step);
        expect(running(target)).toHaveLength(1);
        askedAt ||= Date.now();
        abort.abort();
      },
      abort.signal,
    );
    expect(Date.now() - askedAt).toBeLessThan(10_000);
    expect(running(target)).toEqual([]);
    expect(progress[0]?.task).toMatch(/Scan$/);
    expect(progress[0]?.percent).toBeLessThan(50);
    expect(report).toMatchObject({ exit: 'aborted', complete: false, scannedTcp: '1-5000', hosts: [] });
  });

  it.each(root ? [true, false] : [false])(
    'finds the hosts of a network, the excluded left out (raw: %s)',
    async (raw) => {
      const progress: NmapProgress[] = [];
      const report = await new NmapScanner({ rawPackets: raw }).findHosts(
        { targets: ['127.78.0.0/29', '127.78.0.9'], exclude: ['127.78.0.2/31'], timeLimitMs: 60_000 },
        (step) => progress.push(step),
        never,
      );
      expect(report).toMatchObject({ exit: 'ok', complete: true, problem: null, scannedTcp: '' });
      expect(report.hosts.map(({ address }) => address)).toEqual(
        [0, 1, 4, 5, 6, 7, 9].map((host) => `127.78.0.${host}`), // the whole of 127.0.0.0/8 is this machine
      );
      expect(progress.every(({ task }) => task.endsWith('Ping Scan'))).toBe(true);
    },
  );

  it('does not start when it was stopped before', async () => {
    const report = await new NmapScanner().findOpenPorts(
      { targets: ['127.78.0.1'], ports: '1', timeLimitMs: 1000 },
      ignore,
      AbortSignal.abort(),
    );
    expect(report).toMatchObject({ exit: 'aborted', complete: false });
  });

  it('ends at the deadline with partial facts', async () => {
    const target = '127.78.0.72';
    const request = { targets: [target], ports: '1-5000', timeLimitMs: 1500, maxRate: 50 };
    const ports = await new NmapScanner().findOpenPorts(request, ignore, never);
    const facts = assembleHost({ target, ports, versions: null, before: null, after: null });
    expect(facts).toMatchObject({ outcome: 'partial', ports: [], scanned_tcp_ports: '' });
    expect(facts.reason).toMatch(/too slowly|time for the scan was over/);
    expect(running(target)).toEqual([]);
  });
});

describe('the agent keeps a bad nmap on its leash', () => {
  const fixture = readFileSync(new URL('../../apps/agent/src/nmap/fixtures/two-hosts.xml', import.meta.url), 'utf8');
  const cut = join(folder, 'cut.xml');
  const scan = (path: string, timeLimitMs = 60_000): Promise<ScanReport> =>
    new NmapScanner({ path, rawPackets: false }).findOpenPorts(
      { targets: ['127.78.0.1'], ports: '2121,2222,2323,5000-5200,8080-8081', timeLimitMs },
      ignore,
      never,
    );

  beforeAll(() => {
    writeFileSync(cut, fixture.slice(0, fixture.lastIndexOf('<times')));
  });

  it('kills one that ignores the deadline, with its children, and salvages what it said', async () => {
    const report = await scan(program('stubborn', `trap '' TERM\ncat ${cut}\nsleep 3601 & wait; sleep 3601`), 500);
    expect(report).toMatchObject({ exit: 'deadline', complete: false });
    expect(report.hosts.map(({ address }) => address)).toEqual(['127.78.0.1']);
    expect(openPorts(report, '127.78.0.1')).toEqual([2121, 2222, 2323, 8080]);
    expect(running('sleep 3601')).toEqual([]);
  });

  it('salvages one that crashed', async () => {
    const report = await scan(program('crashing', `cat ${cut}\nkill -SEGV $$`));
    expect(report).toMatchObject({ exit: 'failed', complete: false, problem: 'nmap failed (SIGSEGV)' });
    expect(report.hosts).toHaveLength(1);
  });

  it('does not trust whole XML of one that failed', async () => {
    const whole = join(folder, 'whole.xml');
    writeFileSync(whole, fixture);
    expect(await scan(program('failing', `cat ${whole}\necho no luck >&2\nexit 3`))).toMatchObject({
      exit: 'failed',
      complete: false,
      problem: 'nmap failed: no luck',
    });
    expect((await scan(program('fine', `cat ${whole}`))).complete).toBe(true);
  });

  it('stops one that never stops talking', async () => {
    const report = await scan(program('talking', `exec yes '<x78/>'`));
    expect(report).toMatchObject({ exit: 'output_cap', complete: false });
    expect(running('<x78/>')).toEqual([]);
  });

  it('says when there is none', async () => {
    const report = await scan(join(folder, 'missing'));
    expect(report).toMatchObject({ exit: 'not_started', complete: false, hosts: [] });
    expect(report.problem).toContain('missing');
  });

  it('gives it nothing of its own: no input, no environment, no working directory', async () => {
    const report = await scan(program('curious', 'pwd >&2; env | sort | grep -v ^_= >&2; cat >&2; exit 1'));
    expect(report.problem).toMatch(/^nmap failed: \/ LC_ALL=C PATH=[/:a-z]+ PWD=\/( SHLVL=\d+)?$/);
  });

  it('takes it along when the agent is killed', async () => {
    const target = '127.78.0.73';
    const agent = standIn([
      '-sT',
      '--unprivileged',
      '-n',
      '-Pn',
      '--max-rate',
      '5',
      '-p',
      '1-5000',
      '-oX',
      '-',
      target,
    ]);
    await until(() => running(target).some((pid) => /^\S*nmap -sT/.test(commandLine(pid))));
    agent.kill('SIGKILL');
    await until(() => running(target).length === 0, 2000);
  });
});

/** A program of its own that runs nmap as the agent does, so that it can be killed. */
function standIn(argv: readonly string[]): ChildProcess {
  const home = join(folder, 'agent');
  mkdirSync(home, { recursive: true });
  for (const name of ['process', 'launch']) {
    const source = new URL(`../../apps/agent/src/nmap/${name}.ts`, import.meta.url).pathname;
    const { code } = transformFileSync(source, {
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    });
    writeFileSync(join(home, `${name}.js`), code);
  }
  writeFileSync(join(home, 'package.json'), '{"type":"module"}');
  const call = { path: 'nmap', argv, timeLimitMs: 60_000, outputCapBytes: 1_000_000 };
  writeFileSync(
    join(home, 'main.js'),
    `import { runNmap } from './process.js';
     await runNmap({ ...${JSON.stringify(call)}, signal: new AbortController().signal });`,
  );
  return spawn(process.execPath, [join(home, 'main.js')], { stdio: 'ignore' });
}

/** Needs root: two network namespaces joined by a cable. Without root there is no layer 2 to look at. */
if (root) {
  describe('the agent scans its own network segment', () => {
    const [here, there] = [`swn6a-${process.pid}`, `swn6b-${process.pid}`];
    const ip = (...argv: string[]): void => void execFileSync('ip', argv);

    beforeAll(() => {
      ip('netns', 'add', here);
      ip('netns', 'add', there);
      ip('-n', here, 'link', 'add', 'eth0', 'type', 'veth', 'peer', 'name', 'eth0', 'netns', there);
      for (const [space, host, mac] of [
        [here, 1, '02:78:00:00:00:01'],
        [there, 2, '2c:c8:1b:00:00:02'],
      ] as const) {
        ip('-n', space, 'link', 'set', 'eth0', 'address', mac);
        ip('-n', space, 'addr', 'add', `10.178.0.${host}/24`, 'dev', 'eth0');
        ip('-n', space, 'link', 'set', 'eth0', 'up');
        ip('-n', space, 'link', 'set', 'lo', 'up');
      }
    });

    afterAll(() => {
      ip('netns', 'del', here);
      ip('netns', 'del', there);
    });

    it.each([true, false])('finds who is there, with raw packets and without (raw: %s)', async (rawPackets) => {
      const path = program('nmap-in-namespace', `exec ip netns exec ${here} nmap "$@"`);
      const search = { targets: ['10.178.0.0/27'], exclude: [], timeLimitMs: 60_000 };
      const report = await new NmapScanner({ path, rawPackets }).findHosts(search, ignore, never);
      expect(report).toMatchObject({ complete: true, problem: null });
      expect(report.hosts.map(({ address }) => address).sort()).toEqual(['10.178.0.1', '10.178.0.2']);
    });

    it('sees MAC addresses, and tells a closed host from none', async () => {
      const path = program('nmap-in-namespace', `exec ip netns exec ${here} nmap "$@"`);
      const targets = ['10.178.0.2', '10.178.0.9'];
      const ports = await new NmapScanner({ path }).findOpenPorts(
        { targets, ports: '1-200', timeLimitMs: 60_000 },
        ignore,
        never,
      );
      const [present, absent] = targets.map((target) =>
        assembleHost({ target, ports, versions: null, before: null, after: null }),
      );
      expect(present).toMatchObject({
        outcome: 'complete',
        mac: { address: '2C:C8:1B:00:00:02', source: 'nmap', vendor: 'Routerboard.com' },
        scanned_tcp_ports: '1-200',
      });
      expect(absent).toMatchObject({ outcome: 'no_answer', mac: null, scanned_tcp_ports: '', ports: [] });
    });
  });
}
