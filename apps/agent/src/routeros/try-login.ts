import { openApiSession } from './api.session.js';
import { CHECKS } from './checks/index.js';
import { clipText } from './clip-text.js';
import { type Rights, rightsOf } from './rights.js';
import { parseInstant, parseVersion } from './router-values.js';
import type { MenuReading, Row, RouterAccess, RouterSession } from './session.js';
import { readsOf, whatToRead } from './what-to-read.js';

/** What a login is good for. */
export interface TriedLogin {
  /** As the router wrote them; null when it did not. */
  readonly version: string | null;
  readonly board: string | null;
  readonly cpuPercent: string | null;
  /** Null when the login may not see its own group. */
  readonly rights: Rights | null;
  readonly group: string | null;
  /** Menus that facts and checks look at, by what asking each gave. */
  readonly readable: number;
  readonly denied: readonly string[];
  readonly failed: readonly string[];
  /** How far the router's clock is ahead of ours, to a second; null when it does not say. */
  readonly clockAheadMs: number | null;
}

const LONGEST = 100;

/**
 * Logs in, reads for real, and says what the login may and may not read. Read-only.
 * @throws {RouterOsError} when the login cannot be used at all.
 */
export async function tryLogin(access: RouterAccess, signal: AbortSignal): Promise<TriedLogin> {
  const session = await openApiSession(access, signal);
  try {
    const wanted = ['version', 'board-name', 'cpu-load'];
    const resource = firstRow(await session.read('/system/resource', wanted, { maxRows: 1 }));
    const version = resource.version ?? '';
    const clockAheadMs = await clockAhead(session);
    const { group, rights } = await ownRights(session, access.user);
    const menus = await tryMenus(session, version);
    const told = (text: string | undefined) => (text === undefined ? null : clipText(text, LONGEST));
    const about = {
      version: told(resource.version),
      board: told(resource['board-name']),
      cpuPercent: told(resource['cpu-load']),
    };
    return { ...about, group, rights, clockAheadMs, ...menus };
  } finally {
    await session.close();
  }
}

/** Asks every menu for its first row. */
async function tryMenus(session: RouterSession, version: string) {
  const seen: Record<MenuReading['kind'], string[]> = { rows: [], absent: [], denied: [], failed: [] };
  for (const { menu, properties } of whatToRead(readsOf(CHECKS), parseVersion(version))) {
    const { kind } = await session.read(menu, properties, { maxRows: 1 });
    seen[kind].push(menu);
  }
  return { readable: seen.rows.length, denied: distinct(seen.denied), failed: distinct(seen.failed) };
}

async function ownRights(session: RouterSession, user: string): Promise<Pick<TriedLogin, 'group' | 'rights'>> {
  const own = firstRow(await session.read('/user', ['name', 'group'], { query: [`name=${user}`], maxRows: 1 }));
  const group = own.group ?? null;
  if (group === null) return { group, rights: null };
  const row = firstRow(await session.read('/user/group', ['name', 'policy'], { query: [`name=${group}`], maxRows: 1 }));
  return { group: clipText(group, LONGEST), rights: row.policy === undefined ? null : rightsOf(row.policy) };
}

async function clockAhead(session: RouterSession): Promise<number | null> {
  const row = firstRow(await session.read('/system/clock', ['date', 'time', 'gmt-offset'], { maxRows: 1 }));
  const instant = parseInstant(row.date ?? '', row.time ?? '', row['gmt-offset'] ?? '');
  return instant === null ? null : instant.getTime() - Date.now();
}

function distinct(menus: readonly string[]): string[] {
  return [...new Set(menus)];
}

function firstRow(reading: MenuReading): Row {
  return (reading.kind === 'rows' ? reading.rows[0] : undefined) ?? {};
}
