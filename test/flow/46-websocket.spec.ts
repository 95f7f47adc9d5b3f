import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect as dialTcp, createServer as listenTcp, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectNats, hangUp, type NatsConnection, probeBroker } from '#jetstream';
import { type WebSocket, WebSocketServer } from 'ws';
import { loadAgentConfig } from '../../apps/agent/src/config/index.js';
import { readEnrolmentFile } from '../../apps/agent/src/enrol/index.js';
import type { EmbeddedNatsServer } from '../../tools/embedded/nats-server.js';
import { TEST_ONLY_BROKER_CERTIFICATE } from '../support/broker-certificate.data.js';
import { agentsOf, enrolAgent, type Fleet, startEnrolledAgent, startFleet } from '../support/fleet.js';
import { startTestNats } from '../support/nats.js';
import { TEST_ONLY_KEY } from '../support/routeros-simulator/tls/test-only-certificates.data.js';
import { until } from '../support/system.js';

const MIB = 1024 ** 2;

let folder: string;
let caFile: string;
let tls: { certFile: string; keyFile: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siteward-test-websocket-'));
  caFile = join(folder, 'certificate.pem');
  await writeFile(caFile, TEST_ONLY_BROKER_CERTIFICATE);
  await writeFile(join(folder, 'key.pem'), TEST_ONLY_KEY);
  tls = { certFile: caFile, keyFile: join(folder, 'key.pem') };
});

afterAll(() => rm(folder, { recursive: true }));

const portOf = (server: { address(): AddressInfo | string | null }) => (server.address() as AddressInfo).port;

const probe = (url: string) => probeBroker({ url, name: 'spec' }, randomUUID(), 5_000);

