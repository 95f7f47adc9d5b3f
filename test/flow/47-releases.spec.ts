import { execFile } from 'node:child_process';
import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ReleaseManifest, ReleaseStanding, WantedRelease } from '#contracts';
import { connect, type NatsConnection } from 'nats';
import { ReleaseFolder } from '../../apps/agent/src/upgrade/release-folder.js';
import { startRelease } from '../../apps/agent/src/upgrade/start-release.js';
import { Upgrades } from '../../apps/agent/src/upgrade/upgrades.js';
import { type EnrolledAgent, enrolAgent, type Fleet, rawAccess, startFleet } from '../support/fleet.js';
import { PUBLIC_URL, type TestSite, until } from '../support/system.js';

jest.setTimeout(60_000);

const run = promisify(execFile);
const keys = generateKeyPairSync('ed25519');
const forger = generateKeyPairSync('ed25519');
let fleet: Fleet;
let downloads: string;

beforeAll(async () => {
  downloads = join(process.env.TMPDIR ?? '/tmp', `siteward-test-downloads-${randomUUID()}`);
  await mkdir(join(downloads, 'releases'), { recursive: true });
  fleet = await startFleet({ environment: { AGENT_DOWNLOADS_DIR: downloads } });
  for (const version of ['1.1.0', '1.2.0', '1.3.0', '1.9.0'])
    await shelve(version, version === '1.9.0' ? forger : keys);
});

afterAll(async () => {
  await fleet.stop();
  await rm(downloads, { recursive: true });
});

const programOf = (version: string) => `exports.version = '${version}';\n`;

async function shelve(version: string, { privateKey } = keys): Promise<void> {
  const folder = join(downloads, 'releases', version);
  const program = Buffer.from(programOf(version));
  const sha256 = createHash('sha256').update(program).digest('hex');
  const manifest: ReleaseManifest = {
    product: 'siteward-agent',
    version,
    minimum_node: '20.19.0',
    released_at: '2026-11-25T12:00:00Z',
    bundle: { file: 'agent.cjs', bytes: program.length, sha256 },
  };
  const text = JSON.stringify(manifest);
  const signature = sign(null, Buffer.from(text), privateKey).toString('base64');
  await mkdir(folder);
  await writeFile(join(folder, 'agent.cjs'), program);
  await writeFile(join(folder, 'release.json'), JSON.stringify({ manifest: text, signature }));
}

/** A tenant's site with an agent that was just heard. */
async function siteWithAgent(
  tenantId?: string,
): Promise<{ site: TestSite; agent: EnrolledAgent; client: NatsConnection }> {
  const site = await fleet.centre.provisionSite(tenantId === undefined ? {} : { tenantId });
  const agent = await enrolAgent(fleet, site, `agent-${site.siteId.slice(0, 4)}`);
  const client = await connect({ ...rawAccess(agent), servers: fleet.nats.url });
  await fleet.centre.query(
    `INSERT INTO agent_presence (agent_id, tenant_id, site_id, heard_at, last_word)
     VALUES ($1, $2, $3, now(), '{"state":"running"}') ON CONFLICT (agent_id) DO UPDATE SET heard_at = now()`,
    [agent.agentId, site.tenantId, site.siteId],
  );
  return { site, agent, client };
}

type Placed = Awaited<ReturnType<typeof siteWithAgent>>;

async function tell({ site, agent, client }: Placed, standing: Partial<ReleaseStanding> = {}): Promise<WantedRelease> {
  const word = { version: 1, running: '1.0.0', state: 'settled', failed: null, ...standing };
  const answer = await client.request(`agent.release.${site.siteId}.${agent.agentId}`, JSON.stringify(word), {
    timeout: 5_000,
  });
  return answer.json();
}

const versionOf = ({ release }: WantedRelease) =>
  release === null ? null : (JSON.parse(release.manifest) as ReleaseManifest).version;
const wantedBy = async (placed: Placed, standing: Partial<ReleaseStanding> = {}) =>
  versionOf(await tell(placed, standing));

