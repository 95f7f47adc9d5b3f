import { FeedError } from '../feed-error.js';

/** Waits; rejects when it is asked to stop before. */
export type Wait = (ms: number) => Promise<void>;

export interface RetryPolicy {
  readonly tries: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
}

/** NIST's advice: six seconds, doubling, and not giving up before a minute or more has passed. */
export const NVD_RETRIES: RetryPolicy = { tries: 6, firstWaitMs: 6_000, longestWaitMs: 180_000 };
export const FILE_RETRIES: RetryPolicy = { tries: 3, firstWaitMs: 5_000, longestWaitMs: 60_000 };

/**
 * How long to wait after the failure of a try, in milliseconds; null when trying again is no use.
 * @param failed how many tries have failed, from 1
 */
export function waitAfter(failed: number, error: unknown, policy: RetryPolicy): number | null {
  if (!(error instanceof FeedError) || !error.transient || failed >= policy.tries) return null;
  const doubled = policy.firstWaitMs * 2 ** (failed - 1);
  return Math.min(Math.max(doubled, error.retryAfterMs ?? 0), policy.longestWaitMs);
}

/** Tries until it works or is no use any more; throws what the last try threw. */
export async function patiently<T>(act: () => Promise<T>, policy: RetryPolicy, wait: Wait): Promise<T> {
  for (let failed = 1; ; failed += 1) {
    try {
      return await act();
    } catch (error) {
      const waitMs = waitAfter(failed, error, policy);
      if (waitMs === null) throw error;
      await wait(waitMs);
    }
  }
}

/** Keeps a least distance between the beginnings of questions to one source. */
export class Pace {
  private last: number | null = null;

  constructor(
    private readonly gapMs: number,
    private readonly now: () => Date,
    private readonly wait: Wait,
  ) {}

  async turn(): Promise<void> {
    const since = this.last === null ? this.gapMs : this.now().getTime() - this.last;
    // A clock that was set back must not make us wait for hours.
    if (since < this.gapMs) await this.wait(Math.min(this.gapMs - since, this.gapMs));
    this.last = this.now().getTime();
  }
}
