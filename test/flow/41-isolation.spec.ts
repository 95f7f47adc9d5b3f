import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAccount } from '@nats-io/nkeys';
import { encodeUser } from '@nats-io/jwt';
import { type Authenticator, connect, type ConnectionOptions, headers, type NatsConnection } from 'nats';
import { earlierHostsSubject, HeardEarlierHosts } from '#contracts';
import { Attempt as Results } from '../support/attempt.js';
import type { Publication } from '../support/broker.js';
import { newUser, showing } from '../support/broker-user.js';
import { enrolAgent, type Fleet, rawAccess, startFleet } from '../support/fleet.js';
import { type Attempt, ATTEMPTS, ATTEMPTS_BY_REPLY } from '../support/isolation/attempts.js';
import { Intruder } from '../support/isolation/intruder.js';
import { World } from '../support/isolation/world.js';
import type { TestSite } from '../support/system.js';

/** What an attempt came to: what was learned, and whether anything is other than before. */
async function outcomeOf(
  world: World,
  attempt: Attempt,
  who: { readonly access: ConnectionOptions; readonly api: string },
): Promise<'refused' | 'done'> {
  const before = await world.standing();
  const isListening = /^(listen|share)/.test(attempt.what);
  const intruder = await Intruder.enter(world, who.access, who.api);
  await attempt.act(intruder);
  await intruder.leave();
  // The broker has gone through all that was said; that this is long enough shows the run that is refused nothing.
  await world.agentB.flush();
  await world.standing();
  // While it listens the others work, so there things do change.
  const isChanged = !isListening && (await world.standing()) !== before;
  return isChanged || intruder.learned.length > 0 ? 'done' : 'refused';
}

describe('an agent of site A, with a raw client and its own credentials', () => {
  let world: World;
  const results: string[] = [];

  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(async () => {
    process.stdout.write(`\nAn agent of site A tried to …\n${results.join('\n')}\n`);
    await world.stop();
  });

  it.each(ATTEMPTS.map((attempt) => [attempt.what, attempt] as const))('cannot %s', async (what, attempt) => {
    const outcome = await outcomeOf(world, attempt, { access: world.a.access, api: 'centre.api' });
    results.push(`  ${outcome === 'refused' ? 'refused' : 'DONE   '}  ${what}`);
    expect(outcome).toBe('refused');
  });

  it('has been refused more than 25 different things', () => {
    expect(new Set(ATTEMPTS.map(({ what }) => what)).size).toBe(ATTEMPTS.length);
    expect(ATTEMPTS.length).toBeGreaterThan(25);
  });

  it('can say its own results, and the broker does not obey their headers', async () => {
    const before = await world.standing();
    const client = await connect({ ...world.a.access, servers: world.server.url });
    const jetStream = client.jetstream({ apiPrefix: 'centre.api' });
    const subject = `scan.finished.${world.a.siteId}`;
    expect(await jetStream.publish(subject, 'x')).toMatchObject({ stream: 'SCAN_RESULTS' });
    for (const [name, value] of [
      ['Nats-Rollup', 'all'],
      ['Nats-TTL', '1s'],
    ]) {
      const commanding = headers();
      commanding.set(name!, value!);
      await expect(jetStream.publish(subject, 'x', { headers: commanding })).rejects.toThrow();
    }
    await client.close();
    expect(await world.standing()).toBe(before);
  });
});

describe('the same attempts by who may do anything', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world.stop());

  it.each(ATTEMPTS.map((attempt) => [attempt.what, attempt] as const))('%s', async (_, attempt) => {
    const access = await world.unboundUser(attempt.possibleIn ?? 'centre');
    expect(await outcomeOf(world, attempt, { access, api: '$JS.API' })).toBe('done');
    await world.reset();
  });
});

describe('the narrow permissions of an agent in the account of the centre, without an account of its site', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world.stop());

  it('would be got round by naming somebody else for the answer', async () => {
    const access = await world.narrowUserOfCentre();
    const outcomes: string[] = [];
    for (const attempt of ATTEMPTS_BY_REPLY) {
      const outcome = await outcomeOf(world, attempt, { access, api: '$JS.API' });
      outcomes.push(outcome);
      if (outcome === 'done') await world.reset();
    }
    process.stdout.write(
      `\nWithout accounts of sites: ${outcomes.filter((one) => one === 'done').length} of ${outcomes.length} by reply are done\n`,
    );
    expect(outcomes).toContain('done');
  }, 60_000);
});

