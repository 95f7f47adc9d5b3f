import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type HostFacts, ScanHostObserved, type ScanReport, type ScanRequested } from '#contracts';
import { EndOverdue } from '../../apps/api/src/ingest/end-overdue.service.js';
import { UnitOfWork } from '../../apps/api/src/platform/database/index.js';
import { ScansStore } from '../../apps/api/src/request/index.js';
import { after, AT, Attempt, hostSeen, rewritten, scanRequested } from '../support/attempt.js';
import { type Publication, startSystem, type System } from '../support/system.js';

const ENDS = ['completed', 'partial', 'failed'] as const;
const MINUTE_MS = 60_000;

let system: System;

beforeAll(async () => {
  system = await startSystem();
});

afterAll(async () => {
  await system.stop();
});

/** Opens the scan without a request to a site, so that no agent but this spec answers. */
async function open(request: ScanRequested): Promise<void> {
  const { app } = system.centre;
  const scans = app.get(ScansStore, { strict: false });
  await app.get(UnitOfWork, { strict: false }).run((tx) => scans.open(request, tx));
}

async function opened(change: Partial<ScanRequested> = {}): Promise<ScanRequested> {
  const request = scanRequested(change);
  await open(request);
  return request;
}

/** Publishes one after another, each whatever the stream remembers, and waits until all are settled. */
async function takeIn(...messages: readonly Publication[]): Promise<void> {
  for (const message of messages) await system.broker.publish(message);
  await system.broker.ingested();
}

const reportOf = ({ tenant_id, scan_id }: ScanRequested): Promise<ScanReport> =>
  system.centre.report(tenant_id, scan_id);

async function textOf({ tenant_id, scan_id }: ScanRequested): Promise<string> {
  return (await system.centre.get(tenant_id, `/scans/cve/${scan_id}`)).text;
}

async function endOf(request: ScanRequested, withinMs?: number): Promise<ScanReport> {
  return system.centre.waitForScan(request.tenant_id, request.scan_id, ENDS, withinMs);
}

const addressesOf = (report: ScanReport) => report.sites.flatMap(({ hosts }) => hosts.map(({ address }) => address));

describe('the order of arrival', () => {
  type Said = keyof ReturnType<typeof messagesOf>;
  const EACH: readonly Said[] = ['started', 'router', 'first', 'second', 'finished'];
  const PROGRESS: readonly Said[] = ['early', 'middle', 'late'];
  const deadline = new Date(Date.now() + 86_400_000).toISOString();

  function messagesOf(request: ScanRequested) {
    const agent = new Attempt(request);
    const second = { address: '10.77.0.12', mac: null, ports: [], hostnames: ['nas.lan'], ended_at: after(70) };
    return {
      started: agent.started(),
      early: agent.progress(1, 10),
      middle: agent.progress(2, 40),
      late: agent.progress(3, 80),
      router: agent.router(),
      first: agent.host(),
      second: agent.host(second),
      finished: agent.finished(2),
    };
  }

  /** The report of one scan per order, its ids numbered as they come. A message that is said twice is the same event. */
  async function reportsOf(orders: readonly (readonly Said[])[]): Promise<string[]> {
    const targets = ['10.77.0.11', '10.77.0.12'];
    const scans = orders.map((order) => {
      const request = scanRequested({ targets, short_id: 'ABC-DEF-GHJ', deadline });
      return { order, request, messages: messagesOf(request) };
    });
    for (const { request } of scans) await open(request);
    // In rounds, so that the many messages between two of one scan keep these in their order.
    for (let round = 0; round < Math.max(...orders.map(({ length }) => length)); round += 1) {
      const due = scans.flatMap(({ order, messages }) => (round < order.length ? [messages[order[round]!]] : []));
      await Promise.all(due.map((message) => system.broker.publish(message)));
    }
    // A loaded machine may take its time over a hundred scans.
    for (const { request } of scans) await endOf(request, 60_000);
    await system.broker.ingested();
    return Promise.all(scans.map(async ({ request }) => withIdsNumbered(await textOf(request))));
  }

  it('that is usual gives a whole report', async () => {
    const [text] = await reportsOf([EACH]);
    const report = JSON.parse(text!) as ScanReport;
    expect(report).toMatchObject({
      state: 'completed',
      hosts_scanned: 3,
      failed_checks: 1,
      progress: { percent: 100 },
    });
    expect(report.cve_count).toBeGreaterThan(0);
    expect(report.sites[0]).toMatchObject({ agent: { name: 'agent-1' }, started_at: AT, coverage: { complete: true } });
    expect(addressesOf(report)).toEqual(['10.77.0.11', '10.77.0.12']);
  });

  it('does not matter: each of the 120 there are gives the same bytes', async () => {
    const orders = permutations(EACH);
    const [usual, ...others] = await reportsOf(orders);
    expect(others).toHaveLength(119);
    expect(orders.slice(1).filter((_, index) => others[index] !== usual)).toEqual([]);
  }, 150_000);

  it('does not matter with progress in between and with messages up to three times either', async () => {
    const all = [...EACH, ...PROGRESS];
    const shuffled = fc
      .array(fc.constantFrom(...all), { maxLength: 10 })
      .chain((again) => fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length }));
    const orders = fc.sample(shuffled, { numRuns: 60, seed: 20_261_124 });
    const [usual, ...others] = await reportsOf([EACH, ...orders]);
    expect(orders.filter((_, index) => others[index] !== usual)).toEqual([]);
  }, 150_000);
});

