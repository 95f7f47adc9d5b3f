import { randomUUID } from 'node:crypto';
import { readFile, rm, stat } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signingPair } from '#runtime';
import { connect, Events, type NatsConnection } from 'nats';
import { RevokeAgent } from '../../apps/api/src/agents/revoke-agent.service.js';
import { enrol, readEnrolmentFile } from '../../apps/agent/src/enrol/index.js';
import { newUser } from '../support/broker-user.js';
import { expectErrorResponse } from '../support/error-response.js';
import {
  agentsOf,
  type EnrolledAgent,
  enrolAgent,
  type Fleet,
  makeEnrolment,
  rawAccess,
  startEnrolledAgent,
  startFleet,
} from '../support/fleet.js';
import { startSystem, type TestSite, until } from '../support/system.js';

let fleet: Fleet;
let site: TestSite;

beforeAll(async () => {
  fleet = await startFleet();
  site = await fleet.centre.provisionSite({ networks: ['127.79.0.0/24'] });
});

afterAll(() => fleet.stop());

const enrolments = (of: TestSite = site) => `/sites/${of.siteId}/enrolments`;
const audited = (action: string, id: string) =>
  fleet.centre.query<{ actor_kind: string; details: Record<string, unknown> }>(
    'SELECT actor_kind, details FROM audit_log WHERE action = $1 AND resource_id = $2',
    [action, id],
  );
/** That an agent did it, from the request to the last result; what the report says of it is for other specs. */
const finished = (scanId: string, withinMs = 25_000) =>
  until(
    `scan ${scanId} to be finished by an agent`,
    () => fleet.centre.query<{ outcome: string | null }>('SELECT outcome FROM site_scans WHERE scan_id = $1', [scanId]),
    ([row]) => row?.outcome === 'partial' || row?.outcome === 'completed',
    withinMs,
  );
const publicKey = () => newUser().getPublicKey();
const askToEnrol = (token: string, key = publicKey()) =>
  fleet.centre.post('', '/agents/enrol', { token, public_key: key, name: 'agent', version: '0.1.0' }, { token: null });

describe('POST /sites/{site_id}/enrolments', () => {
  it('gives a one-time token that is stored as a hash and audited without it', async () => {
    const { status, body, text } = await fleet.centre.post(site.tenantId, enrolments(), { name: 'rack 2' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ site_id: site.siteId, name: 'rack 2', state: 'open', used_at: null, agent_id: null });
    expect(body.token).toMatch(/^swe_[\w-]{43}$/);
    expect(body.command).toBe(`siteward-agent enrol --url http://siteward.test --token ${String(body.token)}`);
    expect(Date.parse(String(body.expires_at)) - Date.parse(String(body.created_at))).toBe(3_600_000);
    const [row] = await fleet.centre.query<{ all: string }>(
      'SELECT enrolments::text AS all FROM enrolments WHERE id = $1',
      [body.id],
    );
    expect(row?.all).not.toContain(String(body.token).slice(4));
    const [entry] = await audited('enrolment.created', String(body.id));
    expect(entry).toMatchObject({ actor_kind: 'user', details: { site_id: site.siteId, name: 'rack 2' } });
    expect(JSON.stringify(entry)).not.toContain(String(body.token));
    expect(text).toContain('swe_');
  });

  it.each([
    ['a time that is too short', { expires_in_s: 59 }, 400, 'parameter_invalid'],
    ['a time that is too long', { expires_in_s: 604_801 }, 400, 'parameter_invalid'],
    ['a name with control characters', { name: 'a\u0007' }, 400, 'parameter_invalid'],
    ['an unknown parameter', { site: 'x' }, 400, 'parameter_unknown'],
  ])('refuses %s', async (_, wish, status, code) => {
    const answer = await fleet.centre.post(site.tenantId, enrolments(), wish);
    expectErrorResponse(answer.status, answer.body);
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
  });

  it('is not there for another tenant, without a token, or without the scope', async () => {
    const foreign = await fleet.centre.post(randomUUID(), enrolments(), {});
    expect([foreign.status, foreign.body.code]).toEqual([404, 'site_not_found']);
    const nobody = await fleet.centre.post(site.tenantId, enrolments(), {}, { token: null });
    expect([nobody.status, nobody.body.code]).toEqual([401, 'token_missing']);
  });

  it('says so where somebody else secures the broker', async () => {
    const plain = await startSystem();
    try {
      const elsewhere = await plain.centre.provisionSite();
      const answer = await plain.centre.post(elsewhere.tenantId, enrolments(elsewhere), {});
      expectErrorResponse(answer.status, answer.body);
      expect([answer.status, answer.body.code]).toEqual([422, 'enrolment_unavailable']);
    } finally {
      await plain.stop();
    }
  });
});

