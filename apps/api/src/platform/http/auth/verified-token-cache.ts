import type { Caller } from './caller.js';

export interface VerifiedTokenCachePolicy {
  /** How many tokens are remembered; the one not used for the longest time gives way. */
  readonly maxEntries: number;
  /** How long a token is trusted without being verified again. Also how long a withdrawn key may live on. */
  readonly maxAgeMs: number;
}

interface VerifiedToken {
  readonly caller: Caller;
  readonly untilMs: number;
}

/**
 * Remembers tokens that were verified, by the hash of the token, so that not every request costs a signature check.
 * Times are milliseconds since the epoch and come from the caller. A token is never remembered beyond its `exp`.
 */
export class VerifiedTokenCache {
  readonly #tokens = new Map<string, VerifiedToken>();

  constructor(private readonly policy: VerifiedTokenCachePolicy) {}

  get size(): number {
    return this.#tokens.size;
  }

  /** Forgets all of them: each has to be verified again. */
  clear(): void {
    this.#tokens.clear();
  }

  get(tokenHash: string, nowMs: number): Caller | undefined {
    const found = this.#tokens.get(tokenHash);
    if (found === undefined) return undefined;
    this.#tokens.delete(tokenHash);
    if (nowMs >= found.untilMs) return undefined;
    // A Map keeps the order of insertion: put back at the end, the first one is the one unused for longest.
    this.#tokens.set(tokenHash, found);
    return found.caller;
  }

  put(tokenHash: string, verified: { readonly caller: Caller; readonly expiresAtMs: number }, nowMs: number): void {
    const untilMs = Math.min(nowMs + this.policy.maxAgeMs, verified.expiresAtMs);
    if (untilMs <= nowMs) return;
    this.#tokens.delete(tokenHash);
    this.#tokens.set(tokenHash, { caller: verified.caller, untilMs });
    const [oldest] = this.#tokens.keys();
    if (this.#tokens.size > this.policy.maxEntries && oldest !== undefined) this.#tokens.delete(oldest);
  }
}
