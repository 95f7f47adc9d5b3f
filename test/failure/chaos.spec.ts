import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ScanReport } from '#contracts';
import type { Child } from '../../tools/embedded/child-process.js';
import { Processes } from '../support/processes.js';

const REQUESTS = 20;
/** Every part is killed once in each, in another order. */
const ROUNDS = 2;
/** About as long as the rounds take. */
const REQUESTED_WITHIN_MS = 16_000;
/** One in so many scans takes several seconds, so that kills hit scans in the middle, too. */
const SLOW_EVERY = 5;
const AGENTS = ['agent-1', 'agent-2'] as const;
/** Another seed gives another order of events, as far as the machine's own timing allows. */
const SEED = Number(process.env.CHAOS_SEED ?? 20_261_124);

let processes: Processes;
const agents = new Map<string, Child>();

beforeAll(async () => {
  processes = await Processes.start({ apiVariables: { OUTBOX_LEASE_MS: '2000' } });
  for (let n = SLOW_EVERY; n <= REQUESTS; n += SLOW_EVERY) await processes.slowService(addressOf(n));
  for (const name of AGENTS) agents.set(name, await processes.startAgent(name));
}, 60_000);

afterAll(async () => {
  await processes.stop();
});

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const killers: Readonly<Record<string, (deadMs: number) => Promise<void>>> = {
  api: async (deadMs) => {
    await processes.api.kill9();
    await delay(deadMs);
    await processes.startApi();
  },
  nats: async (deadMs) => {
    await processes.nats.kill9();
    await delay(deadMs);
    await processes.nats.restart();
  },
  ...Object.fromEntries(
    AGENTS.map((name) => [
      name,
      async (deadMs: number) => {
        await agents.get(name)?.kill9();
        await delay(deadMs);
        agents.set(name, await processes.startAgent(name));
      },
    ]),
  ),
};

/** Kills one part after the other at random moments; says which how often. */
async function chaos(random: () => number): Promise<Record<string, number>> {
  const kills: Record<string, number> = {};
  for (let round = 1; round <= ROUNDS; round += 1) {
    const names = Object.keys(killers);
    while (names.length > 0) {
      const [name = ''] = names.splice(Math.floor(random() * names.length), 1);
      await delay(200 + random() * 1200);
      await killers[name]!(random() * 800);
      kills[name] = (kills[name] ?? 0) + 1;
    }
  }
  return kills;
}

const addressOf = (n: number): string => `127.79.10.${n}`;

async function requestAll(random: () => number): Promise<string[]> {
  const answers: Promise<string>[] = [];
  for (let n = 1; n <= REQUESTS; n += 1) {
    await delay(random() * 2 * (REQUESTED_WITHIN_MS / REQUESTS));
    answers.push(processes.requestScanUntilAccepted(addressOf(n)));
  }
  return Promise.all(answers);
}

const ROWS = `
  SELECT part.scan_id, part.state, part.outcome, part.attempt, part.expected_hosts, part.expected_routers,
    (SELECT count(*)::int FROM host_observations seen
     WHERE seen.site_scan_id = part.id AND seen.attempt = part.attempt) AS hosts,
    (SELECT count(*)::int FROM router_observations seen
     WHERE seen.site_scan_id = part.id AND seen.attempt = part.attempt) AS routers
  FROM site_scans part ORDER BY part.scan_id`;

interface Row {
  readonly scan_id: string;
  readonly attempt: number;
}

describe(`kill -9 of API, agents and nats-server at random moments, seed ${SEED}`, () => {
  it(`${REQUESTS} requests in, ${REQUESTS} answers, ${REQUESTS} ends, ${REQUESTS} results; lost 0, doubled 0`, async () => {
    const [kills, scanIds] = await Promise.all([chaos(randomFrom(SEED)), requestAll(randomFrom(SEED + 1))]);
    expect(new Set(scanIds).size).toBe(REQUESTS);
    const reports: ScanReport[] = [];
    for (const scanId of scanIds) reports.push(await processes.untilEnded(scanId));
    await processes.broker.ingested();

    const rows = await processes.query<Row>(ROWS);
    const end = {
      state: 'completed',
      outcome: 'completed',
      expected_hosts: 1,
      expected_routers: 1,
      hosts: 1,
      routers: 1,
    };
    expect(rows.map(({ attempt: _, ...row }) => row)).toEqual(
      scanIds.toSorted().map((scan_id) => ({ ...end, scan_id })),
    );
    expect(reports.map((report) => report.sites[0]?.coverage.complete)).toEqual(scanIds.map(() => true));

    const [left] = await processes.query(
      `SELECT (SELECT count(*)::int FROM scans) AS scans, (SELECT count(*)::int FROM outbox) AS events,
              (SELECT count(*)::int FROM outbox WHERE sent_at IS NULL) AS unsent`,
    );
    expect(left).toEqual({ scans: REQUESTS, events: REQUESTS, unsent: 0 });
    const requests = await processes.broker.messages('SCAN_REQUESTS');
    expect(new Set(requests.map((message) => message.headers['ce-id'])).size).toBe(REQUESTS);
    expect(requests).toHaveLength(REQUESTS);
    expect(await processes.broker.messages('SCAN_DEAD_LETTERS')).toEqual([]);

    const said = await processes.broker.messages('SCAN_RESULTS');
    const saidIds = new Set(said.map((message) => message.headers['ce-id']));
    const known = await processes.query<{ event_id: string }>('SELECT event_id FROM inbox');
    expect(new Set(known.map((row) => row.event_id))).toEqual(saidIds);

    const attempts = rows.reduce((sum, row) => sum + row.attempt, 0);
    process.stderr.write(
      `chaos: killed ${JSON.stringify(kills)}; ${REQUESTS} requests, ${attempts} attempts in force, ` +
        `${said.length} results said, ${known.length} taken in\n`,
    );
  }, 150_000);
});