/** Somebody who takes every connection, says nothing, and counts: how a firewall looks that swallows packets. */
async function startSilence(): Promise<{ readonly url: string; readonly calls: () => number; stop(): Promise<void> }> {
  let calls = 0;
  const sockets = new Set<{ destroy(): void }>();
  const server: Server = listenTcp((socket) => {
    calls += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `tls://127.0.0.1:${portOf(server)}`,
    calls: () => calls,
    stop: async () => {
      sockets.forEach((socket) => socket.destroy());
      await once(server.close(), 'close');
    },
  };
}

/** Says it, and resolves with what came of it. */
async function echo(speaker: NatsConnection, listener: NatsConnection, said: readonly Uint8Array[]) {
  const subject = `echo.${randomUUID()}`;
  const heard: Uint8Array[] = [];
  const all = new Promise<void>((resolve) => {
    listener.subscribe(subject, {
      callback: (_, { data }) => {
        heard.push(data.slice());
        if (heard.length === said.length) resolve();
      },
    });
  });
  await listener.flush();
  for (const one of said) speaker.publish(subject, one);
  await all;
  return heard.map((one) => Buffer.from(one));
}

describe('a broker over a websocket with TLS', () => {
  let server: EmbeddedNatsServer;
  let secured: NatsConnection;
  let plain: NatsConnection;

  beforeAll(async () => {
    server = await startTestNats({ tls, websocket: true });
    secured = await connectNats({ url: server.websocketUrl!, name: 'over wss', caFile });
    plain = await connectNats({ url: server.url, name: 'over tcp', caFile });
  });
  afterAll(async () => {
    await Promise.all([hangUp(secured), hangUp(plain)]);
    await server.stop();
  });

  it('carries messages of 1 MiB both ways, whole and in order', async () => {
    const said = Array.from({ length: 24 }, () => randomBytes(MIB));
    expect((await echo(secured, plain, said)).every((one, index) => one.equals(said[index]!))).toBe(true);
    expect((await echo(plain, secured, said)).every((one, index) => one.equals(said[index]!))).toBe(true);
  });

  it('is sought again when it was killed, and what was listened to is listened to again', async () => {
    const subject = randomUUID();
    const heard: string[] = [];
    secured.subscribe(subject, { callback: (_, message) => heard.push(message.string()) });
    await secured.flush();
    for (let round = 0; round < 3; round++) {
      await server.kill9();
      await server.restart();
      await until(
        `message ${round}`,
        async () => {
          // Whoever is away at this moment says so by rejecting.
          await Promise.all([secured.flush(), plain.flush()]).catch(() => undefined);
          plain.publish(subject, `round ${round}`);
          return heard;
        },
        (all) => all.includes(`round ${round}`),
      );
    }
  }, 60_000);

  it('is not believed with a certificate nobody vouches for', async () => {
    await expect(probe(server.websocketUrl!)).rejects.toThrow(/self-signed|certificate/);
  });

  it('is not taken for one when it is an ordinary web server', async () => {
    const web = createServer((_, response) => response.end('hello'));
    await once(web.listen(0, '127.0.0.1'), 'listening');
    await expect(probe(`ws://127.0.0.1:${portOf(web)}`)).rejects.toThrow(/200/);
    await once(web.close(), 'close');
  });
});

describe('frames that begin and end anywhere', () => {
  let server: EmbeddedNatsServer;
  let gate: WebSocketServer;
  const clients = new Set<WebSocket>();

  beforeAll(async () => {
    server = await startTestNats();
    gate = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    await once(gate, 'listening');
    gate.on('connection', (client) => {
      clients.add(client);
      const broker = dialTcp(server.port, '127.0.0.1');
      broker.on('data', (bytes) => cutUp(bytes).forEach((piece) => client.send(piece, { binary: true })));
      broker.on('close', () => client.close());
      broker.on('error', () => undefined);
      client.on('message', (bytes) => broker.write(bytes as Buffer));
      client.on('close', () => broker.destroy());
    });
  });
  afterAll(async () => {
    clients.forEach((client) => client.terminate());
    gate.close();
    await server.stop();
  });

  /** The first bytes one by one, then in odd pieces. */
  function cutUp(bytes: Buffer): Buffer[] {
    const pieces: Buffer[] = [];
    for (let at = 0; at < bytes.length;) {
      const length = at < 200 ? 1 : 977;
      pieces.push(bytes.subarray(at, (at += length)));
    }
    return pieces;
  }

  it('are one stream of bytes', async () => {
    const over = await connectNats({ url: `ws://127.0.0.1:${portOf(gate)}`, name: 'cut up' });
    const direct = await connectNats({ url: server.url, name: 'direct' });
    const said = Array.from({ length: 20 }, (_, index) => randomBytes(index * 3_001 + 1));
    expect((await echo(direct, over, said)).every((one, index) => one.equals(said[index]!))).toBe(true);
    expect(await echo(over, direct, said)).toHaveLength(20);
    await Promise.all([hangUp(over), hangUp(direct)]);
  });
});

describe('a site that only lets the web through', () => {
  let fleet: Fleet;
  let silence: Awaited<ReturnType<typeof startSilence>>;

  beforeAll(async () => {
    silence = await startSilence();
  });
  afterAll(async () => {
    await silence.stop();
  });

  it('is told of both ways at the enrolment, and its agent takes the one that is open', async () => {
    // The ports of the broker are known when it runs, and the centre starts after it: so it is told of them by name.
    const server = { tls, websocket: true };
    fleet = await startFleet({
      environment: { NATS_CA_FILE: caFile },
      agentUrls: ({ websocketUrl }) => [silence.url, websocketUrl!],
      server,
      connection: { tls: { caFile, ...{ host: '127.0.0.1' } } },
    });
    const site = await fleet.centre.provisionSite();
    const enrolled = await enrolAgent(fleet, site);
    expect(readEnrolmentFile(enrolled.credsFile).enrolment.nats_urls).toEqual([silence.url, fleet.nats.websocketUrl]);
    expect(loadAgentConfig({ NATS_CREDS_FILE: enrolled.credsFile }).nats.urls).toHaveLength(2);
    const started = performance.now();
    const agent = await startEnrolledAgent(enrolled, { NATS_CA_FILE: caFile });
    await until(
      'the agent to be heard',
      () => agentsOf(fleet.centre, site),
      ([seen]) => seen?.online === true,
    );
    process.stdout.write(`\nPast a silent port to the websocket in ${Math.round(performance.now() - started)} ms\n`);
    expect(silence.calls()).toBeGreaterThan(0);
    await agent.stop();
    await fleet.stop();
  }, 60_000);
});
