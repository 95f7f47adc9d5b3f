import type { RouterOutcome } from '#contracts';
import { eitherAborts } from '#jetstream';
import { Logger } from '@nestjs/common';
import {
  type Neighbour,
  readNeighbours,
  readRouter,
  type RouterAccess,
  type RouterReading,
} from '../routeros/index.js';
import type { RouterSightings } from './scan-batch.js';

/** How long the router may take to name its neighbours once the scan was stopped: its results are waited for. */
const HASTE_MS = 4_000;

/**
 * The site's router as a witness: read whole at first, then asked again for its neighbours after each batch, so that an
 * address that changed hands meanwhile is not blamed on the wrong device.
 */
export class RouterWitness {
  private readonly logger = new Logger(RouterWitness.name);
  private latest: readonly Neighbour[] | null;
  private silence: string | null = null;

  private constructor(
    private readonly access: RouterAccess | null,
    readonly reading: RouterReading | null,
  ) {
    this.latest = reading?.neighbours ?? null;
  }

  /** Reads the router, if there is one. */
  static async hear(access: RouterAccess | null, signal: AbortSignal, now: () => Date): Promise<RouterWitness> {
    return new RouterWitness(access, access === null ? null : await readRouter(access, signal, now));
  }

  get outcome(): RouterOutcome {
    return this.reading?.outcome ?? 'not_configured';
  }

  /** Whom the router had met when it was asked last; null when it could not be asked. */
  get neighbours(): readonly Neighbour[] | null {
    return this.latest;
  }

  /** Why the router, read at first, could not be asked later on; null when it always could. */
  get lost(): string | null {
    return this.silence;
  }

  /** Whom the router had met before and has met after what was just scanned. */
  async hearAgain(over: AbortSignal, stop: AbortSignal): Promise<RouterSightings> {
    const before = this.latest;
    if (this.access === null || this.reading?.facts == null) return { before, after: null };
    const hurry = abortsAfter(stop, HASTE_MS);
    const either = eitherAborts(over, hurry.signal);
    const reading = await readNeighbours(this.access, either.signal);
    either.forget();
    hurry.forget();
    const after = reading.neighbours;
    if (reading.neighbours === null && !over.aborted && !stop.aborted) this.note(reading.reason);
    this.latest = after ?? before;
    return { before, after };
  }

  /** Such as a password that was changed meanwhile. Said once: it will be asked for every batch. */
  private note(reason: string): void {
    if (this.silence !== null) return;
    this.silence = reason;
    this.logger.warn({ message: 'The router was read at first and can no longer be asked', reason });
  }

  /** The reading as it is told to the centre. */
  payload(now: Date) {
    if (this.reading === null) {
      const checked_at = now.toISOString();
      return { endpoint: null, outcome: 'not_configured' as const, reason: null, facts: null, checks: [], checked_at };
    }
    const { endpoint, outcome, reason, facts, checks, checkedAt } = this.reading;
    return { endpoint, outcome, reason, facts, checks: [...checks], checked_at: checkedAt.toISOString() };
  }
}

/** Aborts that long after the other signal. */
function abortsAfter(other: AbortSignal, delayMs: number): { signal: AbortSignal; forget: () => void } {
  const later = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const begin = (): void => {
    timer = setTimeout(() => later.abort(), delayMs);
  };
  if (other.aborted) begin();
  else other.addEventListener('abort', begin, { once: true });
  return {
    signal: later.signal,
    forget: () => {
      clearTimeout(timer);
      other.removeEventListener('abort', begin);
    },
  };
}