describe('the release an agent is to run', () => {
  let here: Placed;
  beforeAll(async () => {
    here = await siteWithAgent();
  });
  afterAll(() => here.client.close());
  const path = () => `/sites/${here.site.siteId}/agent-release`;

  it('is none until somebody chooses one, and none again when the choice is taken back', async () => {
    const { tenantId } = here.site;
    expect(await wantedBy(here)).toBeNull();
    expect(await fleet.centre.put(tenantId, path(), { version: '1.1.0' })).toMatchObject({
      status: 200,
      body: { version: '1.1.0' },
    });
    expect(await wantedBy(here)).toBe('1.1.0');
    expect((await fleet.centre.delete(tenantId, path())).status).toBe(204);
    expect(await wantedBy(here)).toBeNull();
    expect((await fleet.centre.delete(tenantId, path())).body).toMatchObject({
      code: 'site_release_not_found',
    });
  });

  it('has to be one the centre has', async () => {
    const answer = await fleet.centre.put(here.site.tenantId, path(), { version: '7.7.7' });
    expect(answer).toMatchObject({ status: 404, body: { code: 'release_not_found' } });
  });

  it('is told to nobody who is not an agent of the site', async () => {
    const other = await siteWithAgent();
    const subject = `agent.release.${here.site.siteId}.${here.agent.agentId}`;
    const word = JSON.stringify({ version: 1, running: '1.0.0', state: 'settled', failed: null });
    await expect(other.client.request(subject, word, { timeout: 1_000 })).rejects.toThrow();
    await other.client.close();
  });

  it('is listed with what is there, without what is damaged', async () => {
    const before = await readFile(join(downloads, 'releases', '1.3.0', 'agent.cjs'));
    const list = (await fleet.centre.get(here.site.tenantId, '/agents/releases')).body as unknown as {
      version: string;
    }[];
    expect(list.map(({ version }) => version)).toEqual(['1.9.0', '1.3.0', '1.2.0', '1.1.0']);
    const bundle = await fetch(`${fleet.centre.url}/agents/releases/1.3.0/bundle`);
    expect([bundle.status, Buffer.from(await bundle.arrayBuffer())]).toEqual([200, before]);
    expect((await fetch(`${fleet.centre.url}/agents/releases/1.4.0/bundle`)).status).toBe(404);
    expect((await fetch(`${fleet.centre.url}/agents/releases/..%2f..%2fx/bundle`)).status).toBe(400);
  });
});

describe('a rollout', () => {
  async function company(sites: number): Promise<Placed[]> {
    const first = await siteWithAgent();
    const others = [];
    for (let count = 1; count < sites; count++) others.push(await siteWithAgent(first.site.tenantId));
    return [first, ...others];
  }
  const start = (tenantId: string, body: object) => fleet.centre.post(tenantId, '/agents/rollouts', body);
  const latest = async (tenantId: string) => {
    const [rollout] = (await fleet.centre.get(tenantId, '/agents/rollouts')).body as unknown as Record<
      string,
      unknown
    >[];
    return rollout!;
  };
  const offered = async (all: readonly Placed[], standing: Partial<ReleaseStanding> = {}) => {
    const wishes = await Promise.all(all.map(async (one) => ({ one, wish: await wantedBy(one, standing) })));
    return wishes.filter(({ wish }) => wish !== null).map(({ one }) => one);
  };
  const close = (all: readonly Placed[]) => Promise.all(all.map(({ client }) => client.close()));

  it('goes from one site to some to all, each time when the release has proved itself, and then holds for new sites', async () => {
    const all = await company(4);
    const { tenantId } = all[0]!.site;
    expect(await start(tenantId, { version: '1.2.0', stages: [10, 50, 100], soak_s: 0 })).toMatchObject({
      status: 201,
    });
    expect(await start(tenantId, { version: '1.3.0' })).toMatchObject({
      status: 409,
      body: { code: 'rollout_running' },
    });
    const upgraded = new Set<Placed>();
    const offers = async () => {
      const having = await offered(
        all.filter((one) => upgraded.has(one)),
        { running: '1.2.0' },
      );
      return [...having, ...(await offered(all.filter((one) => !upgraded.has(one))))];
    };
    for (const size of [1, 2, 4]) {
      const count = async () => (await offers()).length;
      await until(`${size} sites to be offered it`, count, (sites) => sites >= size);
      const having = await offers();
      expect(having).toHaveLength(size);
      await offered(having, { running: '1.2.0', state: 'trying' });
      expect(await latest(tenantId)).toMatchObject({ state: 'running', agents: { trying: size } });
      for (const one of having) upgraded.add(one);
      await offers();
    }
    await until(
      'its end',
      () => latest(tenantId),
      ({ state }) => state === 'done',
      20_000,
    );
    const late = await siteWithAgent(tenantId);
    expect(await wantedBy(late)).toBe('1.2.0');
    await close([...all, late]);
  });

  it('is halted by the first agent that goes back, and nobody else gets the release', async () => {
    const all = await company(3);
    const { tenantId } = all[0]!.site;
    await start(tenantId, { version: '1.3.0', stages: [34, 100], soak_s: 0 });
    await until(
      'somebody to be offered it',
      async () => (await offered(all)).length,
      (sites) => sites > 0,
    );
    const [first] = await offered(all);
    await tell(first!, { state: 'rolled_back', failed: { version: '1.3.0', reason: 'it did not start' } });
    const halted = await until(
      'the halt',
      () => latest(tenantId),
      ({ state }) => state === 'halted',
      20_000,
    );
    expect(halted.reason).toContain('went back: it did not start');
    expect(await offered(all)).toEqual([]);
    const log = (await fleet.centre.get(tenantId, '/audit-log')).body as unknown as { action: string }[];
    expect(log.map(({ action }) => action)).toEqual(expect.arrayContaining(['rollout.started', 'rollout.halted']));
    await close(all);
  });

  it('can be halted by hand, once', async () => {
    const all = await company(1);
    const { tenantId } = all[0]!.site;
    const { id } = (await start(tenantId, { version: '1.3.0' })).body as unknown as { id: string };
    const halt = (tenant: string) =>
      fleet.centre.post(tenant, `/agents/rollouts/${id}/halt`, { reason: 'scans are slow' });
    expect((await halt((await siteWithAgent()).site.tenantId)).body).toMatchObject({ code: 'rollout_not_found' });
    expect((await halt(tenantId)).status).toBe(204);
    expect((await halt(tenantId)).body).toMatchObject({ code: 'rollout_ended' });
    expect(await latest(tenantId)).toMatchObject({ state: 'halted', reason: 'scans are slow' });
    await close(all);
  });
});

