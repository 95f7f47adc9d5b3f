import { FeedError } from '../feed-error.js';

export interface FeedClientLimits {
  /** Until the source begins to answer. */
  readonly answerMs: number;
  /** Longest silence in the middle of an answer. */
  readonly silenceMs: number;
  /** Longest answer, however steadily it drips. */
  readonly totalMs: number;
}

export interface FeedAnswer {
  /** The source has nothing new since the given ETag or date. */
  readonly notModified: boolean;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly redirectedTo: string | null;
  /** The body, once. Throws a `FeedError` when it is cut, too long or too slow. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

export interface AnswerLimits {
  readonly limits: FeedClientLimits;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

/** One question over HTTP, redirects not followed. Throws a `FeedError` when the answer is not one to read. */
export async function feedAnswer(
  url: URL,
  headers: Readonly<Record<string, string>>,
  { limits, maxBytes, signal }: AnswerLimits,
): Promise<FeedAnswer> {
  const watch = new Watch(limits, signal);
  const response = await answered(url, headers, watch);
  const header = (name: string) => response.headers.get(name);
  const common = { etag: header('etag'), lastModified: header('last-modified') };
  if (response.status === 304 || isRedirect(response.status)) {
    watch.end();
    await response.body?.cancel().catch(() => undefined);
    const redirectedTo = response.status === 304 ? null : (header('location') ?? '');
    return { ...common, notModified: redirectedTo === null, redirectedTo, bytes: nothing() };
  }
  try {
    requireGood(url, response);
    requireRoom(url, header('content-length'), maxBytes);
  } catch (error) {
    watch.end();
    await response.body?.cancel().catch(() => undefined);
    throw error;
  }
  return { ...common, notModified: false, redirectedTo: null, bytes: bodyOf(url, response, maxBytes, watch) };
}

const isRedirect = (status: number) => status >= 300 && status < 400;

async function* nothing(): AsyncGenerator<Uint8Array> {
  // An answer without a body.
}

async function answered(url: URL, headers: Readonly<Record<string, string>>, watch: Watch): Promise<Response> {
  try {
    return await fetch(url, { headers, redirect: 'manual', signal: watch.signal });
  } catch (cause) {
    watch.end();
    throw watch.faultOf(url, cause);
  }
}

function requireGood(url: URL, response: Response): void {
  const { status } = response;
  if (status === 200) {
    const type = response.headers.get('content-type') ?? '';
    if (!/\b(?:x?html)\b/i.test(type)) return;
    throw new FeedError('unexpected_content', `${url.host} answered with a page in HTML instead of data.`, {
      transient: true,
    });
  }
  const transient = status === 403 || status === 408 || status === 429 || status >= 500;
  throw new FeedError('refused', `${url.host} answered ${status}.`, {
    transient,
    retryAfterMs: retryAfterIn(response.headers.get('retry-after')),
  });
}

/** Seconds; the form with a date is not worth trusting another clock for. */
function retryAfterIn(header: string | null): number | null {
  return header !== null && /^\d{1,5}$/.test(header.trim()) ? Number(header) * 1_000 : null;
}

function requireRoom(url: URL, length: string | null, maxBytes: number): void {
  if (length !== null && Number(length) > maxBytes) throw tooLarge(url, maxBytes);
}

function tooLarge(url: URL, maxBytes: number): FeedError {
  return new FeedError('too_large', `${url.host} answered with more than ${maxBytes} bytes.`);
}

async function* bodyOf(url: URL, response: Response, maxBytes: number, watch: Watch): AsyncGenerator<Uint8Array> {
  let total = 0;
  try {
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      watch.heard();
      total += chunk.length;
      if (total > maxBytes) throw tooLarge(url, maxBytes);
      yield chunk;
      watch.heard(); // what the reader needed is not the source's silence
    }
  } catch (error) {
    throw error instanceof FeedError ? error : watch.faultOf(url, error);
  } finally {
    watch.end();
    await response.body?.cancel().catch(() => undefined);
  }
}

/** Ends a question that takes too long, and remembers why. */
class Watch {
  private readonly controller = new AbortController();
  private readonly total: NodeJS.Timeout;
  private silence: NodeJS.Timeout;
  private slow: string | null = null;
  readonly signal: AbortSignal;

  constructor(
    private readonly limits: FeedClientLimits,
    private readonly asked: AbortSignal,
  ) {
    this.signal = AbortSignal.any([this.controller.signal, asked]);
    this.total = this.after(limits.totalMs, 'takes too long as a whole');
    this.silence = this.after(limits.answerMs, 'does not answer');
  }

  heard(): void {
    clearTimeout(this.silence);
    this.silence = this.after(this.limits.silenceMs, 'fell silent in the middle of its answer');
  }

  end(): void {
    clearTimeout(this.silence);
    clearTimeout(this.total);
  }

  faultOf(url: URL, cause: unknown): FeedError {
    if (this.slow !== null) return new FeedError('too_slow', `${url.host} ${this.slow}.`, { cause, transient: true });
    if (this.asked.aborted) return new FeedError('unreachable', 'Stopped before it was done.', { cause });
    const deeper = (cause as { cause?: { code?: unknown } } | null)?.cause?.code;
    const code = typeof deeper === 'string' ? ` (${deeper})` : '';
    return new FeedError('unreachable', `${url.host} cannot be reached, or broke off${code}.`, {
      cause,
      transient: true,
    });
  }

  private after(ms: number, words: string): NodeJS.Timeout {
    return setTimeout(() => {
      this.slow = words;
      this.controller.abort();
    }, ms).unref();
  }
}
