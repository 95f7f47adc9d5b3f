import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { sitewardAgent } from '../../apps/agent/src/cli/siteward-agent.js';
import type { Terminal } from '../../apps/agent/src/cli/terminal.js';
import { loadAgentConfig, readEnvFile } from '../../apps/agent/src/config/index.js';
import { enrolAgent, type Fleet, makeEnrolment, startFleet } from '../support/fleet.js';
import { profiles, RouterOsSimulator, type SimulatorOptions } from '../support/routeros-simulator/index.js';

jest.setTimeout(120_000);

const PASSWORD = 'pass word "7$`\\';
const NARROW = [{ name: 'siteward', policy: 'read,api,!write,!policy,!ftp', skin: 'default' }];
const narrow = profiles.v7_16.hardened.with('/user/group', NARROW);

/** A terminal with somebody at it who gives these answers, or with nobody. */
function terminal(answers: readonly string[] | null = null, input = '') {
  const waiting = [...(answers ?? [])];
  const said: string[] = [];
  const next = (question: string): Promise<string> => {
    said.push(question);
    const answer = waiting.shift();
    return answer === undefined ? Promise.reject(new Error(`nobody answers: ${question}`)) : Promise.resolve(answer);
  };
  const it: Terminal = {
    isInteractive: answers !== null,
    say: (line) => void said.push(line),
    warn: (line) => void said.push(line),
    ask: async (question, preset) => (await next(question)) || (preset ?? ''),
    askSecret: next,
    confirm: async (question) => (await next(question)) === 'y',
    readInput: () => Promise.resolve(input),
  };
  return { it, said: () => said.join('\n') };
}

