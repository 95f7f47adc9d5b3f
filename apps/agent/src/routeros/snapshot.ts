import { parseVersion, type RouterOsVersion } from './router-values.js';
import type { MenuReading } from './session.js';

/** Everything read from one router in one session. What was not asked for has no entry. */
export interface RouterSnapshot {
  readonly menus: ReadonlyMap<string, MenuReading>;
  /** The login the router was asked with. */
  readonly askedBy: string;
  /** The agent's own clock when the reading began. */
  readonly readAt: Date;
}

/** The properties to ask for, by menu. */
export type Reads = Readonly<Record<string, readonly string[]>>;

/** The version the router told, or null when it told none that can be understood. */
export function versionOf(menus: RouterSnapshot['menus']): RouterOsVersion | null {
  const reading = menus.get('/system/resource');
  return reading?.kind === 'rows' ? parseVersion(reading.rows[0]?.version ?? '') : null;
}
