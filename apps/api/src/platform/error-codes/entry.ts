/** The broad kinds of error, the `type` of an error response. */
export type ErrorType =
  | 'invalid_request_error'
  | 'authentication_error'
  | 'permission_error'
  | 'rate_limit_error'
  | 'not_found_error'
  | 'unprocessable_error'
  | 'conflict_error'
  | 'api_error';

/** What is known about one error code; its page at `/errors/<code>` is made of these texts. */
export interface ErrorCodeEntry {
  readonly type: ErrorType;
  /** HTTP status. */
  readonly status: number;
  readonly title: string;
  /** The `message` of a response when the place that raised the error has nothing more precise to say. */
  readonly message: string;
  readonly meaning: string;
  readonly remedy: string;
}

type ErrorTexts = Omit<ErrorCodeEntry, 'type' | 'status'>;

export const bad = (status: number, texts: ErrorTexts): ErrorCodeEntry => ({
  type: 'invalid_request_error',
  status,
  ...texts,
});
export const unauthenticated = (texts: ErrorTexts): ErrorCodeEntry => ({
  type: 'authentication_error',
  status: 401,
  ...texts,
});
export const missing = (texts: ErrorTexts): ErrorCodeEntry => ({
  type: 'not_found_error',
  status: 404,
  ...texts,
});
export const impossible = (texts: ErrorTexts): ErrorCodeEntry => ({
  type: 'unprocessable_error',
  status: 422,
  ...texts,
});

export const conflicting = (texts: ErrorTexts): ErrorCodeEntry => ({ type: 'conflict_error', status: 409, ...texts });
