import { ERROR_CODES, type ErrorCodeEntry } from './error-codes.data.js';

/** The closed set of what can go wrong for a caller. */
export type ErrorCode = keyof typeof ERROR_CODES;

/** Longest `message` that leaves the server, in characters: an error never echoes input without bound. */
export const MAX_MESSAGE_LENGTH = 300;

export interface AppErrorOptions {
  /** The error beneath; logged at the edge, never sent. */
  readonly cause?: unknown;
  /** Response headers that belong to this error, such as `allow` or `retry-after`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** In place of {@link MAX_MESSAGE_LENGTH}, for a code whose message names everything that is wrong with a bounded request. */
  readonly maxMessageLength?: number;
}

/**
 * An error a caller is told about. What the code means, its HTTP status and what to do are in `ERROR_CODES`.
 * `message` is one sentence for people that names the parameter concerned; it defaults to that of the code.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly code: ErrorCode,
    message: string = ERROR_CODES[code].message,
    options: AppErrorOptions = {},
  ) {
    super(
      shorten(message, options.maxMessageLength ?? MAX_MESSAGE_LENGTH),
      options.cause === undefined ? {} : { cause: options.cause },
    );
    this.headers = options.headers ?? {};
  }

  get entry(): ErrorCodeEntry {
    return ERROR_CODES[this.code];
  }
}

/** Whether a text, from an address for example, is one of our codes. */
export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(ERROR_CODES, text);
}

/** The text with control characters replaced, cut to `maxLength` characters. For input that is shown again. */
export function shorten(text: string, maxLength: number): string {
  const printable = text.slice(0, maxLength + 1).replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '\ufffd');
  return printable.length > maxLength ? `${printable.slice(0, maxLength - 1)}…` : printable;
}