/** The text with its first id as #1, the next other one as #2, and so on, and without what links are signed with. */
function withIdsNumbered(text: string): string {
  const numbers = new Map<string, string>();
  const unsigned = text.replace(/expires=\d+&signature=[\w-]+/g, 'signed');
  return unsigned.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => {
    const number = numbers.get(id) ?? `#${numbers.size + 1}`;
    numbers.set(id, number);
    return number;
  });
}

function permutations<T>(list: readonly T[]): T[][] {
  if (list.length === 0) return [[]];
  return list.flatMap((one, index) => permutations(list.toSpliced(index, 1)).map((rest) => [one, ...rest]));
}

describe('the last word', () => {
  it('does not end the scan before every announced result is stored', async () => {
    const request = await opened({ targets: ['10.77.0.11', '10.77.0.12'] });
    const agent = new Attempt(request);
    await takeIn(agent.started(), agent.finished(2));
    expect(await reportOf(request)).toMatchObject({ state: 'running', running: true, finished_at: null });
    await takeIn(agent.host());
    expect((await reportOf(request)).state).toBe('running');
    await takeIn(agent.host({ address: '10.77.0.12' }));
    expect(await reportOf(request)).toMatchObject({ state: 'running', percentage_done: 0 });
    await takeIn(agent.router());
    expect(await endOf(request)).toMatchObject({ state: 'completed', percentage_done: 100, finished_at: after(90) });
  });

  it('is really the last: what comes after the end changes nothing', async () => {
    const request = await opened();
    const agent = new Attempt(request);
    await takeIn(agent.started(), agent.router(), agent.host(), agent.finished(1));
    await endOf(request);
    const before = await textOf(request);
    const later = new Attempt(request, 2);
    await takeIn(
      agent.host({ address: '10.77.0.99' }),
      agent.progress(9, 5),
      agent.router(null),
      agent.finished(7, { outcome: 'failed', reason: 'changed my mind' }),
      later.started('agent-2'),
      later.host({ address: '10.77.0.98' }),
      later.finished(0, { outcome: 'failed', reason: 'too late' }),
    );
    expect(await textOf(request)).toBe(before);
    const rows = await system.centre.query(`SELECT address FROM devices WHERE site_id = $1`, [request.site_id]);
    expect(rows).toEqual([{ address: '10.77.0.11' }]);
  });

  it('of a scan that failed says why, and nothing in it is clean', async () => {
    const request = await opened();
    const agent = new Attempt(request);
    const reason = 'nmap is not installed';
    await takeIn(agent.started(), agent.finished(0, { outcome: 'failed', reason, results: { hosts: 0, routers: 0 } }));
    const report = await endOf(request);
    expect(report).toMatchObject({ state: 'failed', percentage_failed: 100 });
    expect(report.sites[0]).toMatchObject({ reason, coverage: { complete: false, router: 'missing' } });
    expect(report.sites[0]?.coverage.targets.missing).toEqual(['10.77.0.11']);
  });
});

