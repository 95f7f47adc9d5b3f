import { execFile } from 'node:child_process';
import { createHash, createPrivateKey, sign } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROJECT_ROOT } from '../../tools/embedded/tool-record.js';
import { type Fleet, agentsOf, makeEnrolment, startFleet } from '../support/fleet.js';
import { Lab, type LabSite, NO_LAB_BECAUSE } from '../support/lab.js';
import { BrokerDoor } from '../support/lab-broker-door.js';
import type { TestSite } from '../support/system.js';
import { until } from '../support/until.js';
import { DebianMachine, noMachineBecause } from './debian-machine.js';

const run = promisify(execFile);

const OLD = '0.1.0';
const NEW = '0.1.1';
/** Brought by the centre: one that works, and one that does not start. */
const RELEASE = '0.2.0';
const BAD_RELEASE = '0.3.0';
const TARGET = '10.77.0.10';
const UNIT = 'siteward-agent.service';
const STATE = '/var/lib/siteward-agent';
const BUILD_WITHIN_MS = 5 * 60_000;
/** An agent asks once a minute; a release is on trial for half a minute, a bad one for three starts. */
const RELEASE_WITHIN_MS = 4 * 60_000;
/** Of `systemd-analyze security`; issue: at most 2.5. */
const MAX_EXPOSURE = 2.5;

const why = NO_LAB_BECAUSE ?? (await noMachineBecause());
if (why !== null) process.stderr.write(`The installation is not tested here: ${why}\n`);

/** The log that `npm run test:install` is for. */
const log = (line: string): void => void process.stderr.write(`install: ${line}\n`);

