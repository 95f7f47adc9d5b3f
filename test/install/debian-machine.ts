import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { type Child, startChild } from '../../tools/embedded/child-process.js';
import { PROJECT_ROOT } from '../../tools/embedded/tool-record.js';
import { until } from '../support/until.js';

const run = promisify(execFile);

const BASE = join(PROJECT_ROOT, '.siteward', 'install', 'debian');
const BOOTSTRAP_WITHIN_MS = 10 * 60_000;
const COMMAND_WITHIN_MS = 5 * 60_000;
const MAX_OUTPUT_BYTES = 16 * 1024 ** 2;
/** No journal of this machine, no unit of it: there may be no systemd here to ask. */
const NSPAWN = ['--quiet', '--register=no', '--keep-unit'];
/** What systemd itself needs to be a service manager, and no more. */
const PACKAGES = 'systemd,systemd-sysv,dbus';

/** How a command ended, whatever it wrote in between. */
export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** Why there can be no such machine here, or null. */
export async function noMachineBecause(): Promise<string | null> {
  if (process.getuid?.() !== 0) return 'only root may make containers';
  for (const program of ['debootstrap', 'systemd-nspawn', 'nsenter']) {
    const found = await run('sh', ['-c', `command -v ${program}`]).catch(() => null);
    if (found === null) return `there is no ${program}`;
  }
  return (await mirror()) === null ? 'apt here knows no mirror of Debian' : null;
}

/** A Debian of its own, with systemd as the first process, in the network namespace it is given. */
export class DebianMachine {
  private container: Child | null = null;
  private init = 0;

  private constructor(
    private readonly folder: string,
    readonly root: string,
  ) {}

  /** A fresh one, as an administrator gets it: nothing of ours is installed. */
  static async make(folder: string): Promise<DebianMachine> {
    if (!existsSync(BASE)) await bootstrapDebian();
    const root = join(folder, 'debian');
    await run('cp', ['-a', '--reflink=auto', BASE, root], { timeout: COMMAND_WITHIN_MS });
    return new DebianMachine(folder, root);
  }

  /** Gets what a package depends on, over the network of this machine; installs nothing. */
  async download(packageFile: string): Promise<void> {
    const args = ['apt-get', 'install', '--download-only', '--yes', '--no-install-recommends', packageFile];
    await run('systemd-nspawn', [...NSPAWN, '-D', this.root, '--resolv-conf=replace-host', '--as-pid2', ...args], {
      timeout: COMMAND_WITHIN_MS,
      maxBuffer: MAX_OUTPUT_BYTES,
    });
  }

  /** Puts a file into it; gives its place there. */
  async copyIn(file: string): Promise<string> {
    const place = `/root/${basename(file)}`;
    await copyFile(file, join(this.root, place));
    return place;
  }

  async boot(namespace: string): Promise<void> {
    const args = [...NSPAWN, '--boot', '-D', this.root, `--network-namespace-path=/run/netns/${namespace}`];
    this.container = await startChild({
      name: 'systemd-nspawn',
      program: 'systemd-nspawn',
      args: [...args, '--console=pipe', '--resolv-conf=off'],
      cwd: this.folder,
      logFile: join(this.folder, 'nspawn.log'),
      stopSignal: 'SIGTERM',
      patienceMs: 30_000,
    });
    const { pid } = this.container;
    const first = () => firstProcessOf(pid);
    this.init = (await until('the first process of the machine', first, (found) => found !== null, 30_000)) ?? 0;
    const state = async () => (await this.try('systemctl is-system-running')).output.trim();
    await until('the machine to be up', state, (word) => word === 'running' || word === 'degraded', 60_000);
  }

  /** Runs a line of shell in the booted machine; whatever it ends with. */
  async try(line: string): Promise<Ended> {
    const args = ['-t', String(this.init), '-m', '-u', '-i', '-n', '-p', '--', 'env', '-i', ...ENVIRONMENT];
    return new Promise((resolve) => {
      execFile(
        'nsenter',
        [...args, 'sh', '-c', `exec 2>&1; ${line}`],
        { timeout: COMMAND_WITHIN_MS, maxBuffer: MAX_OUTPUT_BYTES },
        (error, output) => {
          const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
          resolve({ code, output });
        },
      );
    });
  }

  /** Runs a line of shell that has to succeed; gives what it wrote. */
  async run(line: string): Promise<string> {
    const { code, output } = await this.try(line);
    if (code !== 0) throw new Error(`${line} ended with ${code}:\n${output}`);
    return output.trim();
  }

  async destroy(): Promise<void> {
    await this.container?.stop();
    await rm(this.root, { recursive: true, force: true });
  }
}

const ENVIRONMENT = [
  'PATH=/usr/sbin:/usr/bin:/sbin:/bin',
  'HOME=/root',
  'LC_ALL=C.UTF-8',
  'DEBIAN_FRONTEND=noninteractive',
];

/** systemd-nspawn has other children until this one is there. */
function firstProcessOf(nspawn: number): number | null {
  const children = readFileSync(`/proc/${nspawn}/task/${nspawn}/children`, 'utf8').trim().split(' ');
  const found = children.find((pid) => readIfThere(`/proc/${pid}/comm`).trim() === 'systemd');
  return found === undefined ? null : Number(found);
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Kept for the next time: it holds nothing of ours. */
async function bootstrapDebian(): Promise<void> {
  const { url, codename } = (await mirror()) ?? { url: '', codename: '' };
  const unfinished = `${BASE}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  await run('debootstrap', ['--variant=minbase', `--include=${PACKAGES}`, codename, unfinished, url], {
    timeout: BOOTSTRAP_WITHIN_MS,
    maxBuffer: MAX_OUTPUT_BYTES,
  });
  await writeFile(join(unfinished, 'etc', 'resolv.conf'), '');
  await rename(unfinished, BASE);
}

/** Where apt of this machine gets Debian from. */
async function mirror(): Promise<{ url: string; codename: string } | null> {
  const ask = [
    'indextargets',
    '--format',
    '$(REPO_URI) $(CODENAME)',
    'Created-By: Packages',
    'Origin: Debian',
    'Component: main',
  ];
  const { stdout } = await run('apt-get', ask).catch(() => ({ stdout: '' }));
  for (const line of stdout.split('\n')) {
    const [url = '', codename = ''] = line.split(' ');
    if (/^[a-z]+$/.test(codename)) return { url, codename };
  }
  return null;
}