describe('a newer attempt', () => {
  it('fences the older one off, whatever that still says', async () => {
    const request = await opened();
    const [old, fresh] = [new Attempt(request, 1), new Attempt(request, 2)];
    await takeIn(old.started('agent-1'), old.host({ outcome: 'partial', reason: 'cut off', ports: [] }));
    await takeIn(fresh.started('agent-2'), fresh.progress(1, 30));
    expect((await reportOf(request)).sites[0]).toMatchObject({ attempt: 2, hosts: [], agent: { name: 'agent-2' } });
    await takeIn(old.progress(5, 90), old.router(null), old.finished(1, { outcome: 'partial', reason: 'cut off' }));
    expect(await reportOf(request)).toMatchObject({ state: 'running', progress: { percent: 30 } });
    await takeIn(fresh.router(), fresh.host(), fresh.finished(1));
    const report = await endOf(request);
    expect(report.sites[0]).toMatchObject({ attempt: 2, outcome: 'completed', reason: null });
    expect(report.sites[0]?.hosts.map(({ outcome }) => outcome)).toEqual(['complete']);
    expect(report.sites[0]?.router?.outcome).toBe('complete');
  });

  it('that arrives first leaves nothing to the older one', async () => {
    const request = await opened();
    const [old, fresh] = [new Attempt(request, 3), new Attempt(request, 7)];
    await takeIn(
      fresh.host(),
      old.started('agent-old'),
      old.host({ address: '10.77.0.12' }),
      old.finished(1),
      old.router(),
    );
    expect(await reportOf(request)).toMatchObject({ state: 'running' });
    await takeIn(fresh.finished(1), fresh.router(), fresh.started('agent-new'));
    const report = await endOf(request);
    expect(report.sites[0]).toMatchObject({ attempt: 7, agent: { name: 'agent-new' } });
    expect(addressesOf(report)).toEqual(['10.77.0.11']);
  });

  it('does not count what the older one announced', async () => {
    const request = await opened();
    const [old, fresh] = [new Attempt(request, 1), new Attempt(request, 2)];
    await takeIn(old.started(), old.finished(1), fresh.started(), fresh.host(), fresh.router());
    expect((await reportOf(request)).state).toBe('running');
    await takeIn(fresh.finished(1));
    expect((await endOf(request)).sites[0]?.attempt).toBe(2);
  });
});

