import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROJECT_ROOT } from '../../tools/embedded/tool-record.js';

const run = promisify(execFile);
const MAX_OUTPUT_BYTES = 64 * 1024 ** 2;

const isDebian = await run('dpkg-deb', ['--version']).then(
  () => true,
  () => false,
);
const unit = await readFile(join(PROJECT_ROOT, 'apps/agent/packaging/siteward-agent.service'), 'utf8');

/** Packed without compressing it: that takes a minute and is not what is tested. */
async function build(target: string): Promise<{ deb: Buffer; file: string }> {
  await mkdir(target, { recursive: true });
  const args = ['tools/package-agent.mjs', '--built', '--version', '9.8.7', '--out', target, '--compression', 'none'];
  await run(process.execPath, args, {
    cwd: PROJECT_ROOT,
    env: { ...process.env, SOURCE_DATE_EPOCH: '1750000000' },
    maxBuffer: MAX_OUTPUT_BYTES,
  });
  const [name = ''] = await readdir(target);
  const file = join(target, name);
  return { deb: await readFile(file), file };
}

(isDebian ? describe : describe.skip)('the Debian package', () => {
  let folder: string;
  let file: string;
  let content: Map<string, { mode: string; owner: string }>;
  const ask = async (...args: string[]) => (await run('dpkg-deb', args, { maxBuffer: MAX_OUTPUT_BYTES })).stdout;
  const unpacked = (path: string) => join(folder, 'unpacked', path);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'siteward-test-package-'));
    const first = await build(join(folder, 'first'));
    file = first.file;
    const lines = (await ask('--contents', file)).trim().split('\n');
    content = new Map(
      lines.map((line) => {
        const [mode = '', owner = '', , , , path = ''] = line.split(/\s+/);
        return [path.replace(/^\./, ''), { mode, owner }];
      }),
    );
    await run('dpkg-deb', ['--raw-extract', file, unpacked('')]);
  }, 120_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is the same bytes when it is built again, under another umask', async () => {
    const before = process.umask(0o077);
    const again = await build(join(folder, 'second')).finally(() => process.umask(before));
    const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    expect(digest(again.deb)).toBe(digest(await readFile(file)));
  }, 120_000);

  it('says what it is and what it needs', async () => {
    const fields = await ask('--field', file);
    expect(fields).toMatch(/^Package: siteward-agent$/m);
    expect(fields).toMatch(/^Version: 9\.8\.7$/m);
    expect(fields).toMatch(/^Architecture: (amd64|arm64)$/m);
    for (const name of ['nmap', 'adduser', 'perl-base', 'util-linux', 'libc6', 'libstdc\\+\\+6']) {
      expect(fields).toMatch(new RegExp(`^Depends: .*\\b${name}(?: |,|$)`, 'm'));
    }
    expect(await readFile(unpacked('DEBIAN/conffiles'), 'utf8')).toBe('/etc/siteward-agent/agent.env\n');
  });

  it('holds these files, all of root, none writable by others', () => {
    const files = [...content].filter(([path]) => !path.endsWith('/')).map(([path, { mode }]) => `${mode} ${path}`);
    expect(files).toEqual([
      '-rw-r----- /etc/siteward-agent/agent.env',
      '-rwxr-xr-x /usr/bin/siteward-agent',
      '-rw-r--r-- /usr/lib/siteward-agent/agent.cjs',
      '-rwxr-xr-x /usr/lib/siteward-agent/node',
      '-rwxr-xr-x /usr/lib/siteward-agent/notify-socket',
      '-rw-r--r-- /usr/lib/siteward-agent/start.cjs',
      '-rw-r--r-- /usr/lib/systemd/system/siteward-agent.service',
      '-rw-r--r-- /usr/share/doc/siteward-agent/changelog.gz',
      '-rw-r--r-- /usr/share/doc/siteward-agent/copyright',
      '-rw-r--r-- /usr/share/doc/siteward-agent/node-licence.gz',
      '-rw-r--r-- /usr/share/doc/siteward-agent/third-party-licences.gz',
      '-rw-r--r-- /usr/share/man/man8/siteward-agent.8.gz',
    ]);
    expect(new Set([...content.values()].map(({ owner }) => owner))).toEqual(new Set(['root/root']));
  });

  it('has scripts that a shell and perl understand', async () => {
    for (const script of ['DEBIAN/postinst', 'DEBIAN/prerm', 'DEBIAN/postrm', 'usr/bin/siteward-agent']) {
      await run('sh', ['-n', unpacked(script)]);
      expect(await readFile(unpacked(script), 'utf8')).not.toMatch(/@[A-Z_]+@/);
    }
    expect((await run('perl', ['-c', unpacked('usr/lib/siteward-agent/notify-socket')])).stderr).toContain('syntax OK');
  });

  it('runs: the version of the package, with the Node.js and the flags it brings', async () => {
    const launcher = await readFile(unpacked('usr/bin/siteward-agent'), 'utf8');
    const flags = /"\$lib\/node" (.*) "\$lib\/start/.exec(launcher)?.[1]?.split(' ') ?? [];
    expect(flags.length).toBeGreaterThan(0);
    const program = unpacked('usr/lib/siteward-agent');
    const { stdout } = await run(join(program, 'node'), [...flags, join(program, 'start.cjs'), 'version'], { env: {} });
    expect(stdout).toBe('9.8.7\n');
  });

  it('loads nothing for a command that does not need it', async () => {
    const loaded = join(folder, 'loaded.cjs');
    await writeFile(loaded, "process.on('exit', () => console.log(process.moduleLoadList.join('\\n')));");
    const program = unpacked('usr/lib/siteward-agent');
    const builtins = async (...args: string[]) => {
      const asked = ['--require', loaded, join(program, 'start.cjs'), ...args];
      return (await run(join(program, 'node'), asked, { env: {} })).stdout.split('\n');
    };
    const ofConnections = ['tls', 'crypto', 'http', 'dns'].map((name) => `NativeModule ${name}`);
    // To reach a centre takes all of them, and so they would be in the list.
    expect(await builtins('enroll', '--help')).toEqual(expect.arrayContaining(['NativeModule crypto']));
    for (const args of [['version'], ['--help'], ['version', '--help']]) {
      const list = await builtins(...args);
      expect(list).toContain('NativeModule fs');
      expect(list.filter((name) => ofConnections.includes(name))).toEqual([]);
    }
  });

  it('leaves out what only the centre uses, and keeps the names of classes', async () => {
    const text = await readFile(unpacked('usr/lib/siteward-agent/agent.cjs'), 'latin1');
    expect(text).toContain('ScanRequested');
    expect(text).toContain('AgentCredentials');
    expect(text).not.toMatch(/\b(?:SingleDeviceCves|ScanScheduleBody|asyncApiDocument)\b/);
    expect(text).toMatch(/\(this,"AgentModule"\)/);
  });

  it('has nothing of the machine that built it, and no key', async () => {
    const text = await readFile(unpacked('usr/lib/siteward-agent/agent.cjs'), 'latin1');
    expect(text.includes(PROJECT_ROOT)).toBe(false);
    expect(text).not.toMatch(/-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\\n[A-Za-z0-9+/=]{20}/);
    expect(text).not.toMatch(/\bS[UAOC][A-Z2-7]{56}\b/);
    expect(await readFile(unpacked('etc/siteward-agent/agent.env'), 'utf8')).not.toMatch(/^(?!#|NATS_CREDS_FILE=).+/m);
  });
});

