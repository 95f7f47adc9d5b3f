import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, type NatsConnection } from 'nats';
import { HeardHeartbeatAnswer, type SitePresenceStatus } from '#contracts';
import { AgentPresence } from '../../apps/api/src/agents/index.js';
import { SitePresence } from '../../apps/api/src/request/site-presence.js';
import { TenantWork } from '../../apps/api/src/platform/database/index.js';
import {
  agentsOf,
  type EnrolledAgent,
  enrolAgent,
  type Fleet,
  rawAccess,
  startEnrolledAgent,
  startFleet,
} from '../support/fleet.js';
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

  it('may hold what no database does, and keep nobody from being heard', async () => {
    const name = 'half \ud800 and \u0000 none';
    await beat(client, site, agent, word({ agent_name: name }));
    const seen = await seenAs(site, 'the odd agent', ({ last_word }) => JSON.stringify(last_word).includes('none'));
    expect(seen).toMatchObject({ online: true, last_word: { agent_name: 'half \ufffd and \ufffd none' } });
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

const presenceOf = async (site: TestSite) => {
  const { text } = await fleet.centre.get(site.tenantId, `/sites/${site.siteId}/presence`);
  return JSON.parse(text) as SitePresenceStatus;
};
const offlineAmong = (site: TestSite) =>
  fleet.centre.app
    .get(TenantWork, { strict: false })
    .read(site.tenantId, (tx) =>
      fleet.centre.app.get(SitePresence, { strict: false }).offlineAmong([site.siteId], new Date(), tx),
    );

describe('a heartbeat that asks for an answer', () => {
  it('is told when it was heard, so that an agent knows whether its clock is right', async () => {
    const site = await fleet.centre.provisionSite();
    const agent = await enrolAgent(fleet, site);
    const client = await clientOf(agent);
    const subject = `agent.heartbeat.${site.siteId}.${agent.agentId}`;
    const answer = await client.request(subject, JSON.stringify(word()), { timeout: 5_000 });
    const { heard_at } = HeardHeartbeatAnswer.parse(answer.json());
    expect(Math.abs(Date.parse(heard_at) - Date.now())).toBeLessThan(5_000);
    await client.close();
  });
});

describe('what is not well with an agent that is there', () => {
  let site: TestSite;
  let agent: EnrolledAgent;
  let client: NatsConnection;

  beforeAll(async () => {
    site = await fleet.centre.provisionSite();
    agent = await enrolAgent(fleet, site);
    client = await clientOf(agent);
  });
  afterAll(() => client.close());

  const health = (change: object = {}) => ({
    event_loop_delay_ms: 20,
    spool: { records: 0, bytes: 0, max_bytes: 1e8, oldest_at: null, has_room: true },
    router: {
      configured: true,
      reachable: true,
      looked_at: '2026-11-25T12:00:00.000Z',
      last_outcome: 'complete',
      last_outcome_at: '2026-11-25T12:00:00.000Z',
      reason: null,
    },
    nmap_privileged: true,
    clock_offset_ms: 0,
    last_error: null,
    ...change,
  });
  const waiting = { records: 3, bytes: 900, max_bytes: 1e8, oldest_at: '2026-11-25T12:00:00.000Z', has_room: true };

  it.each<[string, object, object]>([
    ['clock_wrong', { sent_at: new Date(Date.now() - 3_600_000).toISOString() }, {}],
    ['nmap_missing', { nmap_version: null }, {}],
    ['nmap_unprivileged', {}, { nmap_privileged: false }],
    ['router_unreachable', {}, { router: { ...health().router, reachable: false, reason: 'no route' } }],
    ['router_not_read', {}, { router: { ...health().router, last_outcome: 'login_refused' } }],
    ['spool_full', {}, { spool: { ...waiting, has_room: false } }],
    ['results_wait', {}, { spool: { ...waiting, oldest_at: '2026-01-01T12:00:00.000Z' } }],
    ['overloaded', {}, { event_loop_delay_ms: 5_000 }],
  ])('is shown as %s', async (reason, change, changedHealth) => {
    await beat(client, site, agent, word({ nmap_version: '7.95', health: health(changedHealth), ...change }));
    const seen = await seenAs(site, reason, ({ complaints }) => JSON.stringify(complaints).includes(reason));
    expect(seen).toMatchObject({ state: 'degraded', online: true, complaints: [{ reason }] });
    expect(await presenceOf(site)).toMatchObject({ state: 'degraded', agents: { online: 0, degraded: 1, dark: 0 } });
  });

  it('is nothing when all is well', async () => {
    await beat(client, site, agent, word({ nmap_version: '7.95', health: health() }));
    await seenAs(site, 'all to be well', ({ state }) => state === 'online');
    expect(await presenceOf(site)).toMatchObject({ state: 'online', dark_since: null, reason: null });
  });
});

describe('a site that goes dark', () => {
  let site: TestSite;
  let agent: EnrolledAgent;

  beforeAll(async () => {
    site = await fleet.centre.provisionSite();
    agent = await enrolAgent(fleet, site);
  });

  it('has no agents to begin with, or none that was ever heard', async () => {
    const bare = await fleet.centre.provisionSite();
    expect(await presenceOf(bare)).toMatchObject({ state: 'no_agents', changes: [] });
    expect(await presenceOf(site)).toMatchObject({ state: 'dark', reason: 'never_heard' });
    expect(await offlineAmong(site)).toEqual(new Set([site.siteId]));
  });

  it('is known to be dark by the last word of an agent that stops in good order, and why', async () => {
    const running = await startEnrolledAgent(agent);
    await seenAs(site, 'the agent', ({ online }) => online === true);
    expect(await offlineAmong(site)).toEqual(new Set());
    await running.stop();
    const seen = await seenAs(site, 'the last word', ({ offline_reason }) => offline_reason === 'stopped');
    expect(seen).toMatchObject({ state: 'dark', offline_details: 'shutdown' });
    expect(await offlineAmong(site)).toEqual(new Set([site.siteId]));
  });

  it('is known to be dark when the broker sees the connection end, long before heartbeats are missed', async () => {
    const client = await clientOf(agent);
    await beat(client, site, agent, word());
    await seenAs(site, 'the agent', ({ online }) => online === true);
    expect(await offlineAmong(site)).toEqual(new Set());
    const cutAt = performance.now();
    await client.close();
    const seen = await seenAs(site, 'the cut', ({ state }) => state === 'dark');
    const tookMs = Math.round(performance.now() - cutAt);
    process.stdout.write(`\nA cut connection is known at the centre after ${tookMs} ms\n`);
    expect(seen).toMatchObject({ offline_reason: 'link_lost', offline_details: 'Client Closed' });
    expect(tookMs).toBeLessThan(5_000);
    expect(await offlineAmong(site)).toEqual(new Set([site.siteId]));
  });

  it('is online again with the next word, and an older connection that ends later changes nothing', async () => {
    const [older, newer] = [await clientOf(agent), await clientOf(agent)];
    await beat(newer, site, agent, word());
    await seenAs(site, 'the agent', ({ online }) => online === true);
    await older.close();
    await beat(newer, site, agent, word({ agent_name: 'newer' }));
    const seen = await seenAs(site, 'the newer word', ({ last_word }) => JSON.stringify(last_word).includes('newer'));
    expect(seen).toMatchObject({ online: true });
    expect(await offlineAmong(site)).toEqual(new Set());
    await newer.close();
  });

  it('has expired credentials as the reason when that is why', async () => {
    await seenAs(site, 'the agent to be gone', ({ state }) => state === 'dark');
    await fleet.centre.query(`UPDATE agents SET credentials_expire_at = now() - interval '1 second' WHERE id = $1`, [
      agent.agentId,
    ]);
    expect((await agentsOf(fleet.centre, site))[0]).toMatchObject({ offline_reason: 'credentials_expired' });
  });

  it('is shown with agents that were revoked when they are wanted', async () => {
    await fleet.centre.delete(site.tenantId, `/agents/${agent.agentId}`);
    expect(await agentsOf(fleet.centre, site)).toEqual([]);
    const { text } = await fleet.centre.get(site.tenantId, `/sites/${site.siteId}/agents?include_revoked=true`);
    expect(JSON.parse(text)).toMatchObject([{ state: 'dark', offline_reason: 'revoked' }]);
  });

  it('remembers when its agents came and went', async () => {
    const { changes } = await until(
      'the changes',
      () => presenceOf(site),
      ({ changes: all }) => all.some(({ reason }) => reason === 'revoked'),
    );
    expect(changes.map(({ online }) => online)).toContain(true);
    expect(changes.map(({ reason }) => reason)).toEqual(expect.arrayContaining(['link_lost', 'revoked']));
    expect(changes.every(({ agent_id }) => agent_id === agent.agentId)).toBe(true);
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
