import type { CheckResult, RouterFacts, RouterOutcome } from '#contracts';
import { openApiSession } from './api.session.js';
import { CHECKS, runChecks } from './checks/index.js';
import { clipText } from './clip-text.js';
import { type Collection, collectFacts } from './collect-facts.js';
import { type Neighbour, neighboursOf } from './neighbours.js';
import { RouterOsError } from './routeros-error.js';
import type { RouterAccess } from './session.js';
import type { Reads } from './snapshot.js';
import { toFacts } from './to-facts.js';
import { NEIGHBOUR_READS, readsOf } from './what-to-read.js';

const MAX_REASON = 1000;
const MAX_ENDPOINT = 300;

/** What one look at the router gave. `reason` says why the outcome is not `complete`, and what to do about it. */
export interface RouterReading {
  /** `host:port`, without credentials. */
  readonly endpoint: string;
  readonly outcome: RouterOutcome;
  readonly reason: string | null;
  readonly facts: RouterFacts | null;
  readonly checks: readonly CheckResult[];
  readonly neighbours: readonly Neighbour[];
  readonly checkedAt: Date;
}

/**
 * Reads the router once: facts, neighbours, and the answer of every check. Read-only, and no secret is asked for.
 * Never rejects for anything a router or a network does; when `signal` is aborted it ends at once with what it has.
 */
export async function readRouter(access: RouterAccess, signal: AbortSignal, now: () => Date): Promise<RouterReading> {
  const checkedAt = now();
  const endpoint = clipText(`${access.host}:${access.port}`, MAX_ENDPOINT);
  const collection = await lookAt(access, signal, { reads: readsOf(CHECKS), at: checkedAt });
  const verdict = judgeReading(collection);
  if (verdict.outcome !== 'complete' && verdict.outcome !== 'partial') {
    return { endpoint, ...verdict, facts: null, checks: [], neighbours: [], checkedAt };
  }
  const { snapshot } = collection;
  return {
    endpoint,
    ...verdict,
    facts: toFacts(snapshot),
    checks: runChecks(CHECKS, snapshot),
    neighbours: neighboursOf(snapshot),
    checkedAt,
  };
}

/** Whom the router has met; null when it could not be asked, with the reason and what to do about it. */
export type NeighbourReading =
  | { readonly neighbours: readonly Neighbour[] }
  | { readonly neighbours: null; readonly outcome: RouterOutcome; readonly reason: string };

/** Asks for ARP table and leases alone, e.g. a second time after a scan. Never rejects for what a router or a network does. */
export async function readNeighbours(access: RouterAccess, signal: AbortSignal): Promise<NeighbourReading> {
  const collection = await lookAt(access, signal, { reads: [NEIGHBOUR_READS], at: new Date() });
  const arp = collection.snapshot.menus.get('/ip/arp');
  if (collection.brokenBy === null && arp?.kind === 'rows') return { neighbours: neighboursOf(collection.snapshot) };
  const { outcome, reason } = judgeReading(collection);
  return { neighbours: null, outcome, reason: reason ?? 'The router does not show its ARP table.' };
}

async function lookAt(
  access: RouterAccess,
  signal: AbortSignal,
  task: { readonly reads: readonly Reads[]; readonly at: Date },
): Promise<Collection> {
  try {
    const session = await openApiSession(access, signal);
    try {
      return await collectFacts(session, task.reads, { by: access.user, at: task.at });
    } finally {
      await session.close();
    }
  } catch (error) {
    if (!(error instanceof RouterOsError)) throw error;
    return { snapshot: { menus: new Map(), askedBy: access.user, readAt: task.at }, brokenBy: error };
  }
}

/**
 * How a reading went. Menus the router does not have are no loss. A session that broke before anything was read has the
 * outcome of what broke it; a later one, and menus that were denied or failed, make the reading partial.
 */
export function judgeReading({ snapshot, brokenBy }: Collection): Pick<RouterReading, 'outcome' | 'reason'> {
  const readings = [...snapshot.menus];
  if (brokenBy !== null && !readings.some(([, reading]) => reading.kind === 'rows')) {
    return { outcome: brokenBy.outcome, reason: clipText(brokenBy.message, MAX_REASON) };
  }
  const denied = readings.filter(([, reading]) => reading.kind === 'denied').map(([menu]) => menu);
  const failed = readings.flatMap(([menu, reading]) =>
    reading.kind === 'failed' ? [`${menu}: ${reading.reason}`] : [],
  );
  const reasons = [
    brokenBy === null ? '' : `After ${readings.length} menus: ${brokenBy.message}`,
    denied.length === 0 ? '' : `The login may not read ${denied.join(', ')}.`,
    failed.length === 0 ? '' : `Not read: ${failed.join('; ')}.`,
  ].filter((reason) => reason !== '');
  if (reasons.length === 0) return { outcome: 'complete', reason: null };
  return { outcome: 'partial', reason: clipText(reasons.join(' '), MAX_REASON) };
}