describe('an agent that is offered a release', () => {
  let here: Placed;
  let path: string;
  let folder: ReleaseFolder;
  let restarts: number;
  beforeAll(async () => {
    here = await siteWithAgent();
  });
  afterAll(() => here.client.close());
  beforeEach(() => {
    path = join(fleet.folder, randomUUID());
    folder = new ReleaseFolder(path);
    restarts = 0;
  });

  const choose = (version: string) =>
    fleet.centre.put(here.site.tenantId, `/sites/${here.site.siteId}/agent-release`, { version });

  /** The part of a running agent that sees to its release. */
  async function while_<T>(running: string, isBusy: () => boolean, act: () => Promise<T>): Promise<T> {
    const upgrades = new Upgrades({
      connection: here.client,
      agent: { siteId: here.site.siteId, agentId: here.agent.agentId },
      running,
      node: process.versions.node,
      folder,
      keys: [keys.publicKey],
      apiUrl: fleet.centre.url,
      isBusy,
      restart: () => (restarts += 1),
      askEveryMs: 20,
      askOnTrialEveryMs: 20,
    });
    upgrades.onApplicationBootstrap();
    try {
      return await act();
    } finally {
      await upgrades.onApplicationShutdown();
    }
  }
  const next = () =>
    startRelease({ version: '1.0.0', folder, keys: [keys.publicKey], onRefusal: () => undefined }, new Date());
  const standing = async () => {
    const [row] = await fleet.centre.query<Record<string, string>>(
      'SELECT running, state, failed_version, failed_reason FROM agent_releases WHERE agent_id = $1',
      [here.agent.agentId],
    );
    return row;
  };

  it('takes it, starts it when no scan is in work, and keeps it when it has proved itself', async () => {
    await choose('1.2.0');
    let busy = true;
    await while_(
      '1.0.0',
      () => busy,
      async () => {
        await until(
          'the release to be in place',
          () => folder.state(),
          ({ trying }) => trying?.version === '1.2.0',
        );
        await until('the centre to be asked once more', standing, (row) => row !== undefined);
        expect(restarts).toBe(0);
        busy = false;
        await until(
          'the restart',
          () => restarts,
          (count) => count === 1,
        );
      },
    );
    const program = await next();
    expect((createRequire(import.meta.url)(program!) as { version: string }).version).toBe('1.2.0');
    await while_(
      '1.2.0',
      () => false,
      () =>
        until(
          'the release to stay',
          () => folder.state(),
          (state) => state.settled === '1.2.0' && state.trying === null,
        ),
    );
    expect(await next()).toBe(program);
    expect(restarts).toBe(1);
    expect(await standing()).toMatchObject({ running: '1.2.0' });
  });

  it('goes back when it does not start, tells so, and does not take it again at once', async () => {
    await choose('1.2.0');
    await while_(
      '1.0.0',
      () => false,
      () =>
        until(
          'the restart',
          () => restarts,
          (count) => count === 1,
        ),
    );
    expect([await next(), await next(), await next()].every((program) => program?.includes('1.2.0'))).toBe(true);
    expect(await next()).toBeNull();
    await while_(
      '1.0.0',
      () => false,
      () =>
        until('the centre to know', standing, (row) => row?.state === 'rolled_back' && row.failed_version === '1.2.0'),
    );
    expect(restarts).toBe(1);
  });

  it.each([
    ['signed by somebody else', '1.9.0', '1.0.0', 'signature'],
    ['older than the one that runs', '1.1.0', '1.2.0', 'older than 1.2.0'],
  ])('refuses one that is %s, and tells so', async (_, version, running, reason) => {
    await choose(version);
    const row = await while_(
      running,
      () => false,
      () => until('the refusal', standing, (one) => one?.failed_reason?.includes(reason) === true),
    );
    expect(row?.state).toBe('refused');
    expect([restarts, (await folder.state()).trying]).toEqual([0, null]);
  });

  it('refuses a program that is not the one that was signed', async () => {
    await choose('1.3.0');
    const program = join(downloads, 'releases', '1.3.0', 'agent.cjs');
    const good = await readFile(program);
    await writeFile(program, good.toString().replace('exports', 'Exports'));
    const row = await while_(
      '1.0.0',
      () => false,
      () => until('the refusal', standing, (one) => one?.failed_version === '1.3.0'),
    );
    expect(row).toMatchObject({
      state: 'refused',
      failed_reason: expect.stringContaining('not the one that was signed'),
    });
    expect(restarts).toBe(0);
    await writeFile(program, good);
  });
});

