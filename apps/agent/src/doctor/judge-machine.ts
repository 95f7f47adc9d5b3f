import { fail, type Finding, ok, warn } from './finding.js';

const MIB = 1024 ** 2;
const DAY_MS = 86_400_000;

/** nmap, as it was found. */
export interface NmapSeen {
  readonly path: string;
  /** Null when there is none that runs. */
  readonly version: string | null;
  /** Whether the system grants raw packets, and whether a scan of this machine with them went well. */
  readonly mayBeRaw: boolean;
  readonly rawWorks: boolean;
  /** Why it did not; null when it did, or was not tried. */
  readonly problem: string | null;
}

export function judgeNmap({ path, version, mayBeRaw, rawWorks, problem }: NmapSeen): Finding {
  if (version === null) {
    return fail(
      'nmap',
      `There is no nmap at ${path} that runs: no host can be scanned.`,
      'Install it (apt-get install nmap), or set NMAP_PATH.',
    );
  }
  if (!mayBeRaw) {
    return warn(
      'nmap',
      `nmap ${version} may not send raw packets: it uses plain connections, and MAC addresses come from the router only.`,
      'Run the agent by its service, which has AmbientCapabilities=CAP_NET_RAW, or as root.',
    );
  }
  if (!rawWorks) {
    return fail(
      'nmap',
      `nmap ${version} failed with raw packets: ${problem ?? 'it does not say why'}.`,
      'Check CAP_NET_RAW and what confines the service (seccomp, AppArmor).',
    );
  }
  return ok('nmap', `nmap ${version}, with raw packets.`);
}

/** The place where results wait. Bytes. */
export interface DiskSeen {
  readonly folder: string;
  /** Null when a file could be written, synced and removed. */
  readonly problem: string | null;
  readonly freeBytes: number;
  readonly usedBytes: number;
  readonly maxBytes: number;
}

export function judgeDisk({ folder, problem, freeBytes, usedBytes, maxBytes }: DiskSeen): Finding {
  const room = `${mib(freeBytes)} free, the spool holds ${mib(usedBytes)} of at most ${mib(maxBytes)}`;
  if (problem !== null) {
    return fail(
      'disk',
      `Nothing can be kept in ${folder} (${problem}): no request is taken.`,
      'Check that it exists, belongs to the user of the agent, and that its disk is not full or read-only.',
    );
  }
  const roomLeft = Math.min(freeBytes, maxBytes - usedBytes);
  if (roomLeft < 8 * MIB)
    return fail(
      'disk',
      `${folder} is full (${room}): no request is taken.`,
      'Make room, raise SPOOL_MAX_BYTES, or find out why results are not handed in.',
    );
  if (roomLeft < maxBytes / 10 || freeBytes < maxBytes - usedBytes) {
    return warn(
      'disk',
      `${folder} has little room: ${room}.`,
      'Make room on this disk, or lower SPOOL_MAX_BYTES to what it can hold.',
    );
  }
  return ok('disk', `${folder} can be written: ${room}.`);
}

export function judgeMemory(availableBytes: number | null): Finding {
  if (availableBytes === null) return ok('memory', 'The system does not say how much memory is free.');
  const says = `${mib(availableBytes)} of memory are free.`;
  if (availableBytes < 64 * MIB)
    return fail('memory', says, 'nmap will be killed in mid-scan. Free memory or give the machine more.');
  if (availableBytes < 192 * MIB) return warn('memory', says, 'Lower HOSTS_AT_ONCE, or give the machine more memory.');
  return ok('memory', says);
}

/** What the credentials file says; `file` null is an agent at a broker that somebody else secures. */
export interface EnrolmentSeen {
  readonly file: string | null;
  readonly problem: string | null;
  readonly expiresAt: Date | null;
  /** Permission bits; null when they could not be read. */
  readonly mode: number | null;
}

export function judgeEnrolment({ file, problem, expiresAt, mode }: EnrolmentSeen, now: Date): Finding {
  const again = 'Enrol again: siteward-agent enroll --url URL --token TOKEN';
  if (problem !== null) return fail('enrolment', `${file ?? 'The configuration'}: ${problem}.`, again);
  if (file === null || expiresAt === null) return ok('enrolment', 'Not enrolled: somebody else secures the broker.');
  const days = Math.floor((expiresAt.getTime() - now.getTime()) / DAY_MS);
  const until = `The credentials are good until ${expiresAt.toISOString()}`;
  if (expiresAt <= now)
    return fail(
      'enrolment',
      `The credentials expired at ${expiresAt.toISOString()}.`,
      'Start the agent and let it reach the API: it renews them by itself, also when they have expired.',
    );
  if (mode !== null && (mode & 0o077) !== 0)
    return warn('enrolment', `${file} can be read by others on this machine.`, `chmod 600 ${file}`);
  if (days < 3)
    return warn(
      'enrolment',
      `${until}.`,
      'The agent renews them by itself while it runs and reaches the API: check that it does.',
    );
  return ok('enrolment', `${until}.`);
}

function mib(bytes: number): string {
  return `${Math.round(bytes / MIB)} MiB`;
}