describe('the list of enrolments', () => {
  it('shows the newest first, page by page, never a token, and to its own tenant only', async () => {
    const other = await fleet.centre.provisionSite();
    const made = [];
    for (const name of ['a', 'b', 'c']) made.push(await makeEnrolment(fleet.centre, other, { name }));
    const { body, text, headers } = await fleet.centre.get(other.tenantId, `${enrolments(other)}?limit=2`);
    expect((body as unknown as { name: string }[]).map(({ name }) => name)).toEqual(['c', 'b']);
    expect(text).not.toContain('swe_');
    const next = new URL(/<([^>]+)>/.exec(headers.get('link') ?? '')![1]!);
    const rest = await fleet.centre.get(other.tenantId, `${next.pathname}${next.search}`);
    expect((rest.body as unknown as { id: string }[]).map(({ id }) => id)).toEqual([made[0]!.id]);
    expect((await fleet.centre.get(randomUUID(), enrolments(other))).status).toBe(404);
  });

  it('an enrolment that is taken back lets nobody in', async () => {
    const { id, token } = await makeEnrolment(fleet.centre, site);
    const path = `${enrolments()}/${id}`;
    expect((await fleet.centre.delete(randomUUID(), path)).status).toBe(404);
    expect((await fleet.centre.delete(site.tenantId, path)).status).toBe(204);
    expect((await fleet.centre.delete(site.tenantId, path)).body.code).toBe('enrolment_not_found');
    expect(await audited('enrolment.deleted', id)).toHaveLength(1);
    expect((await askToEnrol(token)).body.code).toBe('enrolment_token_unknown');
  });
});

