/** Why a feed could not be taken in. */
export type FeedFault =
  /** No answer: not resolved, refused, reset. */
  | 'unreachable'
  /** An answer that says no, as 403 or 503. */
  | 'refused'
  /** Something else than what the feed is made of, as a page in HTML. */
  | 'unexpected_content'
  | 'too_large'
  | 'too_slow'
  /** The end is missing. */
  | 'cut_off'
  /** Sent to another machine, round in circles, or off TLS. */
  | 'redirected'
  /** More rows that cannot be read than rows that can. */
  | 'mostly_broken'
  /** Not signed by who has to sign it. */
  | 'not_trusted'
  /** The pages of one answer do not fit together. */
  | 'inconsistent';

export interface FeedErrorOptions {
  readonly cause?: unknown;
  /** Whether asking again soon may help. */
  readonly transient?: boolean;
  /** What the source said about when to come back, in milliseconds. */
  readonly retryAfterMs?: number | null;
}

/** A feed that cannot be taken in. What was in force stays so. The message is for people, and holds nothing secret. */
export class FeedError extends Error {
  override readonly name = 'FeedError';
  readonly transient: boolean;
  readonly retryAfterMs: number | null;

  constructor(
    readonly fault: FeedFault,
    message: string,
    { cause, transient = false, retryAfterMs = null }: FeedErrorOptions = {},
  ) {
    super(message, cause === undefined ? {} : { cause });
    this.transient = transient;
    this.retryAfterMs = retryAfterMs;
  }
}