describe('the installer', () => {
  const DEB = `siteward-agent_1.2.0_${process.arch === 'x64' ? 'amd64' : 'arm64'}.deb`;
  const content = Buffer.from('a package');
  let tools: string;

  beforeAll(async () => {
    tools = join(fleet.folder, 'tools');
    await mkdir(tools);
    const note = `printf '%s\\n' "$0 $*" >> ${tools}/calls`;
    const stub = async (name: string, body: string) => {
      await writeFile(join(tools, name), `#!/bin/sh\n${body}\n`);
      await chmod(join(tools, name), 0o755);
    };
    await stub('apt-get', `${note}; cp "$3" ${tools}/installed`);
    await stub('siteward-agent', `${note}; cat > ${tools}/token`);
    await stub('id', 'echo 0');
    expect((await fetch(`${fleet.centre.url}/install.sh`)).status).toBe(404);
    await writeFile(join(downloads, DEB), content);
  });
  beforeEach(() => rm(join(tools, 'installed'), { force: true }));

  const script = async () => {
    const fetched = await until(
      'the package to be seen',
      async () => (await fetch(`${fleet.centre.url}/install.sh`)).text(),
      (text) => text.startsWith('#!/bin/sh'),
      20_000,
    );
    return fetched.replaceAll(PUBLIC_URL, fleet.centre.url);
  };
  const install = (text: string, ...args: string[]) => {
    const child = run('sh', ['-s', '--', ...args], { env: { PATH: `${tools}:${process.env.PATH}` }, timeout: 20_000 });
    child.child.stdin?.end(text);
    return child.then(
      ({ stdout }) => ({ code: 0, said: stdout }),
      (error: unknown) => {
        const { code, stderr } = error as { code: number; stderr: string };
        return { code, said: stderr };
      },
    );
  };
  const installed = () => readFile(join(tools, 'installed')).catch(() => null);

  it('fetches the package, checks it, installs it and enrols, without the token on a command line', async () => {
    expect(await install(await script(), '--token', 'swe_secret', '--name', 'rack 2')).toMatchObject({ code: 0 });
    expect(await installed()).toEqual(content);
    expect((await readFile(join(tools, 'token'), 'utf8')).trim()).toBe('swe_secret');
    const calls = await readFile(join(tools, 'calls'), 'utf8');
    expect(calls).toContain(`enroll --url ${fleet.centre.url} --token - --name rack 2`);
    expect(calls).not.toContain('swe_secret');
  });

  it('installs nothing when the package is another one than announced', async () => {
    const text = (await script()).replace(createHash('sha256').update(content).digest('hex'), '0'.repeat(64));
    const { code, said } = await install(text);
    expect([code, said]).toEqual([1, expect.stringContaining('not the one the centre announced')]);
    expect(await installed()).toBeNull();
  });

  it('does nothing when it was cut off at any line', async () => {
    const lines = (await script()).trimEnd().split('\n');
    for (let kept = 1; kept < lines.length; kept += 7) {
      await install(lines.slice(0, kept).join('\n'));
      expect(await installed()).toBeNull();
    }
  });
});