describe('POST /agents/enrol', () => {
  it('lets exactly one of many in that come with the same token at the same moment', async () => {
    const { id, token } = await makeEnrolment(fleet.centre, site);
    const answers = await Promise.all(Array.from({ length: 8 }, () => askToEnrol(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(7).fill(409)]);
    const [winner] = answers.filter(({ status }) => status === 201);
    const { agent_id } = winner!.body;
    expect(await fleet.centre.query('SELECT agent_id FROM enrolments WHERE id = $1', [id])).toEqual([{ agent_id }]);
    expect(await audited('agent.enrolled', String(agent_id))).toMatchObject([
      { actor_kind: 'system', details: { site_id: site.siteId, enrolment_id: id } },
    ]);
    const again = await askToEnrol(token);
    expectErrorResponse(again.status, again.body);
    expect([again.status, again.body.code]).toEqual([409, 'enrolment_token_used']);
  });

  it('refuses a token that has expired', async () => {
    const { id, token } = await makeEnrolment(fleet.centre, site);
    await fleet.centre.query('UPDATE enrolments SET expires_at = now() WHERE id = $1', [id]);
    const answer = await askToEnrol(token);
    expectErrorResponse(answer.status, answer.body);
    expect([answer.status, answer.body.code]).toEqual([401, 'enrolment_token_expired']);
  });

  it('refuses a token nobody gave out', async () => {
    const answer = await askToEnrol(`swe_${'x'.repeat(43)}`);
    expectErrorResponse(answer.status, answer.body);
    expect([answer.status, answer.body.code]).toEqual([401, 'enrolment_token_unknown']);
  });

  it('refuses the key of another agent, and the token stays good', async () => {
    const key = publicKey();
    expect((await askToEnrol((await makeEnrolment(fleet.centre, site)).token, key)).status).toBe(201);
    const { token } = await makeEnrolment(fleet.centre, site);
    const answer = await askToEnrol(token, key);
    expectErrorResponse(answer.status, answer.body);
    expect([answer.status, answer.body.code]).toEqual([409, 'agent_key_taken']);
    expect((await askToEnrol(token)).status).toBe(201);
  });

  it.each([
    ['no key at all', 'x'],
    ['a key with a wrong checksum', `U${'A'.repeat(55)}`],
    ['the key of an account', `A${'B'.repeat(55)}`],
  ])('refuses %s', async (_, key) => {
    const { token } = await makeEnrolment(fleet.centre, site);
    const answer = await askToEnrol(token, key);
    expectErrorResponse(answer.status, answer.body);
    expect([answer.status, answer.body.code]).toEqual([400, 'parameter_invalid']);
  });
});

describe('the command that enrols', () => {
  it('makes the key here, sends its public half only, and keeps the rest for its owner', async () => {
    const { credsFile, agentId } = await enrolAgent(fleet, site);
    expect((await stat(credsFile)).mode & 0o777).toBe(0o600);
    const { enrolment, seed } = readEnrolmentFile(credsFile);
    expect(enrolment).toMatchObject({ agent_id: agentId, site_id: site.siteId, nats_urls: [fleet.nats.url] });
    const rows = await fleet.centre.query(
      'SELECT agents::text FROM agents UNION ALL SELECT audit_log::text FROM audit_log',
    );
    expect(JSON.stringify(rows)).not.toContain(seed);
  });

  it('never overwrites credentials, and does not use up the token for nothing', async () => {
    const { credsFile } = await enrolAgent(fleet, site);
    const before = await readFile(credsFile, 'utf8');
    const { token } = await makeEnrolment(fleet.centre, site);
    const order = { apiUrl: fleet.centre.url, token, name: 'x', version: '1', credsFile };
    await expect(enrol(order)).rejects.toThrow('is there already');
    expect(await readFile(credsFile, 'utf8')).toBe(before);
    expect((await askToEnrol(token)).status).toBe(201);
  });

  it('says why the centre refused, and leaves no file', async () => {
    const credsFile = join(fleet.folder, 'refused.creds');
    const order = { apiUrl: fleet.centre.url, token: 'swe_wrong', name: 'x', version: '1', credsFile };
    await expect(enrol(order)).rejects.toMatchObject({ code: 'enrolment_token_unknown' });
    await expect(stat(credsFile)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('an agent that has enrolled', () => {
  let listener: Server;
  const sockets = new Set<Socket>();
  beforeAll(async () => {
    listener = createServer((socket) => {
      sockets.add(socket.on('error', () => undefined));
      socket.end('220 here\r\n');
    });
    await new Promise<void>((resolve) => listener.listen(8080, '127.79.0.7', resolve));
  });
  afterAll(async () => {
    sockets.forEach((socket) => socket.destroy());
    await new Promise((resolve) => listener.close(resolve));
  });

  it('scans for its site with nothing but its credentials, and is seen to be there', async () => {
    const own = await fleet.centre.provisionSite({ networks: ['127.79.0.0/24'] });
    const enrolled = await enrolAgent(fleet, own);
    expect(await agentsOf(fleet.centre, own)).toMatchObject([
      { id: enrolled.agentId, online: false, offline_reason: 'never_heard', last_word: null },
    ]);
    const agent = await startEnrolledAgent(enrolled);
    const scanId = await fleet.centre.requestScan(own, '127.79.0.7');
    await finished(scanId);
    const [seen] = await until(
      'the agent to be heard',
      () => agentsOf(fleet.centre, own),
      (all) => all[0]?.online === true,
    );
    expect(seen).toMatchObject({ offline_reason: null, last_word: { state: 'running', agent_name: 'agent-1' } });
    expect(Math.abs(seen!.clock_offset_ms!)).toBeLessThan(2000);
    await agent.stop();
    await until(
      'its last word',
      () => agentsOf(fleet.centre, own),
      (all) => all[0]?.offline_reason === 'stopped',
    );
    expect((await fleet.centre.get(randomUUID(), `/sites/${own.siteId}/agents`)).status).toBe(404);
  });
});

describe('DELETE /agents/{agent_id}', () => {
  /** A raw client of the agent that tells when the broker cut it off. */
  async function connected(agent: EnrolledAgent): Promise<{ client: NatsConnection; cutOff: Promise<number> }> {
    const client = await connect({ ...rawAccess(agent), servers: fleet.nats.url, reconnect: false });
    const cutOff = client.closed().then(() => performance.now());
    return { client, cutOff };
  }
  const comesIn = (agent: EnrolledAgent) =>
    connect({ ...rawAccess(agent), servers: fleet.nats.url, reconnect: false }).then(
      async (client) => {
        await client.close();
        return true;
      },
      () => false,
    );

  it('cuts a connected agent off within a second, and nobody else', async () => {
    const [gone, other] = [await enrolAgent(fleet, site), await enrolAgent(fleet, site)];
    const { cutOff } = await connected(gone);
    const { client: staying } = await connected(other);
    const askedAt = performance.now();
    const path = `/agents/${gone.agentId}`;
    expect((await fleet.centre.delete(randomUUID(), path)).body.code).toBe('agent_not_found');
    expect((await fleet.centre.delete(site.tenantId, path)).status).toBe(204);
    const tookMs = (await cutOff) - askedAt;
    process.stdout.write(`revoked: cut off ${Math.round(tookMs)} ms after the request\n`);
    expect(tookMs).toBeLessThan(1000);
    expect(await comesIn(gone)).toBe(false);
    expect(await comesIn(other)).toBe(true);
    await staying.flush();
    await staying.close();
    expect(await audited('agent.revoked', gone.agentId)).toMatchObject([{ actor_kind: 'user' }]);
    expect((await fleet.centre.delete(site.tenantId, path)).status).toBe(404);
    expect((await agentsOf(fleet.centre, site)).map(({ id }) => id)).not.toContain(gone.agentId);
  });

  it('voids what a replica gave it meanwhile whose clock is ahead', async () => {
    const gone = await enrolAgent(fleet, site);
    const { cutOff } = await connected(gone);
    const replica = fleet.centre.app.get(RevokeAgent, { strict: false });
    const caller = {
      tenantId: site.tenantId,
      subject: 'x',
      kind: 'user',
      scopes: [],
      requestId: randomUUID(),
    } as const;
    await replica.revoke(caller, gone.agentId, new Date(Date.now() - 60_000));
    await cutOff;
    expect(await comesIn(gone)).toBe(false);
  });

  it('keeps it out after the broker was restarted', async () => {
    const [gone, other] = [await enrolAgent(fleet, site), await enrolAgent(fleet, site)];
    await fleet.centre.delete(site.tenantId, `/agents/${gone.agentId}`);
    await fleet.nats.restart();
    await until('the other to come in', () => comesIn(other), Boolean);
    expect(await comesIn(gone)).toBe(false);
  });

  it('keeps it out of a broker that has lost all it knew of accounts, and lets the others in again', async () => {
    const [gone, other] = [await enrolAgent(fleet, site), await enrolAgent(fleet, site)];
    await fleet.centre.delete(site.tenantId, `/agents/${gone.agentId}`);
    await fleet.nats.kill9();
    await rm(fleet.accountsDir, { recursive: true });
    await fleet.nats.restart();
    await until('the other to come in', () => comesIn(other), Boolean);
    expect(await comesIn(gone)).toBe(false);
  });

  it('an agent that was revoked gets no new credentials', async () => {
    const gone = await enrolAgent(fleet, site);
    await fleet.centre.delete(site.tenantId, `/agents/${gone.agentId}`);
    const answer = await renew(gone);
    expectErrorResponse(answer.status, answer.body);
    expect([answer.status, answer.body.code]).toEqual([401, 'agent_refused']);
  });
});

/** Asks for new credentials as an agent does, with the key of `signer`. */
async function renew(
  agent: EnrolledAgent,
  signer: EnrolledAgent = agent,
  change: (nonce: string) => string = (n) => n,
) {
  const anybody = { token: null };
  const { body } = await fleet.centre.post('', `/agents/${agent.agentId}/challenge`, '', anybody);
  const nonce = change(String(body.nonce));
  const key = signingPair(readEnrolmentFile(signer.credsFile).seed);
  const signature = Buffer.from(key.sign(new TextEncoder().encode(nonce))).toString('base64url');
  return fleet.centre.post('', `/agents/${agent.agentId}/renew`, { nonce, signature, version: '0.2.0' }, anybody);
}

describe('POST /agents/{agent_id}/renew', () => {
  it('gives who has the key new credentials, also when the old ones have expired', async () => {
    const agent = await enrolAgent(fleet, site);
    await fleet.centre.query(`UPDATE agents SET credentials_expire_at = now() - interval '1 year' WHERE id = $1`, [
      agent.agentId,
    ]);
    const { status, body } = await renew(agent);
    expect(status).toBe(200);
    expect(body).toMatchObject({ agent_id: agent.agentId, site_id: site.siteId, nats: { urls: [fleet.nats.url] } });
    expect(await audited('agent.renewed', agent.agentId)).toMatchObject([{ actor_kind: 'system' }]);
    expect((await agentsOf(fleet.centre, site)).find(({ id }) => id === agent.agentId)?.version).toBe('0.2.0');
  });

  it.each([
    ['a signature of another agent', (n: string) => n, true],
    ['a nonce of its own making', (n: string) => `${n.slice(0, -1)}${n.endsWith('A') ? 'B' : 'A'}`, false],
  ])('refuses %s', async (_, change, byAnother) => {
    const [agent, another] = [await enrolAgent(fleet, site), await enrolAgent(fleet, site)];
    const answer = await renew(agent, byAnother ? another : agent, change);
    expect([answer.status, answer.body.code]).toEqual([401, 'agent_refused']);
  });

  it('says the same of an agent there never was', async () => {
    const agent = await enrolAgent(fleet, site);
    const answer = await renew({ ...agent, agentId: randomUUID() }, agent);
    expect([answer.status, answer.body.code]).toEqual([401, 'agent_refused']);
  });

  it('is done by a running agent in good time; it goes on past the end of its first credentials', async () => {
    const brief = await fleet.startAnother({ AGENT_CREDENTIALS_S: '10' });
    const own = await brief.provisionSite({ networks: ['127.79.0.0/24'] });
    const enrolled = await enrolAgent({ ...fleet, centre: brief }, own);
    const first = readEnrolmentFile(enrolled.credsFile);
    const agent = await startEnrolledAgent(enrolled);
    const expired = await connect({ ...rawAccess(enrolled), servers: fleet.nats.url, reconnect: false });
    const why = new Promise((resolve) => {
      void (async () => {
        for await (const status of expired.status()) if (status.type === Events.Error) resolve(status.data);
      })();
    });
    expect(await why).toBe('AUTHENTICATION_EXPIRED');
    const second = readEnrolmentFile(enrolled.credsFile);
    expect(second.seed).toBe(first.seed);
    expect(second.jwt).not.toBe(first.jwt);
    const scanId = await brief.requestScan(own, '127.79.0.9');
    // A request that was on its way when the old connection ended comes again after the hold on it, half a minute.
    await finished(scanId, 60_000);
    await agent.stop();
  }, 120_000);
});

describe('how often one address may ask without a token', () => {
  it('is bounded, and said with how long to wait; who comes by a trusted proxy is told apart', async () => {
    const limits = { AGENT_REQUESTS_PER_MINUTE: '3', TRUSTED_PROXIES: '127.0.0.1' };
    const limited = await fleet.startAnother(limits);
    const ask = (from: string) =>
      fetch(`${limited.url}/agents/${randomUUID()}/challenge`, {
        method: 'POST',
        headers: { 'x-forwarded-for': from },
      });
    for (let count = 0; count < 3; count++) expect((await ask('192.0.2.1')).status).toBe(200);
    const refused = await ask('192.0.2.1');
    expect(refused.status).toBe(429);
    expect(((await refused.json()) as { code: string }).code).toBe('address_limited');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const enrol = await fetch(`${limited.url}/agents/enrol`, {
      method: 'POST',
      headers: { 'x-forwarded-for': '192.0.2.1' },
    });
    expect(enrol.status).toBe(429);
    expect((await ask('192.0.2.2')).status).toBe(200);
  });
});