/** In order: each step needs those before it. */
(why === null ? describe : describe.skip)('the Debian package of the agent', () => {
  let folder: string;
  let fleet: Fleet;
  let lab: Lab;
  let site: LabSite;
  let place: TestSite;
  let api: BrokerDoor;
  let machine: DebianMachine;
  let keys: ReleaseKey;
  const packages = new Map<string, string>();
  let untilNow: string | null = null;

  const step = (name: string, act: () => Promise<void>): void =>
    it(name, async () => {
      if (untilNow !== null) throw new Error(`not tried, because it failed that it ${untilNow}`);
      untilNow = name;
      await act().catch(async (error: unknown) => {
        log((await machine.try(`journalctl -u ${UNIT} --no-pager -n 40`)).output);
        throw error;
      });
      untilNow = null;
    });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'siteward-test-install-'));
    keys = await releaseKey(folder);
    for (const version of [OLD, NEW]) packages.set(version, await packageOf(version, folder, keys.publicFile));
    fleet = await startFleet({ environment: { AGENT_DOWNLOADS_DIR: join(folder, 'downloads') } });
    place = await fleet.centre.provisionSite();
    lab = await Lab.start();
    site = await lab.addSite(fleet.nats, [
      { address: TARGET, mac: '02:00:00:00:77:10', banners: { 22: 'SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u2' } },
    ]);
    api = await BrokerDoor.open(new URL(site.nats.url).hostname, Number(new URL(fleet.centre.url).port));
    machine = await DebianMachine.make(folder);
    for (const file of packages.values()) await machine.copyIn(file);
    await machine.download(inMachine(OLD));
    await machine.boot(site.namespace);
    log(
      `a machine with ${(await machine.run('. /etc/os-release; echo $PRETTY_NAME; systemctl --version | head -1')).replace('\n', ', ')}`,
    );
  }, 900_000);

  afterAll(async () => {
    await machine.destroy();
    await api.close();
    await lab.stop();
    await fleet.stop();
    await rm(folder, { recursive: true, force: true });
  }, 120_000);

  step('is installed with what it depends on', async () => {
    await machine.run(`apt-get install --yes --no-install-recommends ${inMachine(OLD)}`);
    expect(await installedVersion()).toBe(OLD);
    expect(await machine.run('siteward-agent version')).toBe(OLD);
    expect(await machine.run('dpkg --verify siteward-agent')).toBe('');
    log(
      `installed: ${await machine.run("dpkg-query -W -f '${Package} ${Version}, ${Installed-Size} KiB' siteward-agent")}`,
    );
    log(`with it: ${await machine.run("dpkg-query -W -f '${Package} ' nmap adduser perl-base util-linux")}`);
  });

  step(
    'has made a user, a private state folder, a configuration for root and the agent, and compiled code',
    async () => {
      expect(await machine.run('id -un siteward-agent; getent passwd siteward-agent | cut -d: -f6,7')).toBe(
        `siteward-agent\n${STATE}:/usr/sbin/nologin`,
      );
      expect(await stat(STATE)).toBe('siteward-agent siteward-agent 700');
      expect(await stat('/etc/siteward-agent')).toBe('root siteward-agent 2750');
      expect(await stat('/etc/siteward-agent/agent.env')).toBe('root siteward-agent 640');
      expect(await machine.run('ls /usr/lib/siteward-agent')).toMatch(/^agent\.[0-9a-f]{16}\.cache$/m);
    },
  );

  step('is enabled, and does not start before the machine has enrolled', async () => {
    expect(await machine.run(`systemctl is-enabled ${UNIT}`)).toBe('enabled');
    expect(await show('ActiveState', 'ConditionResult', 'NRestarts')).toEqual(['inactive', 'no', '0']);
  });

  step('enrols: the credentials belong to the agent, also when root asks', async () => {
    const { token } = await makeEnrolment(fleet.centre, place);
    const url = api.url.replace('nats:', 'http:');
    log(await machine.run(`echo ${token} | siteward-agent enroll --url ${url} --token - --name installed`));
    expect(await stat(`${STATE}/agent.creds`)).toBe('siteward-agent siteward-agent 600');
    expect((await machine.try(`setpriv --reuid=nobody --clear-groups cat ${STATE}/agent.creds`)).code).not.toBe(0);
  });

  step('runs as a service that says it is ready and how it is', async () => {
    await machine.run(`echo NATS_URL=${site.nats.url} >> /etc/siteward-agent/agent.env; systemctl start ${UNIT}`);
    expect(await show('ActiveState', 'Type', 'NotifyAccess')).toEqual(['active', 'notify', 'main']);
    await status('Waiting for requests');
    const agents = await until(
      'the agent to be seen',
      () => agentsOf(fleet.centre, place),
      ([one]) => one?.version === OLD,
    );
    log(`the centre sees ${agents[0]?.name} ${agents[0]?.version}`);
  });

  step('has no rights but raw packets, and no more than one process', async () => {
    const pid = await mainPid();
    const process = await machine.run(`cat /proc/${pid}/status`);
    const caps = ['CapInh', 'CapPrm', 'CapEff', 'CapBnd', 'CapAmb'].map((set) => field(process, set));
    expect(new Set(caps)).toEqual(new Set(['0000000000002000']));
    expect(field(process, 'NoNewPrivs')).toBe('1');
    expect(field(process, 'Seccomp')).toBe('2');
    expect(await machine.run(`stat -c %U /proc/${pid}; readlink /proc/${pid}/exe`)).toBe(
      'siteward-agent\n/usr/lib/siteward-agent/node',
    );
    expect(await machine.run(`cat /proc/${pid}/task/${pid}/children`)).toBe('');
    log(`capabilities ${caps[0]} (CAP_NET_RAW), NoNewPrivs 1, Seccomp 2, user siteward-agent`);
  });

  step(`is exposed at most ${MAX_EXPOSURE}`, async () => {
    const verdict = await machine.run(`systemd-analyze security --no-pager ${UNIT} | tail -1`);
    const exposure = Number(/service: ([\d.]+) /.exec(verdict)?.[1]);
    expect(exposure).toBeLessThanOrEqual(MAX_EXPOSURE);
    log(`systemd-analyze security: ${exposure}`);
  });

  step('scans a real target for the centre, with raw packets', async () => {
    const scan = await fleet.centre.requestScan(place, TARGET);
    const report = await fleet.centre.waitForScan(place.tenantId, scan, ['completed', 'partial', 'failed'], 120_000);
    const text = JSON.stringify(report);
    expect({ state: report.state, text }).toMatchObject({ text: expect.stringContaining('OpenSSH') });
    expect(report.state).not.toBe('failed');
    log(`a scan of ${TARGET}: ${report.state}, OpenSSH on port 22`);
  });

  step('is restarted when it dies, and when it no longer says that it lives', async () => {
    const before = await mainPid();
    await machine.run(`systemctl kill --signal=SIGKILL ${UNIT}`);
    const after = await until('another process', mainPid, (pid) => pid !== '0' && pid !== before, 30_000);
    await status('Waiting for requests');
    await machine.run(`kill -STOP ${after}`);
    // WatchdogSec=60 of the unit
    await until('the watchdog', mainPid, (pid) => pid !== '0' && pid !== after, 120_000);
    expect(await machine.run(`journalctl -u ${UNIT} --no-pager`)).toContain('Watchdog timeout');
    await status('Waiting for requests');
    log('killed: restarted; stopped dead: restarted by the watchdog');
  });

  step('says when it is cut off, keeps on, and goes on when the link is back', async () => {
    const before = await mainPid();
    site.nats.cut();
    await status('Cut off from the broker for 0 min; results are kept here');
    site.nats.mend();
    await status('Waiting for requests');
    expect(await mainPid()).toBe(before);
    log('cut off and back: same process');
  });

  step('is upgraded: enrolment, spool and configuration stay', async () => {
    const before = await machine.run(`sha256sum ${STATE}/agent.creds /etc/siteward-agent/agent.env`);
    await machine.run(`install -o siteward-agent -g siteward-agent -m 600 /dev/null ${STATE}/spool/kept`);
    await machine.run(`apt-get install --yes ${inMachine(NEW)}`);
    expect(await installedVersion()).toBe(NEW);
    expect(await machine.run(`sha256sum ${STATE}/agent.creds /etc/siteward-agent/agent.env`)).toBe(before);
    expect(await stat(`${STATE}/spool/kept`)).toBe('siteward-agent siteward-agent 600');
    await status('Waiting for requests');
    await until(
      'the new version to be seen',
      () => agentsOf(fleet.centre, place),
      ([one]) => one?.last_word?.agent_version === NEW,
    );
    expect((await machine.run('ls /usr/lib/siteward-agent')).match(/\.cache/g)).toHaveLength(1);
    log(`upgraded to ${await installedVersion()}: the same enrolment, and the centre sees ${NEW}`);
  });

  step('starts soon and needs little', async () => {
    const pid = await mainPid();
    const rss = () => machine.run(`sed -n 's/^VmRSS:[^0-9]*\\([0-9]*\\).*/\\1/p' /proc/${pid}/status`);
    const started = await machine.run(
      `systemctl show -p ExecMainStartTimestampMonotonic -p ActiveEnterTimestampMonotonic ${UNIT}`,
    );
    const [begun = 0, ready = 0] = [...started.matchAll(/=(\d+)/g)].map(([, microseconds]) => Number(microseconds));
    log(
      `ready ${Math.round((ready - begun) / 1000)} ms after its start, ${Math.round(Number(await rss()) / 1024)} MiB`,
    );
    expect(Number(await rss())).toBeLessThan(120 * 1024);
  });

  step('takes a signed release from its centre, without root, and keeps it when it works', async () => {
    await signedRelease(RELEASE, folder, keys);
    await choose(RELEASE);
    await until(
      'the release to be settled',
      standing,
      (row) => row?.running === RELEASE && row.state === 'settled',
      RELEASE_WITHIN_MS,
    );
    expect(await installedVersion()).toBe(NEW);
    expect(await machine.run(`stat -c '%U %a' ${STATE}/releases/${RELEASE}/agent.cjs`)).toBe('siteward-agent 600');
    await status('Waiting for requests');
    const scan = await fleet.centre.requestScan(place, TARGET);
    const report = await fleet.centre.waitForScan(place.tenantId, scan, ['completed', 'partial', 'failed'], 120_000);
    expect(JSON.stringify(report)).toContain('OpenSSH');
    log(`the centre brought release ${RELEASE}: it runs, proved itself, and scans; the package is still ${NEW}`);
  });

  step('goes back by itself from a release that does not start, and says so', async () => {
    await brokenRelease(BAD_RELEASE, folder, keys);
    await choose(BAD_RELEASE);
    const told = await until('the way back', standing, (row) => row?.failed_version === BAD_RELEASE, RELEASE_WITHIN_MS);
    expect(told).toMatchObject({ running: RELEASE, state: 'rolled_back' });
    await status('Waiting for requests');
    log(`release ${BAD_RELEASE} does not start: back at ${RELEASE}, "${told?.failed_reason}"`);
  });

  step('is removed: the program goes, what it knows stays', async () => {
    await machine.run('apt-get remove --yes siteward-agent');
    expect(await machine.run('ls -d /usr/lib/siteward-agent /usr/bin/siteward-agent 2>/dev/null || true')).toBe('');
    expect(await stat(`${STATE}/agent.creds`)).toBe('siteward-agent siteward-agent 600');
    expect(await machine.run('find /proc -maxdepth 1 -user siteward-agent')).toBe('');
  });

  step('is purged: no file, no user, no unit is left', async () => {
    await machine.run('apt-get purge --yes siteward-agent');
    const left = await machine.run(
      "find / -xdev -iname '*siteward*' -not -path '/root/*' -not -path '/proc/*' -not -path '/var/log/*'",
    );
    expect(left).toBe('');
    expect((await machine.try('getent passwd siteward-agent')).code).toBe(2);
    expect((await machine.try('getent group siteward-agent')).code).toBe(2);
    expect(await machine.run(`systemctl list-unit-files --no-legend '${UNIT}' || true`)).toBe('');
    log('removed and purged: nothing is left');
  });

  const choose = async (version: string) => {
    const path = `/sites/${place.siteId}/agent-release`;
    const seen = () => fleet.centre.put(place.tenantId, path, { version });
    await until('the centre to have the release', seen, ({ status }) => status === 200, 30_000);
  };
  const standing = async () => {
    const [row] = await fleet.centre.query<Record<string, string>>(
      'SELECT running, state, failed_version, failed_reason FROM agent_releases WHERE site_id = $1',
      [place.siteId],
    );
    return row;
  };
  const inMachine = (version: string): string => `/root/${packages.get(version)?.split('/').at(-1)}`;
  const installedVersion = () => machine.run("dpkg-query -W -f '${Version}' siteward-agent");
  const stat = (path: string) => machine.run(`stat -c '%U %G %a' ${path}`);
  const mainPid = () => machine.run(`systemctl show -P MainPID ${UNIT}`);
  const show = async (...names: string[]) =>
    (await Promise.all(names.map((name) => machine.run(`systemctl show -P ${name} ${UNIT}`)))).map((text) =>
      text.trim(),
    );
  const status = (wanted: string) =>
    until(
      'its status',
      () => machine.run(`systemctl show -P StatusText ${UNIT}`),
      (text) => text === wanted,
      60_000,
    );
});