describe('coming in', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world.stop());

  const comesIn = (access: ConnectionOptions) =>
    connect({ ...access, servers: world.server.url, reconnect: false }).then(
      async (client) => {
        await client.close();
        return true;
      },
      () => false,
    );
  /** The JWT that the agent of this site shows. */
  const jwtOf = (access: ConnectionOptions) => {
    const [authenticate] = [access.authenticator].flat() as Authenticator[];
    return (authenticate!('nonce') as { jwt: string }).jwt;
  };

  it('is for who has the key, and shows it', async () => {
    expect(await comesIn(world.a.access)).toBe(true);
  });
  it('is not for who has no credentials', async () => {
    expect(await comesIn({})).toBe(false);
  });
  it('is not for who has the JWT of an agent and another key', async () => {
    expect(await comesIn(showing(jwtOf(world.a.access), newUser()))).toBe(false);
  });
  it('is not for who has the JWT of an agent and signs nothing', async () => {
    expect(await comesIn({ authenticator: () => ({ jwt: jwtOf(world.a.access) }) })).toBe(false);
  });
  it('is not for who makes a JWT for the account of site B by itself', async () => {
    const user = newUser();
    const jwt = await encodeUser('self-made', user, world.b.accountKey, {}, { signer: createAccount() });
    expect(await comesIn(showing(jwt, user))).toBe(false);
  });
});

describe('what an agent says on its own subjects of what is not its own', () => {
  let fleet: Fleet;
  let [ours, theirs]: TestSite[] = [];
  let agent: NatsConnection;

  beforeAll(async () => {
    fleet = await startFleet();
    [ours, theirs] = [await fleet.centre.provisionSite(), await fleet.centre.provisionSite()];
    agent = await connect({ ...rawAccess(await enrolAgent(fleet, ours)), servers: fleet.nats.url });
  });
  afterAll(async () => {
    await agent.close();
    await fleet.stop();
  });

  interface SiteScan {
    readonly site_scan_id: string;
    readonly scan_id: string;
    readonly site_id: string;
    readonly state: string;
    readonly attempt: number;
  }
  const siteScan = async (scanId: string) => {
    const [row] = await fleet.centre.query<SiteScan>(
      'SELECT id AS site_scan_id, scan_id, site_id, state, attempt FROM site_scans WHERE scan_id = $1',
      [scanId],
    );
    return row!;
  };
  /** Says it on the subject of site A, whatever is in it. */
  async function say(message: Publication): Promise<void> {
    const all = headers();
    for (const [name, value] of Object.entries(message.headers)) all.set(name, value);
    const subject = message.subject.replace(/[^.]+$/, ours!.siteId);
    await agent.jetstream({ apiPrefix: 'centre.api' }).publish(subject, message.body, { headers: all });
    await fleet.broker.ingested();
  }
  const lastDeadLetter = async () => (await fleet.broker.messages('SCAN_DEAD_LETTERS')).at(-1);

  it.each([
    ['of a scan of site B', 'not the site of the subject'],
    ['of a scan of site B as if it were of site A', 'belongs to another site or scan'],
  ])('is stored nowhere when it is %s, and goes to the dead letters of its own site', async (what, reason) => {
    const scanId = await fleet.centre.requestScan(theirs!, '10.77.0.11');
    const before = await siteScan(scanId);
    const site_id = what.includes('as if') ? ours!.siteId : before.site_id;
    const attempt = new Results({ ...before, site_id });
    for (const message of [attempt.started(), attempt.host(), attempt.finished(1)]) await say(message);
    expect(await siteScan(scanId)).toEqual(before);
    expect(await fleet.centre.query('SELECT 1 FROM host_observations')).toEqual([]);
    expect(await fleet.centre.query('SELECT 1 FROM devices')).toEqual([]);
    const letter = await lastDeadLetter();
    expect(letter?.subject).toBe(`scan.dead_lettered.${ours!.siteId}`);
    expect(letter?.headers['dead-letter-reason']).toContain(reason);
  });

  it('is taken in when it is of a scan of its own, and only site A is told of it', async () => {
    const scanId = await fleet.centre.requestScan(ours!, '10.77.0.11');
    const { site_scan_id } = await siteScan(scanId);
    const attempt = new Results(await siteScan(scanId));
    for (const message of [attempt.started(), attempt.router(), attempt.host(), attempt.finished(1)])
      await say(message);
    expect((await siteScan(scanId)).attempt).toBe(1);
    expect(await fleet.centre.query('SELECT 1 FROM host_observations')).toHaveLength(1);

    const other = await connect({ ...rawAccess(await enrolAgent(fleet, theirs!)), servers: fleet.nats.url });
    const question = JSON.stringify({ version: 1, site_scan_id, after: null });
    const told = async (from: NatsConnection, site: TestSite) =>
      HeardEarlierHosts.parse((await from.request(earlierHostsSubject(site.siteId), question)).json());
    expect((await told(agent, ours!)).hosts.map(({ address }) => address)).toEqual(['10.77.0.11']);
    expect(await told(other, theirs!)).toEqual({ version: 1, hosts: [], next: null });
    await other.close();
  });
});
