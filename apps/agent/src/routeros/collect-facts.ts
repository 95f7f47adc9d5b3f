import { RouterOsError } from './routeros-error.js';
import type { MenuReading, RouterSession } from './session.js';
import { type Reads, type RouterSnapshot, versionOf } from './snapshot.js';
import { FACT_READS, type MenuToRead, whatToRead } from './what-to-read.js';

const RESOURCE = '/system/resource';

/** What was read, and what ended the session before all of it was. */
export interface Collection {
  readonly snapshot: RouterSnapshot;
  readonly brokenBy: RouterOsError | null;
}

/** Reads every wanted menu once, one after the other. The version comes first: it decides which names to ask for. */
export async function collectFacts(
  session: RouterSession,
  wanted: readonly Reads[],
  asked: { readonly by: string; readonly at: Date },
): Promise<Collection> {
  const menus = new Map<string, MenuReading>();
  const snapshot = { menus, askedBy: asked.by, readAt: asked.at };
  try {
    menus.set(RESOURCE, await session.read(RESOURCE, FACT_READS[RESOURCE] ?? []));
    for (const entry of whatToRead(wanted, versionOf(menus)).filter(({ menu }) => menu !== RESOURCE)) {
      menus.set(entry.key, await readMenu(session, entry));
    }
    return { snapshot, brokenBy: null };
  } catch (error) {
    if (!(error instanceof RouterOsError)) throw error;
    return { snapshot, brokenBy: error };
  }
}

function readMenu(session: RouterSession, { menu, query, properties, maxRows }: MenuToRead): Promise<MenuReading> {
  return session.read(menu, properties, maxRows === undefined ? { query } : { query, maxRows });
}
