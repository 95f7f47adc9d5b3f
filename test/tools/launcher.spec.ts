import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { until } from '../support/until.js';

/**
 * A network of its own, so that the demonstration scans nothing but what it started itself. Needs root; without it the
 * demonstration runs where everybody's servers come and go, and its outcome is not judged.
 */
const isRoot = process.getuid?.() === 0;
const NAMESPACE = `siteward-launcher-${process.pid}`;
const DevFile = z.strictObject({
  api_url: z.url(),
  token: z.string(),
  tenant_id: z.uuid(),
  site_id: z.uuid(),
  schedule_id: z.uuid(),
  target_ip: z.ipv4(),
  nats_url: z.url(),
  database_url: z.url(),
  pids: z.record(z.string(), z.int()),
});

const dataDir = mkdtempSync(join(tmpdir(), 'siteward-launcher-'));

function start(...options: string[]) {
  const command = [process.execPath, 'tools/start.mjs', '--data', dataDir, ...options];
  const [program = '', ...args] = isRoot ? ['ip', 'netns', 'exec', NAMESPACE, ...command] : command;
  return spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, FEEDS: 'off' } });
}

beforeAll(() => {
  if (!isRoot) return;
  execFileSync('ip', ['netns', 'add', NAMESPACE]);
  execFileSync('ip', ['-n', NAMESPACE, 'link', 'set', 'lo', 'up']);
});

afterAll(() => {
  if (isRoot) execFileSync('ip', ['netns', 'del', NAMESPACE]);
  rmSync(dataDir, { recursive: true, force: true });
});

function isGone(pid: number): boolean {
  const status = `/proc/${pid}/status`;
  return !existsSync(status) || /^State:\s+Z/m.test(readFileSync(status, 'utf8'));
}

const devFile = () => DevFile.parse(JSON.parse(readFileSync(join(dataDir, 'dev.json'), 'utf8')));

describe('npm start', () => {
  it('leaves nothing behind when it is killed in the middle of a scan', async () => {
    const launcher = start();
    const output: string[] = [];
    launcher.stdout.setEncoding('utf8').on('data', (chunk: string) => output.push(chunk));
    await until(
      'the scan to run',
      () => output.join(''),
      (said) => said.includes('looking for open ports') || said.includes('versions'),
      60_000,
    );
    const { pids } = devFile();
    expect(Object.keys(pids).sort()).toEqual(['agent', 'api', 'launcher', 'nats_server', 'postgres']);
    expect(Object.values(pids).filter(isGone)).toEqual([]);

    launcher.kill('SIGKILL');
    await once(launcher, 'exit');
    await until(
      'all of them to be gone',
      () => Object.values(pids).filter((pid) => !isGone(pid)),
      (left) => left.length === 0,
    );
  }, 90_000);

  it(
    isRoot
      ? 'comes back in the same folder, scans this machine, prints a true report and ends with 0'
      : 'comes back in the same folder and prints a report (not root: the outcome is not judged)',
    async () => {
      const launcher = start('--once');
      const [said, complaints] = await Promise.all([
        text(launcher.stdout),
        text(launcher.stderr),
        once(launcher, 'exit'),
      ]);
      expect(said).toContain('SIMULATED RouterOS 7.16.2');
      expect(said).toMatch(/Host 127\.0\.0\.1: /);
      expect(said).toMatch(/\d+\/tcp +postgresql +PostgreSQL DB .*cpe:\/a:postgresql:postgresql/);
      expect(said).toMatch(/✗ critical .*\n.*remedy \//);
      expect(said).toMatch(/CVE-2026-86060 +critical +9\.2 .* definite 95 %/);
      expect(Object.values(devFile().pids).filter((pid) => !isGone(pid))).toEqual([]);
      if (!isRoot) return;
      expect(complaints).toBe('');
      expect(launcher.exitCode).toBe(0);
      expect(said).toMatch(/completed in \d+ (?:seconds|minutes?)/);
      const port = new URL(devFile().api_url).port;
      expect(said).toContain(`${port}/tcp`);
    },
    120_000,
  );

  it('refuses what it does not know, and says what it does', async () => {
    const launcher = start('--frobnicate');
    const [complaints] = await Promise.all([text(launcher.stderr), once(launcher, 'exit')]);
    expect(launcher.exitCode).toBe(2);
    expect(complaints).toContain('--router HOST');
  });
});
