import { mkdir, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { join } from 'node:path';
import { startChild, untilReady } from './child-process.js';
import { freePort, retryTakenPort } from './free-port.js';
import { untilDeserted } from './processes-in.js';
import { readToolRecord } from './tool-record.js';

const READY_WITHIN_MS = 30_000; // a large store is read at the start
const STOP_WITHIN_MS = 10_000;
const LOOPBACK = '127.0.0.1';

export interface NatsServerOptions {
  readonly storeDir: string;
  /** Default: the server bootstrap.mjs found. */
  readonly binary?: string;
  readonly preferredPort?: number;
  readonly monitorPort?: number;
  /**
   * Operator mode: what the authority wants to be in the configuration, given the folder where the server is to keep accounts.
   * Whoever connects then needs credentials of that authority.
   */
  readonly authority?: { serverConfig(resolverDir: string): Promise<string> };
  /** Clients must speak TLS; paths of PEM files. */
  readonly tls?: { readonly certFile: string; readonly keyFile: string };
  /** A listener for websockets beside the other, with TLS when that has it. */
  readonly websocket?: boolean;
  readonly preferredWebsocketPort?: number;
  /** Where the listeners for websockets and for monitoring are; default: where clients connect. */
  readonly sideHost?: string;
  /** Put at the end of the configuration file as it is, such as accounts and resolver. */
  readonly configExtra?: string;
}

export interface EmbeddedNatsServer {
  readonly url: string;
  readonly port: number;
  readonly monitorUrl: string;
  /** Null without a listener for websockets. */
  readonly websocketUrl: string | null;
  /** Another one after each restart. */
  readonly pid: number;
  /** How the present one ended, whoever ended it; never rejects. */
  readonly exited: Promise<string>;
  stop(): Promise<void>;
  /** Ends it as a crash would; `restart` brings it back. */
  kill9(): Promise<void>;
  /** Stops it if it runs and starts it again on the same ports with the same store. */
  restart(): Promise<void>;
}

interface Ports {
  readonly client: number;
  readonly monitor: number;
  readonly websocket: number | null;
}

/** Starts nats-server with JetStream on loopback ports, with its store and its configuration in `storeDir`. */
export async function startNatsServer(options: NatsServerOptions): Promise<EmbeddedNatsServer> {
  const { binary = readToolRecord().natsServer, sideHost = LOOPBACK } = options;
  if (binary === null) throw new Error('there is no nats-server here: set NATS_URL');
  const launch = (ports: Ports) => launchOn(ports, binary, options);
  const { ports, first } = await retryTakenPort(async (mayPrefer) => {
    const ports = {
      client: await freePort(mayPrefer ? options.preferredPort : undefined),
      monitor: await freePort(mayPrefer ? options.monitorPort : undefined),
      websocket:
        options.websocket === true ? await freePort(mayPrefer ? options.preferredWebsocketPort : undefined) : null,
    };
    return { ports, first: await launch(ports) };
  });
  let child = first;
  return {
    url: `${options.tls === undefined ? 'nats' : 'tls'}://${LOOPBACK}:${ports.client}`,
    port: ports.client,
    monitorUrl: `http://${sideHost}:${ports.monitor}`,
    websocketUrl:
      ports.websocket === null ? null : `${options.tls === undefined ? 'ws' : 'wss'}://${sideHost}:${ports.websocket}`,
    get pid() {
      return child.pid;
    },
    get exited() {
      return child.exited;
    },
    stop: () => child.stop(),
    kill9: () => child.kill9(),
    restart: async () => {
      await child.stop();
      child = await launch(ports);
    },
  };
}

async function launchOn(ports: Ports, binary: string, options: NatsServerOptions) {
  const { storeDir, sideHost = LOOPBACK } = options;
  await mkdir(storeDir, { recursive: true, mode: 0o700 });
  await untilDeserted(storeDir, STOP_WITHIN_MS);
  const config = join(storeDir, 'nats-server.conf');
  await writeFile(config, await configuration(ports, options), { mode: 0o600 });
  const child = await startChild({
    name: 'nats-server',
    program: binary,
    args: ['--config', config],
    cwd: storeDir,
    logFile: join(storeDir, 'nats-server.log'),
    stopSignal: 'SIGTERM',
    patienceMs: STOP_WITHIN_MS,
  });
  await untilReady(child, 'nats-server', () => isHealthy(sideHost, ports.monitor), READY_WITHIN_MS);
  return child;
}

async function configuration(ports: Ports, options: NatsServerOptions): Promise<string> {
  const { storeDir, authority, sideHost = LOOPBACK, configExtra = '' } = options;
  return [
    `listen: "${LOOPBACK}:${ports.client}"`,
    `http: "${sideHost}:${ports.monitor}"`,
    `jetstream { store_dir: ${JSON.stringify(storeDir)} }`,
    ...listeners(ports, options),
    ...(authority === undefined ? [] : [await authority.serverConfig(join(storeDir, 'accounts'))]),
    configExtra,
    '',
  ].join('\n');
}

function listeners({ websocket }: Ports, { tls, sideHost = LOOPBACK }: NatsServerOptions): string[] {
  const own =
    tls && `tls { cert_file: ${JSON.stringify(tls.certFile)}, key_file: ${JSON.stringify(tls.keyFile)}, timeout: 5 }`;
  return [
    ...(own === undefined ? [] : [own]),
    ...(websocket === null ? [] : [`websocket { listen: "${sideHost}:${websocket}", ${own ?? 'no_tls: true'} }`]),
  ];
}

function isHealthy(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get({ host, port, path: '/healthz', agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.once('error', () => {
      resolve(false);
    });
  });
}
