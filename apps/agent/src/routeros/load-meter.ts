import { openApiSession } from './api.session.js';
import type { MenuReading, RouterAccess, RouterSession } from './session.js';

/** How busy the router is, each in percent; null where it does not say. */
export interface RouterLoad {
  readonly cpuPercent: number | null;
  /** Connections it tracks, of the most it can. */
  readonly connectionsPercent: number | null;
}

/** One login lasts for that long at most, so that the router's log is not filled by ours. */
const SESSION_MS = 3_600_000;
/** A busy router may be slow, but one that takes longer is not worth waiting for: the next question comes soon. */
const ANSWER_WITHIN_MS = 4_000;
const RESOURCE = '/system/resource';
/** `total-entries` and `max-entries` are read-only properties of it (MikroTik manual, connection tracking). */
const TRACKING = '/ip/firewall/connection/tracking';

/** Asks a router for its load again and again, over one session that is opened anew when it ends. */
export class LoadMeter {
  private session: RouterSession | null = null;

  constructor(private readonly access: RouterAccess) {}

  /** @throws {RouterOsError} when the router cannot be asked; asking again is all right. */
  async read(signal: AbortSignal): Promise<RouterLoad> {
    const session = (this.session ??= await openApiSession(patient(this.access), signal));
    try {
      const resource = await session.read(RESOURCE, ['cpu-load'], { maxRows: 1 });
      const tracking = await session.read(TRACKING, ['total-entries', 'max-entries'], { maxRows: 1 });
      return { cpuPercent: percentIn(resource), connectionsPercent: shareIn(tracking) };
    } catch (error) {
      this.session = null;
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.session?.close();
    this.session = null;
  }
}

function patient(access: RouterAccess): RouterAccess {
  return { ...access, limits: { ...access.limits, readingMs: SESSION_MS, commandMs: ANSWER_WITHIN_MS } };
}

function percentIn(reading: MenuReading): number | null {
  const load = numberIn(reading, 'cpu-load');
  return load === null ? null : Math.min(load, 100);
}

function shareIn(reading: MenuReading): number | null {
  const [used, most] = [numberIn(reading, 'total-entries'), numberIn(reading, 'max-entries')];
  return used === null || most === null || most === 0 ? null : Math.min((used / most) * 100, 100);
}

function numberIn(reading: MenuReading, property: string): number | null {
  const text = reading.kind === 'rows' ? reading.rows[0]?.[property] : undefined;
  // Some releases write the load with its sign.
  const digits = /^(\d{1,12})%?$/.exec(text ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}
