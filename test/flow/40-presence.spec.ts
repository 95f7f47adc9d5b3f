import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, type NatsConnection } from 'nats';
import { AgentPresence } from '../../apps/api/src/agents/index.js';
import { TenantWork } from '../../apps/api/src/platform/database/index.js';
import { agentsOf, type EnrolledAgent, enrolAgent, type Fleet, rawAccess, startFleet } from '../support/fleet.js';
import { type TestSite, until } from '../support/system.js';

let fleet: Fleet;

beforeAll(async () => {
  fleet = await startFleet();
});

afterAll(() => fleet.stop());

const clientOf = (agent: EnrolledAgent) => connect({ ...rawAccess(agent), servers: fleet.nats.url });

/** A good heartbeat, unless changed. */
const word = (change: object = {}) => ({
  version: 1,
  state: 'running',
  agent_name: 'agent-1',
  agent_version: '0.1.0',
  sent_at: new Date().toISOString(),
  started_at: '2026-11-25T12:00:00.000Z',
  load_1m: 0.5,
  memory_mib: 70,
  nmap_version: null,
  in_work: null,
  ...change,
});

function beat(client: NatsConnection, site: TestSite, agent: EnrolledAgent, said: unknown): Promise<void> {
  client.publish(
    `agent.heartbeat.${site.siteId}.${agent.agentId}`,
    typeof said === 'string' ? said : JSON.stringify(said),
  );
  return client.flush();
}

const seenAs = (site: TestSite, what: string, isWanted: (agent: Record<string, unknown>) => boolean) =>
  until(
    what,
    async () => (await agentsOf(fleet.centre, site))[0] as unknown as Record<string, unknown>,
    (agent) => isWanted(agent),
  );

const onlineSites = (site: TestSite, siteIds: readonly string[], now = new Date()) =>
  fleet.centre.app
    .get(TenantWork, { strict: false })
    .read(site.tenantId, (tx) => fleet.centre.app.get(AgentPresence, { strict: false }).onlineSites(siteIds, now, tx));

describe('heartbeats', () => {
  let site: TestSite;
  let agent: EnrolledAgent;
  let client: NatsConnection;

  beforeAll(async () => {
    site = await fleet.centre.provisionSite();
    agent = await enrolAgent(fleet, site);
    client = await clientOf(agent);
  });
  afterAll(() => client.close());

  it('show what the agent is at, and how far its clock is off', async () => {
    const in_work = {
      scan_id: randomUUID(),
      site_scan_id: randomUUID(),
      attempt: 2,
      since: '2026-11-25T12:00:00.000Z',
    };
    const sent_at = new Date(Date.now() + 3_600_000).toISOString();
    await beat(client, site, agent, word({ in_work, sent_at, nmap_version: '7.95' }));
    const seen = await seenAs(site, 'the heartbeat to be seen', ({ online }) => online === true);
    expect(seen).toMatchObject({ offline_reason: null, last_word: { in_work, nmap_version: '7.95', load_1m: 0.5 } });
    expect(Math.abs(Number(seen.clock_offset_ms) - 3_600_000)).toBeLessThan(5_000);
  });

  it('may say more than we know', async () => {
    await beat(client, site, agent, word({ agent_name: 'newer', spool_depth: 3 }));
    const seen = await seenAs(site, 'the newer agent', ({ last_word }) => JSON.stringify(last_word).includes('newer'));
    expect(JSON.stringify(seen)).not.toContain('spool_depth');
  });

  it.each([
    ['no JSON', 'x'],
    ['of a version we do not know', word({ version: 2, agent_name: 'wrong' })],
    ['too large', word({ agent_name: 'wrong', more: 'x'.repeat(9000) })],
    ['without what belongs in it', { agent_name: 'wrong' }],
  ])('are dropped when they are %s', async (what, said) => {
    await beat(client, site, agent, said);
    await beat(client, site, agent, word({ agent_name: `right: ${what}` }));
    await seenAs(site, 'the next good one', ({ last_word }) => JSON.stringify(last_word).includes(what));
    expect(JSON.stringify(await agentsOf(fleet.centre, site))).not.toContain('wrong');
  });

  it('make the site online for 15 seconds, to its own tenant', async () => {
    await beat(client, site, agent, word());
    const silent = await fleet.centre.provisionSite({ tenantId: site.tenantId });
    const asked = [site.siteId, silent.siteId, randomUUID()];
    await seenAs(site, 'the heartbeat to be seen', ({ online }) => online === true);
    expect(await onlineSites(site, asked)).toEqual(new Set([site.siteId]));
    expect(await onlineSites(site, asked, new Date(Date.now() + 16_000))).toEqual(new Set());
    const stranger = await fleet.centre.provisionSite();
    expect(await onlineSites(stranger, asked)).toEqual(new Set());
  });

  it('that say that the agent stops make it offline at once, with the reason', async () => {
    await beat(client, site, agent, word({ state: 'stopping' }));
    await seenAs(site, 'the last word', ({ offline_reason }) => offline_reason === 'stopped');
    expect(await onlineSites(site, [site.siteId])).toEqual(new Set());
  });

  it('that stopped coming make it offline as silent', async () => {
    await beat(client, site, agent, word());
    await seenAs(site, 'the heartbeat to be seen', ({ online }) => online === true);
    await fleet.centre.query(`UPDATE agent_presence SET heard_at = heard_at - interval '16 seconds'`);
    const [seen] = await agentsOf(fleet.centre, site);
    expect(seen).toMatchObject({ online: false, offline_reason: 'silent' });
    expect(seen?.last_word).not.toBeNull();
  });
});

describe('a site that is deleted', () => {
  it('takes its agents and its enrolments with it, and cuts off who is connected', async () => {
    const site = await fleet.centre.provisionSite();
    const agent = await enrolAgent(fleet, site);
    const client = await connect({ ...rawAccess(agent), servers: fleet.nats.url, reconnect: false });
    const removed = await fleet.centre.delete(site.tenantId, `/sites/${site.siteId}`);
    expect([removed.status, removed.text]).toEqual([204, '']);
    await client.closed();
    await expect(connect({ ...rawAccess(agent), servers: fleet.nats.url, reconnect: false })).rejects.toThrow();
    expect(await fleet.centre.query('SELECT 1 FROM enrolments WHERE site_id = $1', [site.siteId])).toEqual([]);
  });
});