describe('a message that cannot be taken in', () => {
  let mine: ScanRequested;
  let theirs: ScanRequested;
  let sequence = 0;

  beforeAll(async () => {
    mine = await opened();
    theirs = await opened();
    await takeIn(new Attempt(mine).started());
  });

  const NUL = '\u0000';
  const withService = (product: string): Partial<HostFacts> => {
    const [port] = hostSeen().ports;
    return { ports: [{ ...port!, service: { ...port!.service!, product } }] };
  };
  const cases: [string, RegExp, () => Publication][] = [
    ['is of a scan nobody asked for', /no such site scan/, () => new Attempt(scanRequested()).host()],
    [
      'comes under the subject of another site',
      /not the site of the subject/,
      () => ({ ...new Attempt(mine).host(), subject: ScanHostObserved.subjectFor(theirs) }),
    ],
    ['names the scan of another site', /another site/, () => new Attempt({ ...mine, site_id: theirs.site_id }).host()],
    [
      'names the site scan of another scan',
      /another site or scan/,
      () => new Attempt({ ...mine, scan_id: theirs.scan_id }).host(),
    ],
    ['is garbage', /body/, () => ({ ...new Attempt(mine).host(), body: '\u0001\u0002{' })],
    ['is empty', /body/, () => ({ ...new Attempt(mine).host(), body: '' })],
    ['is a list', /expected object/, () => ({ ...new Attempt(mine).host(), body: '[]' })],
    ['has no headers', /not a CloudEvent/, () => ({ ...new Attempt(mine).host(), headers: {} })],
    [
      'has no id',
      /ce-id/,
      () => {
        const { 'ce-id': _, ...headers } = new Attempt(mine).host().headers;
        return { ...new Attempt(mine).host(), headers };
      },
    ],
    [
      'is of a version to come',
      /unknown event type siteward\.scan\.host_observed\.v2/,
      () => {
        const message = new Attempt(mine).host();
        return { ...message, headers: { ...message.headers, 'ce-type': 'siteward.scan.host_observed.v2' } };
      },
    ],
    ['is of attempt 0', /attempt/, () => rewritten(new Attempt(mine).host(), (body) => ({ ...body, attempt: 0 }))],
    ['has a NUL in a banner', /cannot hold/, () => new Attempt(mine).host(withService(`Apache${NUL}httpd`))],
    ['has a NUL in a host name', /cannot hold/, () => new Attempt(mine).host({ hostnames: [`a${NUL}b`] })],
    ['has half a character in a banner', /cannot hold/, () => new Attempt(mine).host(withService('Apache \ud83d'))],
  ];

  it.each(cases)(
    'because it %s is a dead letter with the reason, and the next one is taken in',
    async (_, reason, bad) => {
      const message = bad();
      sequence += 1;
      const seq = await system.broker.publish(message);
      await takeIn(new Attempt(mine).progress(sequence, sequence));
      const letters = await system.broker.messages('SCAN_DEAD_LETTERS');
      const letter = letters.filter(({ headers }) => headers['dead-letter-sequence'] === String(seq));
      expect(letter).toHaveLength(1);
      expect(letter[0]).toMatchObject({
        subject: `scan.dead_lettered.${message.subject.split('.').at(-1)!}`,
        body: message.body,
        headers: expect.objectContaining({
          ...message.headers,
          'dead-letter-reason': expect.stringMatching(reason),
          'dead-letter-subject': message.subject,
          'dead-letter-stream': 'SCAN_RESULTS',
        }),
      });
      const report = await reportOf(mine);
      expect(report).toMatchObject({ state: 'running', progress: { percent: sequence } });
      expect(addressesOf(report)).toEqual([]);
      expect((await reportOf(theirs)).state).toBe('pending');
    },
  );

  it('would have been, had it been made by a newer agent that only says more', async () => {
    const agent = new Attempt(mine);
    const more = rewritten(agent.host(), (body) => {
      return { ...body, mood: 'good', host: { ...(body.host as object), temperature_c: 41 } };
    });
    await takeIn(more, agent.router());
    expect(addressesOf(await reportOf(mine))).toEqual(['10.77.0.11']);
  });
});

describe('devices', () => {
  const mac = (address: string): HostFacts['mac'] => ({ address, source: 'nmap', vendor: null });
  const randomMac = () => `02${randomUUID().replaceAll('-', '').slice(0, 10).replace(/../g, ':$&')}`.toUpperCase();

  interface DeviceRow {
    readonly site_id: string;
    readonly address: string;
    readonly hostname: string | null;
    readonly vendor: string | null;
    readonly first_seen_at: Date;
    readonly last_seen_at: Date;
  }
  const devicesOf = (address: string) =>
    system.centre.query<DeviceRow>(
      'SELECT site_id, address, hostname, vendor, first_seen_at, last_seen_at FROM devices WHERE mac = $1 ORDER BY site_id',
      [address],
    );

  it('are known by site and MAC: the same MAC at two sites is two devices', async () => {
    const address = randomMac();
    const [here, there] = [await opened(), await opened()];
    await takeIn(new Attempt(here).host({ mac: mac(address) }), new Attempt(there).host({ mac: mac(address) }));
    const rows = await devicesOf(address);
    expect(rows.map(({ site_id }) => site_id)).toEqual([here.site_id, there.site_id].toSorted());
    const ids = [await reportOf(here), await reportOf(there)].flatMap(({ sites }) => sites[0]!.hosts[0]!.device_id);
    expect(new Set(ids).size).toBe(2);
  });

  it('stay the same when their address changes, and two addresses with one MAC are one device', async () => {
    const address = randomMac();
    const first = await opened();
    const later = await opened({ site_id: first.site_id });
    await takeIn(
      new Attempt(first).host({ mac: mac(address), address: '10.77.0.30' }),
      new Attempt(later).host({ mac: mac(address), address: '10.77.0.31', ended_at: after(120) }),
    );
    expect(await devicesOf(address)).toMatchObject([{ address: '10.77.0.31' }]);
  });

  /** What is seen of one device: early with a name, then with another name, last without one. */
  const SEEN = [
    { ended_at: after(10), address: '10.77.0.40', hostnames: ['old.lan'], vendor: 'Old Corp' },
    { ended_at: after(20), address: '10.77.0.41', hostnames: ['new.lan'], vendor: 'New Corp' },
    { ended_at: after(30), address: '10.77.0.42', hostnames: [], vendor: null },
    { ended_at: after(30), address: '10.77.0.43', hostnames: [], vendor: null },
  ];
  it.each(permutations([0, 1, 2, 3]).map((order) => [order.join(', then '), order] as const))(
    'were first and last seen when they were, and keep what is known best, in the order %s',
    async (_, order) => {
      const address = randomMac();
      const site_id = randomUUID();
      for (const index of order) {
        const { vendor, ...seen } = SEEN[index]!;
        const request = await opened({ site_id });
        await takeIn(new Attempt(request).host({ ...seen, mac: { ...mac(address)!, vendor } }));
      }
      expect(await devicesOf(address)).toEqual([
        {
          site_id,
          address: '10.77.0.43',
          hostname: 'new.lan',
          vendor: 'New Corp',
          first_seen_at: new Date(after(10)),
          last_seen_at: new Date(after(30)),
        },
      ]);
    },
  );

  it('are not made of addresses where nothing answered, nor of hosts without a MAC', async () => {
    const request = await opened();
    const agent = new Attempt(request);
    await takeIn(
      agent.host({ mac: null }),
      agent.host({ address: '10.77.0.12', outcome: 'no_answer', reason: 'Nothing answered', ports: [] }),
    );
    const rows = await system.centre.query('SELECT 1 FROM devices WHERE site_id = $1', [request.site_id]);
    expect(rows).toEqual([]);
  });
});

