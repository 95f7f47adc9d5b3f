import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { migrateDatabase } from '../../apps/api/src/platform/database/index.js';
import type { EmbeddedNatsServer } from '../../tools/embedded/nats-server.js';
import { BrokerView } from '../support/broker.js';
import { type Centre, startCentre, type TestSite } from '../support/centre.js';
import { startTestNats } from '../support/nats.js';
import { createTestDatabase } from '../support/postgres.js';
import { type SiteAgent, startSiteAgent } from '../support/site-agent.js';
import { TokenIssuer } from '../support/token-issuer.js';
import { profiles, RouterOsSimulator } from '../support/routeros-simulator/index.js';

const NETWORK = '127.80.0.0/16';
const ADDRESS = '127.80.0.1';
const LOGIN = { user: 'siteward', password: 'siteward' };
const ENDS = ['completed', 'partial', 'failed', 'stopped'] as const;

/** Enough for a request, the result of one quiet host and a dead letter; too little for what a router says of itself. */
const SMALL_MESSAGES = 'max_payload: 4096';

let nats: EmbeddedNatsServer;
let centre: Centre;
let broker: BrokerView;
let site: TestSite;
let agent: SiteAgent | undefined;
const cleanUps: (() => Promise<unknown>)[] = [];

async function startCentreOn(natsConfig?: string): Promise<void> {
  const database = await createTestDatabase(migrateDatabase);
  cleanUps.push(() => database.drop());
  nats = await startTestNats(natsConfig);
  cleanUps.push(() => nats.stop());
  const issuer = await TokenIssuer.start();
  cleanUps.push(() => issuer.stop());
  centre = await startCentre({ database, nats, issuer });
  cleanUps.push(() => centre.stop());
  broker = await BrokerView.open(nats.url);
  cleanUps.push(() => broker.close());
  site = await centre.provisionSite({ networks: [NETWORK] });
}

beforeEach(() => {
  agent = undefined;
});

afterEach(async () => {
  await agent?.stop();
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

describe('a request that keeps failing', () => {
  it('5 attempts, 1 end: failed with the reason, 1 dead letter with the request in it, and the next one goes on', async () => {
    await startCentreOn(SMALL_MESSAGES);
    const simulator = await RouterOsSimulator.start({ profile: profiles.v7_16.factory });
    cleanUps.push(() => simulator.stop());
    const router = { host: simulator.host, port: simulator.port, ...LOGIN };
    agent = await startSiteAgent({ siteId: site.siteId, nats, router });

    const scanId = await centre.requestScan(site, ADDRESS);
    const report = await centre.waitForScan(site.tenantId, scanId, ENDS, 60_000);
    expect(report.state).toBe('failed');
    expect(report.sites[0]).toMatchObject({ attempt: 5, hosts: [], coverage: { complete: false } });
    expect(report.sites[0]?.reason).toMatch(/^gave up after 5 attempts: .*MAX_PAYLOAD/);
    const [request] = await broker.messagesOf('SCAN_REQUESTS', scanId);
    const [letter, ...more] = await broker.messagesOf('SCAN_DEAD_LETTERS', scanId);
    expect(more).toEqual([]);
    expect(letter?.headers['dead-letter-reason']).toContain('MAX_PAYLOAD');
    expect(letter?.body).toBe(request?.body);

    await agent.stop();
    agent = await startSiteAgent({ siteId: site.siteId, nats });
    const next = await centre.requestScan(site, ADDRESS);
    const nextReport = await centre.waitForScan(site.tenantId, next, ENDS);
    expect(nextReport.state).toBe('completed');
    expect(nextReport.sites[0]?.attempt).toBe(1);
  }, 90_000);
});

describe('an agent without nmap', () => {
  it('ends the scan as failed with the reason at the first attempt; nothing of it passes for clean', async () => {
    await startCentreOn();
    agent = await startSiteAgent({ siteId: site.siteId, nats, nmapPath: '/nowhere/nmap' });
    const scanId = await centre.requestScan(site, ADDRESS);
    const report = await centre.waitForScan(site.tenantId, scanId, ENDS);
    expect(report.state).toBe('failed');
    const [part] = report.sites;
    expect(part).toMatchObject({ attempt: 1, coverage: { complete: false } });
    expect(part?.reason).toContain('There is no program /nowhere/nmap');
    expect(part?.coverage.targets).toMatchObject({ complete: [], partial: [ADDRESS] });
    expect(part?.hosts).toMatchObject([{ outcome: 'partial', ports: [], scanned_tcp_ports: '' }]);
    expect(await broker.messages('SCAN_DEAD_LETTERS')).toEqual([]);
  });
});
