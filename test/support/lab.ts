import { execFile } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Child, startChild, untilReady } from '../../tools/embedded/child-process.js';
import { clusterIn, ensureCluster, linkLibraries } from '../../tools/embedded/postgres-cluster.js';
import { PROJECT_ROOT, readToolRecord } from '../../tools/embedded/tool-record.js';
import { unprivileged } from '../../tools/embedded/unprivileged.js';
import { BrokerDoor } from './lab-broker-door.js';
import { agentEnvironment, type SiteAgentOptions } from './site-agent.js';

const run = promisify(execFile);
const ip = (...args: string[]) => run('ip', args);

const READY_WITHIN_MS = 20_000;
/** Where the agent itself sits in its site. */
const AGENT_ADDRESS = '10.77.0.2';

/** Why there can be no lab here, or null. */
export const NO_LAB_BECAUSE = process.getuid?.() === 0 ? null : 'only root may make network namespaces';

/** One machine of a site. */
export interface LabHost {
  /** In 10.77.0.0/24. */
  readonly address: string;
  readonly mac: string;
  /** Other addresses it has, at which it answers and no port is open. */
  readonly others?: readonly string[];
  /** What is said at once on a port. */
  readonly banners?: Readonly<Record<number, string>>;
  /** The Server header of a web server on a port. */
  readonly web?: Readonly<Record<number, string>>;
  /** The RouterOS API on port 8728. */
  readonly router?: { readonly profile: string; readonly arp: Readonly<Record<string, string>> };
  /** Real programs: a nats-server on port 8081, a PostgreSQL on port 5432. */
  readonly daemons?: readonly ('nats-server' | 'postgres')[];
}

/** What a machine of a site was sent, beside what everybody on its wire hears (ARP for others, the kernel's own IGMP). */
export interface Touched {
  readonly tcpSegments: number;
  readonly icmpMessages: number;
  /** Whoever asked for its hardware address: it then knows theirs. */
  readonly neighbours: string;
}

/** A network behind a router, in a namespace of its own. */
export interface LabSite {
  /** The network namespace the agent sits in. */
  readonly namespace: string;
  /** Where the broker is seen from inside the site. */
  readonly nats: Pick<BrokerDoor, 'url' | 'cut' | 'mend'>;
  /** A program that is nmap inside the site, for an agent in this process. It writes down what it was started with. */
  readonly nmapPath: string;
  /** The command lines of nmap so far, oldest first; asking for its version left out. */
  nmapCalls(): Promise<readonly string[]>;
  touched(address: string): Promise<Touched>;
  /** Makes a network beside the site's own one reachable on the same wire. */
  reach(network: string): Promise<void>;
  /** Starts the built agent as a process inside the site. */
  startAgent(options: Omit<SiteAgentOptions, 'nats'>): Promise<Child>;
}

/**
 * Real networks in network namespaces: each site has a bridge, the same 10.77.0.0/24 as every other, and a wire to the
 * root namespace over which its agent reaches the broker.
 */
export class Lab {
  private readonly tag = randomBytes(2).toString('hex');
  private readonly uplinks = `100.127.${randomInt(256)}`;
  private readonly namespaces: string[] = [];
  private readonly children: Child[] = [];
  private readonly doors: BrokerDoor[] = [];

  private constructor(private readonly folder: string) {}

  static async start(): Promise<Lab> {
    return new Lab(await mkdtemp(join(tmpdir(), 'siteward-test-lab-')));
  }

  async addSite(nats: { readonly port: number }, hosts: readonly LabHost[]): Promise<LabSite> {
    const number = this.doors.length;
    const name = `sw${this.tag}s${number}`;
    await this.addNamespace(name);
    const inside = (...args: string[]) => ip('-n', name, ...args);
    await inside('link', 'add', 'br0', 'type', 'bridge');
    await inside('addr', 'add', `${AGENT_ADDRESS}/24`, 'dev', 'br0');
    await inside('link', 'set', 'br0', 'up');
    const door = await this.wire(name, number, nats.port);
    for (const [index, host] of hosts.entries()) await this.addHost(name, index, host);
    const calls = join(this.folder, `${name}-nmap.log`);
    return {
      namespace: name,
      nats: door,
      nmapPath: await this.nmapInside(name, calls),
      nmapCalls: async () => (await linesOf(calls)).filter((line) => line !== '--version'),
      reach: async (network) => {
        await inside('route', 'add', network, 'dev', 'br0');
      },
      touched: (address) => touched(`${name}h${hosts.findIndex((host) => host.address === address)}`),
      startAgent: (options) => this.startAgent(name, { ...options, nats: door }),
    };
  }

  private async nmapInside(namespace: string, calls: string): Promise<string> {
    const path = join(this.folder, `${namespace}-nmap`);
    const script = `#!/bin/sh\necho "$*" >> ${calls}\nexec ip netns exec ${namespace} nmap "$@"\n`;
    await writeFile(path, script, { mode: 0o755 });
    return path;
  }

  async stop(): Promise<void> {
    await Promise.all(this.children.map((child) => child.stop()));
    for (const door of this.doors) await door.close();
    for (const name of this.namespaces) await ip('netns', 'del', name);
    await rm(this.folder, { recursive: true, force: true });
  }

