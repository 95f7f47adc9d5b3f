import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { get as getSecurely } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'nats';
import { loadAgentConfig } from '../../apps/agent/src/config/index.js';
import { TEST_ONLY_BROKER_CERTIFICATE } from '../support/broker-certificate.data.js';
import { agentsOf, enrolAgent, type Fleet, rawAccess, startEnrolledAgent, startFleet } from '../support/fleet.js';
import { startTestNats } from '../support/nats.js';
import { TEST_ONLY_KEY } from '../support/routeros-simulator/tls/test-only-certificates.data.js';
import { until } from '../support/system.js';

let folder: string;
let fleet: Fleet;
let caFile: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siteward-test-tls-'));
  caFile = join(folder, 'certificate.pem');
  await writeFile(caFile, TEST_ONLY_BROKER_CERTIFICATE);
  await writeFile(join(folder, 'key.pem'), TEST_ONLY_KEY);
  const tls = { certFile: caFile, keyFile: join(folder, 'key.pem') };
  fleet = await startFleet({
    environment: { NATS_CA_FILE: caFile },
    server: { tls, websocket: true },
    connection: { tls: { caFile, ...{ host: '127.0.0.1' } } },
  });
});

afterAll(async () => {
  await fleet.stop();
  await rm(folder, { recursive: true });
});

/** The answer to a request to speak websocket. */
function upgrade(url: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const ask = url.startsWith('wss:') ? getSecurely : get;
    const headers = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': Buffer.alloc(16).toString('base64'),
    };
    const request = ask(url.replace(/^ws/, 'http'), { headers, ca: TEST_ONLY_BROKER_CERTIFICATE });
    request.once('upgrade', (response, socket) => {
      socket.destroy();
      resolve(response.statusCode);
    });
    request.once('response', (response) => resolve(response.statusCode));
    request.once('error', reject);
  });
}

describe('a broker that demands TLS', () => {
  it('serves the centre and an agent that was told its address at the enrolment', async () => {
    const site = await fleet.centre.provisionSite();
    const enrolled = await enrolAgent(fleet, site);
    expect(loadAgentConfig({ NATS_CREDS_FILE: enrolled.credsFile }).nats.urls).toEqual([fleet.nats.url]);
    expect(fleet.nats.url).toMatch(/^tls:/);
    const agent = await startEnrolledAgent(enrolled, { NATS_CA_FILE: caFile });
    await until(
      'the agent to be heard',
      () => agentsOf(fleet.centre, site),
      ([seen]) => seen?.online === true,
    );
    await agent.stop();
  });

  it('is not believed with a certificate nobody vouches for', async () => {
    const enrolled = await enrolAgent(fleet, await fleet.centre.provisionSite());
    const access = { ...rawAccess(enrolled), servers: `127.0.0.1:${fleet.nats.port}`, reconnect: false };
    await expect(connect({ ...access, tls: {} })).rejects.toThrow(/self-signed|certificate/);
  });

  it('has a listener for websockets beside the other, with TLS as well', async () => {
    expect(fleet.nats.websocketUrl).toMatch(/^wss:/);
    expect(await upgrade(fleet.nats.websocketUrl!)).toBe(101);
  });
});

describe('a broker without TLS', () => {
  it('can have a listener for websockets, and has none unless asked', async () => {
    const server = await startTestNats({ websocket: true });
    expect(await upgrade(server.websocketUrl!)).toBe(101);
    await server.stop();
    const other = await startTestNats();
    expect(other.websocketUrl).toBeNull();
    await other.stop();
  });
});