describe('siteward-agent router', () => {
  let folder: string;
  let envFile: string;
  let passwordFile: string;
  const routers: RouterOsSimulator[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'siteward-test-cli-'));
    passwordFile = join(folder, 'given-password');
    await writeFile(passwordFile, `${PASSWORD}\n`, { mode: 0o600 });
  });
  afterEach(async () => {
    await Promise.all(routers.splice(0).map((router) => router.stop()));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function router(options: Partial<SimulatorOptions> = {}): Promise<RouterOsSimulator> {
    const users = [{ name: 'siteward', password: PASSWORD, group: 'siteward' }];
    const started = await RouterOsSimulator.start({ profile: narrow, users, tls: 'certificate', ...options });
    routers.push(started);
    envFile = join(folder, `${started.port}.env`);
    await writeFile(envFile, '# kept\nLOG_LEVEL=info\n', { mode: 0o640 });
    return started;
  }

  const add = (at: RouterOsSimulator, more: readonly string[], by = terminal()) =>
    sitewardAgent(['router', 'add', '--host', at.host, '--port', String(at.port), '--config', envFile, ...more], by.it);

  it('pins the certificate that was said, tries the login, and keeps all of it for the agent only', async () => {
    const at = await router();
    const by = terminal();
    const code = await add(at, ['--password-file', passwordFile, '--fingerprint', at.certificateFingerprint ?? ''], by);
    expect({ code, said: by.said() }).toMatchObject({ code: 0 });
    expect(by.said()).toContain('Logged in: RouterOS 7.16');
    expect(by.said()).not.toContain('Warning');
    expect(by.said()).not.toContain(PASSWORD);

    const kept = readEnvFile(envFile);
    expect(kept).toMatchObject({ LOG_LEVEL: 'info', ROUTER_USER: 'siteward', ROUTER_TLS: 'pinned' });
    expect(await readFile(envFile, 'utf8')).toMatch(/^# kept\n(?!.*pass word)/s);
    expect((await stat(kept.ROUTER_PASSWORD_FILE!)).mode & 0o777).toBe(0o600);
    expect((await stat(envFile)).mode & 0o777).toBe(0o640);
    const place = { SITE_ID: '3b241101-e2bb-4255-8caf-4136c566a962', NATS_URL: 'nats://127.0.0.1:1' };
    const { router: access } = loadAgentConfig({ ...kept, ...place });
    expect(access).toMatchObject({ host: at.host, port: at.port, password: PASSWORD });
    expect(access?.tls).toEqual({ mode: 'pinned', fingerprint: at.certificateFingerprint });
    expect((await readdir(folder)).filter((name) => name.includes('-'))).toEqual(['given-password', 'router-password']);

    const tested = terminal();
    expect(await sitewardAgent(['router', 'test', '--config', envFile], tested.it)).toBe(0);
    const listed = terminal();
    expect(await sitewardAgent(['router', 'list', '--config', envFile], listed.it)).toBe(0);
    expect(listed.said()).toContain(`${at.host}:${at.port} as siteward, certificate ${at.certificateFingerprint}`);
    expect(await sitewardAgent(['router', 'remove', '--config', envFile], terminal().it)).toBe(0);
    expect(await readFile(envFile, 'utf8')).toBe('# kept\nLOG_LEVEL=info\n');
    await expect(stat(kept.ROUTER_PASSWORD_FILE!)).rejects.toThrow('ENOENT');
  });

  it('sends nothing to a router that shows another certificate, and keeps nothing', async () => {
    const at = await router();
    const by = terminal();
    const wrong = 'AB'.repeat(32);
    expect(await add(at, ['--password-file', passwordFile, '--fingerprint', wrong, '--allow-plain'], by)).toBe(1);
    expect(by.said()).toContain('somebody may be in between');
    expect(at.sessions.flatMap(({ sentences }) => sentences)).toEqual([]);
    expect(readEnvFile(envFile)).toEqual({ LOG_LEVEL: 'info' });
  });

  it('tells the fingerprint when nobody can be asked, and sends nothing', async () => {
    const at = await router();
    const by = terminal();
    expect(await add(at, ['--password-file', passwordFile], by)).toBe(1);
    expect(by.said()).toContain(`--fingerprint ${at.certificateFingerprint}`);
    expect(at.sessions.flatMap(({ sentences }) => sentences)).toEqual([]);
  });

  it('walks a person through it, from the commands for the router to the proof', async () => {
    const at = await router();
    const by = terminal(['', PASSWORD, 'y']);
    expect(await add(at, [], by)).toBe(0);
    expect(by.said()).toContain('/user/group/add name=siteward policy=read,api');
    expect(by.said()).toContain('/user group add name=siteward policy=read,api');
    expect(by.said()).toContain('/user/add name=siteward group=siteward address=127.0.0.1/32');
    expect(by.said()).toContain('/ip/service/set api-ssl certificate=siteward-api disabled=no');
    expect(by.said()).not.toContain(PASSWORD);
    expect(readEnvFile(envFile).ROUTER_FINGERPRINT).toBe(at.certificateFingerprint);
  });

  it('goes without TLS only when somebody says so', async () => {
    const at = await router({ tls: 'none' });
    const refused = terminal();
    expect(await add(at, ['--password-file', passwordFile], refused)).toBe(1);
    expect(refused.said()).toContain('--allow-plain');
    expect(at.sessions.flatMap(({ user }) => user ?? [])).toEqual([]);
    const declined = terminal(['', PASSWORD, 'n']);
    expect(await add(at, [], declined)).toBe(1);
    const by = terminal();
    expect(await add(at, ['--password-file', passwordFile, '--allow-plain'], by)).toBe(0);
    expect(by.said()).toContain('Warning: without TLS');
    expect(readEnvFile(envFile)).toMatchObject({ ROUTER_TLS: 'plain', ROUTER_PORT: String(at.port) });
  });

  it('says that api-ssl has no certificate', async () => {
    const at = await router({ tls: 'anonymous' });
    const by = terminal();
    expect(await add(at, ['--password-file', passwordFile], by)).toBe(1);
    expect(by.said()).toContain('shows no certificate');
  });

  it('warns of rights that nobody needs and tells of menus that cannot be read', async () => {
    const at = await router({ profile: profiles.v6_49.factory.deny('/ip/firewall/filter') });
    const by = terminal();
    const code = await add(at, ['--password-file', '-', '--fingerprint', at.certificateFingerprint ?? ''], {
      ...by,
      it: { ...by.it, readInput: () => Promise.resolve(`${PASSWORD}\n`) },
    });
    expect(code).toBe(0);
    expect(by.said()).toMatch(/more rights than are needed: .*reboot.*policy=read,api/);
    expect(by.said()).toContain('may not read /ip/firewall/filter');
  });

  it.each([
    ['a wrong password', ['--password-file', '-'], 'refused the login'],
    ['an empty password', ['--password-file', '/dev/null'], 'empty password'],
  ])('keeps nothing with %s', async (_, options, complaint) => {
    const at = await router();
    const by = terminal(null, 'wrong-secret');
    expect(await add(at, [...options, '--fingerprint', at.certificateFingerprint ?? ''], by)).toBe(1);
    expect(by.said()).toContain(complaint);
    expect(by.said()).not.toContain('wrong-secret');
    expect(readEnvFile(envFile)).toEqual({ LOG_LEVEL: 'info' });
  });

  it.each([
    [['router']],
    [['router', 'add', '--password', 'x']],
    [['router', 'add', '--host', 'a b']],
    [['router', 'add', '--host', 'r', '--port', '70000']],
    [['router', 'list', 'all']],
    [['doctor', '--please']],
    [['no-such-command']],
    [['enroll']],
  ])('is told what is wrong with %j', async (args) => {
    const by = terminal();
    expect(await sitewardAgent(args, by.it)).toBe(64);
    expect(by.said()).toContain('siteward-agent');
  });
});

describe('siteward-agent doctor', () => {
  let fleet: Fleet;
  let at: RouterOsSimulator;

  beforeAll(async () => {
    fleet = await startFleet();
    at = await RouterOsSimulator.start({ profile: narrow, tls: 'certificate' });
  });
  afterAll(async () => {
    await at.stop();
    await fleet.stop();
  });

  async function configured(change: Record<string, string> = {}): Promise<string> {
    const { credsFile } = await enrolAgent(fleet, await fleet.centre.provisionSite());
    const password = `${credsFile}.password`;
    await writeFile(password, 'siteward', { mode: 0o600 });
    const variables = {
      NATS_CREDS_FILE: credsFile,
      SPOOL_DIR: `${credsFile}.spool`,
      ROUTER_HOST: at.host,
      ROUTER_PORT: String(at.port),
      ROUTER_USER: 'siteward',
      ROUTER_PASSWORD_FILE: password,
      ROUTER_FINGERPRINT: at.certificateFingerprint ?? '',
      ...change,
    };
    const path = `${credsFile}.env`;
    const lines = Object.entries(variables).map(([name, value]) => `${name}="${value}"\n`);
    await writeFile(path, lines.join(''), { mode: 0o600 });
    return path;
  }

  async function examine(change: Record<string, string> = {}) {
    const by = terminal();
    const began = performance.now();
    const code = await sitewardAgent(['doctor', '--json', '--config', await configured(change)], by.it);
    const { findings } = JSON.parse(by.said()) as {
      findings: { topic: string; status: string; says: string; remedy: string | null }[];
    };
    const of = (topic: string) => findings.find((finding) => finding.topic === topic);
    return { code, of, findings, text: by.said(), tookMs: performance.now() - began };
  }

  it('finds a healthy agent well, within seconds', async () => {
    const { of, text, tookMs } = await examine();
    expect(of('enrolment')).toMatchObject({ status: 'ok' });
    expect(of('broker')).toMatchObject({ status: 'ok', remedy: null });
    expect(of('router')).toMatchObject({ status: 'ok', says: expect.stringContaining('7.16') });
    expect(of('clock')?.says).toMatch(/the broker's agrees, the API's agrees/);
    expect(of('nmap')?.status).toBe(process.getuid?.() === 0 ? 'ok' : 'warn');
    expect(of('disk')?.status).not.toBe('fail');
    expect(text).not.toMatch(/SU[A-Z0-9]{56}|eyJ|"siteward"/);
    expect(tookMs).toBeLessThan(20_000);
  });

  it('says of each thing that fails what to do, and goes on with the others', async () => {
    const { code, of } = await examine({
      NMAP_PATH: '/no/such/nmap',
      ROUTER_FINGERPRINT: 'AB'.repeat(32),
      NATS_URL: 'nats://no-such-broker.invalid:4222',
      SPOOL_DIR: '/proc/no-such/spool',
    });
    expect(code).toBe(2);
    expect(of('nmap')).toMatchObject({ status: 'fail', remedy: expect.stringContaining('Install') });
    expect(of('router')).toMatchObject({ status: 'fail', says: expect.stringContaining('another fingerprint') });
    expect(of('names')).toMatchObject({ status: 'fail', says: expect.stringContaining('no-such-broker.invalid') });
    expect(of('broker')).toMatchObject({ status: 'fail' });
    expect(of('disk')).toMatchObject({ status: 'fail' });
    expect(of('enrolment')).toMatchObject({ status: 'ok' });
    expect([of('nmap'), of('router'), of('names'), of('broker'), of('disk')].map((one) => one?.remedy)).not.toContain(
      null,
    );
  });

  it('knows a password that no longer holds', async () => {
    const { code, of } = await examine({ ROUTER_PASSWORD_FILE: '/dev/null' });
    expect(code).toBe(2);
    expect(of('router')).toMatchObject({ status: 'fail', says: expect.stringContaining('refused the login') });
  });

  it('ends with a failure on a configuration that cannot be used', async () => {
    const by = terminal();
    const path = join(fleet.folder, 'bad.env');
    await writeFile(path, 'SITE_ID=no-uuid\n');
    expect(await sitewardAgent(['doctor', '--config', path], by.it)).toBe(2);
    expect(by.said()).toContain('SITE_ID');
  });

  it('is told of credentials by the enrolment', async () => {
    const site = await fleet.centre.provisionSite();
    const { token } = await makeEnrolment(fleet.centre, site);
    const envFile = join(fleet.folder, 'enrolled.env');
    const creds = join(fleet.folder, 'enrolled.creds');
    await writeFile(envFile, '# the agent\n', { mode: 0o640 });
    const by = terminal(null, `${token}\n`);
    const args = ['enroll', '--url', fleet.centre.url, '--token', '-', '--creds', creds, '--config', envFile];
    expect(await sitewardAgent(args, by.it)).toBe(0);
    expect(await readFile(envFile, 'utf8')).toBe(`# the agent\nNATS_CREDS_FILE=${creds}\n`);
    expect(by.said()).not.toContain(token);
    expect(await sitewardAgent(args, terminal(null, token).it)).toBe(1);
  });
});

describe('the built command', () => {
  const call = (...args: string[]) =>
    new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      execFile(process.execPath, ['dist/apps/agent/src/cli.main.js', ...args], (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      });
    });

  it('says its version, helps, and ends with a code', async () => {
    expect(await call('version')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
    expect(await call('router', '--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('--allow-plain') });
    expect(await call('nonsense')).toMatchObject({ code: 64 });
  });
});