describe('a scan that is not heard of again', () => {
  const DEADLINE = '2030-01-01T12:00:00.000Z';
  const giveUpTime = Date.parse(DEADLINE) + 5 * MINUTE_MS;
  async function end(now: number): Promise<void> {
    const endOverdue = system.centre.app.get(EndOverdue, { strict: false });
    let mayBeMore = true;
    while (mayBeMore) mayBeMore = await endOverdue.run(new Date(now));
  }

  it('ends five minutes after its deadline, with what arrived and the reason', async () => {
    const untaken = await opened({ deadline: DEADLINE });
    const silent = await opened({ deadline: DEADLINE });
    const cutOff = await opened({ deadline: DEADLINE });
    const lossy = await opened({ deadline: DEADLINE });
    const inTime = await opened({ deadline: '2031-01-01T12:00:00.000Z' });
    const agent = new Attempt(lossy);
    await takeIn(
      new Attempt(silent).started(),
      ...[new Attempt(cutOff).started(), new Attempt(cutOff).host()],
      ...[agent.started(), agent.router(), agent.host({ hostnames: ['\u0000'] }), agent.finished(1)],
    );
    await end(giveUpTime);
    expect((await reportOf(untaken)).state).toBe('pending');
    await end(giveUpTime + 1);
    expect((await reportOf(inTime)).state).toBe('pending');
    const expected: [ScanRequested, string, RegExp][] = [
      [untaken, 'failed', /no agent took the request/],
      [silent, 'failed', /not heard of again/],
      [cutOff, 'partial', /not heard of again/],
      [lossy, 'partial', /1 of 2 announced results arrived; see the dead letters/],
    ];
    for (const [request, state, reason] of expected) {
      const report = await endOf(request);
      expect(report).toMatchObject({ state, finished_at: new Date(giveUpTime).toISOString() });
      expect(report.sites[0]?.reason).toMatch(reason);
      expect(report.sites[0]?.coverage.complete).toBe(false);
    }
    const cut = await reportOf(cutOff);
    expect(addressesOf(cut)).toEqual(['10.77.0.11']);
    expect(cut.cve_count).toBeGreaterThan(0);
    const before = await textOf(cutOff);
    await takeIn(
      new Attempt(cutOff).router(),
      new Attempt(cutOff).finished(1),
      new Attempt(cutOff, 2).started('agent-2'),
    );
    expect(await textOf(cutOff)).toBe(before);
  });
});
