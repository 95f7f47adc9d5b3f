/** How often and how patiently an event is published. Milliseconds. */
export interface RetryPolicy {
  readonly maxAttempts: number;
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
}

/**
 * Half a second up to a minute between tries, for about a week: a broker that is away longer than that is a decision
 * somebody has to take, and until then the event stays in the table, parked and visible.
 */
export const OUTBOX_RETRY: RetryPolicy = { maxAttempts: 10_000, firstDelayMs: 500, maxDelayMs: 60_000 };

export type NextDelivery = { readonly state: 'due'; readonly at: Date } | { readonly state: 'parked' };

/** What becomes of an event after its `attempts`th failed try: due again later, twice as late each time, or parked. */
export function nextDelivery(policy: RetryPolicy, attempts: number, now: Date): NextDelivery {
  if (attempts >= policy.maxAttempts) return { state: 'parked' };
  const delayMs = Math.min(policy.firstDelayMs * 2 ** (attempts - 1), policy.maxDelayMs);
  return { state: 'due', at: new Date(now.getTime() + delayMs) };
}