describe('the unit of the service', () => {
  const values = (name: string) => [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value]) => value);

  it.each([
    ['Type', ['notify']],
    ['NotifyAccess', ['main']],
    ['User', ['siteward-agent']],
    ['AmbientCapabilities', ['CAP_NET_RAW']],
    ['CapabilityBoundingSet', ['CAP_NET_RAW']],
    ['NoNewPrivileges', ['yes']],
    ['ProtectSystem', ['strict']],
    ['PrivateDevices', ['yes']],
    ['StateDirectory', ['siteward-agent']],
    ['RestrictAddressFamilies', ['AF_INET AF_INET6 AF_UNIX AF_PACKET AF_NETLINK']],
    ['SystemCallFilter', ['@system-service', '~@privileged @resources']],
    ['Restart', ['always']],
    ['StartLimitIntervalSec', ['0']],
  ])('has %s', (name, wanted) => {
    expect(values(name)).toEqual(wanted);
  });

  it('keeps the password of the router out of the environment and the state', () => {
    expect(values('LoadCredential')).toEqual(['router-password:/etc/siteward-agent/router-password']);
    expect(values('Environment')).toContain('ROUTER_PASSWORD_FILE=%d/router-password');
  });

  it('has a watchdog', () => {
    expect(Number(values('WatchdogSec')[0])).toBeGreaterThan(0);
  });
});