const field = (status: string, name: string): string => new RegExp(`^${name}:\\s+(\\S+)$`, 'm').exec(status)?.[1] ?? '';

interface ReleaseKey {
  readonly file: string;
  readonly publicFile: string;
}

async function releaseKey(folder: string): Promise<ReleaseKey> {
  const key = { file: join(folder, 'release.key'), publicFile: join(folder, 'release-keys') };
  const { stdout } = await run(process.execPath, ['tools/release-agent.mjs', '--new-key', key.file], {
    cwd: PROJECT_ROOT,
  });
  await writeFile(key.publicFile, stdout);
  return key;
}

async function signedRelease(version: string, folder: string, { file }: ReleaseKey): Promise<void> {
  const args = ['tools/release-agent.mjs', '--key', file, '--out', join(folder, 'downloads'), '--version', version];
  await run(process.execPath, args, { cwd: PROJECT_ROOT, timeout: BUILD_WITHIN_MS });
}

/** Signed as it should be, and broken all the same. */
async function brokenRelease(version: string, folder: string, { file }: ReleaseKey): Promise<void> {
  const place = join(folder, 'downloads', 'releases', version);
  const program = Buffer.from("throw new Error('a release that does not start');\n");
  const manifest = JSON.stringify({
    product: 'siteward-agent',
    version,
    minimum_node: '20.19.0',
    released_at: new Date().toISOString(),
    bundle: { file: 'agent.cjs', bytes: program.length, sha256: createHash('sha256').update(program).digest('hex') },
  });
  const signature = sign(null, Buffer.from(manifest), createPrivateKey(await readFile(file))).toString('base64');
  await mkdir(place, { recursive: true });
  await writeFile(join(place, 'agent.cjs'), program);
  await writeFile(join(place, 'release.json'), JSON.stringify({ manifest, signature }));
}

/** Packed quickly: how well it is packed is not what is tested. */
async function packageOf(version: string, folder: string, keys: string): Promise<string> {
  const to = ['--out', folder, '--compression', 'none', '--release-keys', keys];
  const args = ['tools/package-agent.mjs', '--built', '--version', version, ...to];
  const { stdout } = await run(process.execPath, args, { cwd: PROJECT_ROOT, timeout: BUILD_WITHIN_MS });
  return /\S+\.deb/.exec(stdout)?.[0] ?? '';
}
