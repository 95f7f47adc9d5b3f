import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AgentConfig } from '../config/index.js';
import { readEnrolmentFile } from '../enrol/index.js';
import { maySendRawPackets, NmapScanner } from '../nmap/index.js';
import type { DiskSeen, EnrolmentSeen, NmapSeen } from './judge-machine.js';

const SCAN_WITHIN_MS = 5_000;

/** Looks for nmap, and scans one port of this machine with it, as the agent would. */
export async function probeNmap(path: string, signal: AbortSignal): Promise<NmapSeen> {
  const scanner = new NmapScanner({ path });
  const [version, mayBeRaw] = await Promise.all([scanner.version(), maySendRawPackets()]);
  const seen = { path, version: version?.text ?? null, mayBeRaw };
  if (version === null || !mayBeRaw) return { ...seen, rawWorks: false, problem: null };
  const request = { targets: ['127.0.0.1'], ports: '9', timeLimitMs: SCAN_WITHIN_MS };
  const { complete, problem } = await scanner.findOpenPorts(request, () => undefined, signal);
  return { ...seen, rawWorks: complete, problem };
}

/** Writes a file beside the spool, syncs it and takes it away. The spool itself is not touched: an agent may be at it. */
export async function probeDisk({ spool: { folder, maxBytes } }: AgentConfig): Promise<DiskSeen> {
  const place = dirname(folder);
  const problem = await tryWriting(place).then(
    () => null,
    (error: unknown) => reasonOf(error),
  );
  const room = await statfs(place).catch(() => null);
  const freeBytes = room === null ? 0 : room.bavail * room.bsize;
  return { folder, problem, freeBytes, usedBytes: await sizeOf(folder), maxBytes };
}

async function tryWriting(place: string): Promise<void> {
  await mkdir(place, { recursive: true, mode: 0o700 });
  const path = join(place, `doctor-${randomUUID()}`);
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile('x');
    await file.sync();
  } finally {
    await file.close();
    await rm(path, { force: true });
  }
}

async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Bytes that programs may still take; null where the system does not say. */
export async function probeMemory(): Promise<number | null> {
  const text = await readFile('/proc/meminfo', 'utf8').catch(() => '');
  const kib = /^MemAvailable:\s+(\d+) kB$/m.exec(text)?.[1];
  return kib === undefined ? null : Number(kib) * 1024;
}

export async function probeEnrolment({ enrolment }: AgentConfig): Promise<EnrolmentSeen> {
  if (enrolment === null) return { file: null, problem: null, expiresAt: null, mode: null };
  const { credsFile: file } = enrolment;
  try {
    const { enrolment: told } = readEnrolmentFile(file);
    return { file, problem: null, expiresAt: new Date(told.expires_at), mode: (await stat(file)).mode };
  } catch (error) {
    return { file, problem: reasonOf(error), expiresAt: null, mode: null };
  }
}

/** A reason for a person; of a system error its code, which names no more than it has to. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  return code ?? (error instanceof Error ? error.message : String(error));
}
