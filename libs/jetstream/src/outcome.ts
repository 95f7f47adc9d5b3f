/**
 * What a handler says of a message. One place ({@link settle}) turns it into the broker's words.
 * `done`: the work is safe, never deliver it again. `retry`: not now, deliver it again after a while.
 * `reject`: it can never be handled; it goes to the dead letters with the reason and blocks nobody.
 * `abandon`: we no longer hold it, so we say nothing and whoever has it now settles it.
 */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'retry'; readonly afterMs: number; readonly reason: string }
  | { readonly kind: 'reject'; readonly reason: string }
  | { readonly kind: 'abandon'; readonly reason: string };

export const done: Outcome = { kind: 'done' };
export const retry = (afterMs: number, reason: string): Outcome => ({ kind: 'retry', afterMs, reason });
export const reject = (reason: string): Outcome => ({ kind: 'reject', reason });
export const abandon = (reason: string): Outcome => ({ kind: 'abandon', reason });

const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 60_000;

/** The outcome of a handler that threw: again, later each time, from half a second up to a minute. */
export function outcomeOfError(error: unknown, deliveryCount: number): Outcome {
  const afterMs = Math.min(FIRST_RETRY_MS * 2 ** Math.min(deliveryCount - 1, 16), LAST_RETRY_MS);
  return retry(afterMs, reasonOf(error));
}

/** What was thrown, in words. Nest throws plain objects with a message, never the error itself. */
function reasonOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'message' in error) return String(error.message);
  return String(error);
}

/** Whether a value that came back through the framework is an outcome. */
export function isOutcome(value: unknown): value is Outcome {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  return ['done', 'retry', 'reject', 'abandon'].includes(String(value.kind));
}