  private async addNamespace(name: string): Promise<void> {
    await ip('netns', 'add', name);
    this.namespaces.push(name);
    await ip('-n', name, 'link', 'set', 'lo', 'up');
  }

  private async wire(site: string, number: number, brokerPort: number): Promise<BrokerDoor> {
    const [here, there] = [`${this.uplinks}.${number * 4 + 1}`, `${this.uplinks}.${number * 4 + 2}`];
    await ip('link', 'add', site, 'type', 'veth', 'peer', 'name', 'uplink', 'netns', site);
    await ip('addr', 'add', `${here}/30`, 'dev', site);
    await ip('link', 'set', site, 'up');
    await ip('-n', site, 'addr', 'add', `${there}/30`, 'dev', 'uplink');
    await ip('-n', site, 'link', 'set', 'uplink', 'up');
    const door = await BrokerDoor.open(here, brokerPort);
    this.doors.push(door);
    return door;
  }

  private async addHost(site: string, index: number, host: LabHost): Promise<void> {
    const name = `${site}h${index}`;
    const port = `port${index}`;
    await this.addNamespace(name);
    await ip('-n', site, 'link', 'add', port, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name);
    await ip('-n', site, 'link', 'set', port, 'master', 'br0', 'up');
    await ip('-n', name, 'link', 'set', 'eth0', 'address', host.mac, 'up');
    for (const address of [host.address, ...(host.others ?? [])])
      await ip('-n', name, 'addr', 'add', `${address}/24`, 'dev', 'eth0');
    const { daemons = [], mac: _, others: __, ...part } = host;
    const script = join(PROJECT_ROOT, 'test', 'support', 'lab-host.mjs');
    await this.spawn(name, { name: 'lab-host', program: process.execPath, args: [script, JSON.stringify(part)] });
    if (daemons.includes('nats-server')) await this.startNats(name, host.address);
    if (daemons.includes('postgres')) await this.startPostgres(name, host.address);
  }

  private async startNats(namespace: string, address: string): Promise<void> {
    const { natsServer } = readToolRecord();
    const args = ['--addr', address, '--port', '8081'];
    await this.spawn(namespace, { name: 'nats-server', program: natsServer ?? 'nats-server', args });
  }

  private async startPostgres(namespace: string, address: string): Promise<void> {
    const bin = readToolRecord().postgresBin ?? '';
    const identity = await unprivileged();
    const cluster = clusterIn(join(this.folder, `${namespace}-postgres`));
    await linkLibraries(bin);
    await ensureCluster(cluster, bin, identity, false);
    const settings = [`listen_addresses=${address}`, 'port=5432', 'unix_socket_directories=', 'fsync=off'];
    const args = ['-D', cluster.folder, ...settings.flatMap((setting) => ['-c', setting])];
    await this.spawn(namespace, { name: 'postgres', program: join(bin, 'postgres'), args, as: identity.wrapper });
  }

  /** Starts a program inside a namespace and waits for the word `ready` in what it writes. */
  private async spawn(
    namespace: string,
    program: { name: string; program: string; args: readonly string[]; as?: readonly string[] },
  ): Promise<void> {
    const { as = [], ...command } = program;
    const child = await startChild({
      ...command,
      wrapper: ['ip', 'netns', 'exec', namespace, ...as],
      cwd: this.folder,
      logFile: join(this.folder, `${namespace}-${command.name}.log`),
      stopSignal: 'SIGQUIT',
      patienceMs: 2000,
    });
    this.children.push(child);
    const isReady = async () => /\bready\b/i.test(await child.logTail());
    await untilReady(child, `${command.name} in ${namespace}`, isReady, READY_WITHIN_MS);
  }

  private async startAgent(namespace: string, options: SiteAgentOptions): Promise<Child> {
    const passwordFile = join(this.folder, `${namespace}-router-password`);
    await writeFile(passwordFile, options.router?.password ?? '', { mode: 0o600 });
    const env = { PATH: process.env.PATH, ...agentEnvironment({ ...options, passwordFile }), LOG_LEVEL: 'info' };
    const child = await startChild({
      name: 'agent',
      program: process.execPath,
      args: [join(PROJECT_ROOT, 'dist', 'apps', 'agent', 'src', 'main.js')],
      wrapper: ['ip', 'netns', 'exec', namespace],
      env,
      cwd: this.folder,
      logFile: join(this.folder, `${namespace}-agent.log`),
      stopSignal: 'SIGTERM',
      patienceMs: 10_000,
    });
    this.children.unshift(child);
    return child;
  }
}

async function linesOf(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '');
}

async function touched(namespace: string): Promise<Touched> {
  const { stdout: table } = await run('ip', ['netns', 'exec', namespace, 'cat', '/proc/net/snmp']);
  const counter = (protocol: string, name: string): number => {
    const [names, values] = table.split('\n').filter((line) => line.startsWith(`${protocol}: `));
    return Number(values?.split(' ')[names?.split(' ').indexOf(name) ?? -1]);
  };
  const { stdout: neighbours } = await ip('-4', '-n', namespace, 'neigh', 'show');
  return { tcpSegments: counter('Tcp', 'InSegs'), icmpMessages: counter('Icmp', 'InMsgs'), neighbours };
}
