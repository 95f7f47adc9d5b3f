import { randomUUID } from 'node:crypto';
import { open, readdir, readFile, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AgentConfig } from '../config/index.js';
import { readEnrolmentFile } from '../enrol/index.js';
import { maySendRawPackets, NmapScanner } from '../nmap/index.js';
import { ownerOf } from '../spool/index.js';
import type { DiskSeen, EnrolmentSeen, NmapSeen } from './judge-machine.js';

const SCAN_WITHIN_MS = 5_000;

/** Looks for nmap, and scans one port of this machine with it, as the agent would. */
export async function probeNmap(
  { nmapPath: path, spool }: Pick<AgentConfig, 'nmapPath' | 'spool'>,
  signal: AbortSignal,
): Promise<NmapSeen> {
  const scanner = new NmapScanner({ path });
  const [version, mayBeRaw] = await Promise.all([scanner.version(), agentMaySendRawPackets(spool.folder)]);
  const seen = { path, version: version?.text ?? null, mayBeRaw };
  if (version === null || !mayBeRaw) return { ...seen, rawWorks: false, problem: null };
  const request = { targets: ['127.0.0.1'], ports: '9', timeLimitMs: SCAN_WITHIN_MS };
  const { complete, problem } = await scanner.findOpenPorts(request, () => undefined, signal);
  return { ...seen, rawWorks: complete, problem };
}

/** Root may what the agent may not, so a doctor that is root goes by the agent that runs as well. */
async function agentMaySendRawPackets(spoolFolder: string): Promise<boolean> {
  const agent = process.getuid?.() === 0 ? await ownerOf(spoolFolder) : null;
  return (await maySendRawPackets()) && (agent === null || (await maySendRawPackets(agent)));
}

/**
 * Writes a file beside the spool, syncs it and takes it away. The spool itself is not touched: an agent may be at it. Nor is a folder made:
 * one that root made here would be closed to the agent.
 */
export async function probeDisk({ spool: { folder, maxBytes } }: Pick<AgentConfig, 'spool'>): Promise<DiskSeen> {
  const place = await nearestFolder(dirname(folder));
  const problem = await tryWriting(place).then(
    () => null,
    (error: unknown) => reasonOf(error),
  );
  const room = await statfs(place).catch(() => null);
  const freeBytes = room === null ? 0 : room.bavail * room.bsize;
  return { folder, problem, freeBytes, usedBytes: await sizeOf(folder), maxBytes };
}

/** The folder itself, or the one above it in which it would be made. */
async function nearestFolder(folder: string): Promise<string> {
  const isThere = await stat(folder).then(
    () => true,
    (error: unknown) => (error as NodeJS.ErrnoException).code !== 'ENOENT',
  );
  return isThere || dirname(folder) === folder ? folder : nearestFolder(dirname(folder));
}

async function tryWriting(place: string): Promise<void> {
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
