import { readFile } from 'node:fs/promises';

/** Bit of CAP_NET_RAW in the masks of /proc/<pid>/status (linux/capability.h). */
const CAP_NET_RAW = 1n << 13n;

/**
 * Whether a program started by the process with this `/proc/<pid>/status` may send raw packets. Root hands its children
 * what its bounding set allows; anybody else only the ambient set (capabilities(7)), so an own effective capability is
 * not enough. Anything unreadable means no.
 */
export function childrenMaySendRawPackets(status: string): boolean {
  const effectiveUid = /^Uid:\s+\d+\s+(\d+)/m.exec(status)?.[1];
  if (effectiveUid !== '0') return holdsNetRaw(status, 'CapAmb');
  return holdsNetRaw(status, 'CapEff') && holdsNetRaw(status, 'CapBnd');
}

/** The same of this very process, or of another one; no where there is no /proc. */
export async function maySendRawPackets(pid: number | 'self' = 'self'): Promise<boolean> {
  try {
    return childrenMaySendRawPackets(await readFile(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

function holdsNetRaw(status: string, set: 'CapEff' | 'CapBnd' | 'CapAmb'): boolean {
  const mask = new RegExp(`^${set}:\\s+([0-9a-f]{1,16})$`, 'm').exec(status)?.[1];
  return mask !== undefined && (BigInt(`0x${mask}`) & CAP_NET_RAW) !== 0n;
}
