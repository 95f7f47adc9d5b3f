const CENSORED = '[redacted]';
const SECRET_KEY = /authorization|cookie|token|passw(or)?d|secret|credential|private_?key|api_?key|\bjwt\b/i;
const MAX_DEPTH = 6;
const MAX_KEYS = 50;
const MAX_TEXT_LENGTH = 8000;

/** The text without credentials: those in URLs, bearer tokens, and whatever looks like a JSON Web Token, a key or token of ours, or a seed of an nkey. */
export function redactText(text: string): string {
  const bounded = text.length > MAX_TEXT_LENGTH ? `${text.slice(0, MAX_TEXT_LENGTH)}…` : text;
  return bounded
    .replace(/(\b[a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@]+@/gi, `$1${CENSORED}@`)
    .replace(/\b(bearer|basic)\s+[A-Za-z0-9\-._~+/]{6,}=*/gi, `$1 ${CENSORED}`)
    .replace(/sw[ek]_[A-Za-z0-9_-]{4,}/g, CENSORED)
    .replace(/\bS[UOAX][A-Z2-7]{56}\b/g, CENSORED)
    .replace(/\beyJ[\w-]{5,}\.[\w-]+(\.[\w-]*)?/g, CENSORED);
}

/**
 * A copy of what is to be logged, fit for a log: values under secret-sounding keys are replaced, texts are cleaned,
 * errors become plain objects with their causes, and depth, width and length are bounded.
 */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  return depth >= MAX_DEPTH ? '[deeper]' : redactObject(value, depth);
}

function redactObject(value: object, depth: number): unknown {
  if (value instanceof Error) return redactError(value, depth);
  if (value instanceof Date) return value;
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.slice(0, MAX_KEYS).map((element) => redact(element, depth + 1));
  return redactEntries(value, depth);
}

function redactError(error: Error, depth: number): object {
  return {
    type: error.name,
    message: redactText(error.message),
    ...(error.stack === undefined ? {} : { stack: redactText(error.stack) }),
    // A driver's own fields (SQLSTATE, system call, port) are often all there is to go by.
    ...redactEntries(error, depth, ['name', 'message', 'stack', 'cause']),
    ...(error.cause === undefined ? {} : { cause: redact(error.cause, depth + 1) }),
  };
}

function redactEntries(value: object, depth: number, except: readonly string[] = []): Record<string, unknown> {
  const entries = Object.entries(value).filter(([key]) => !except.includes(key));
  return Object.fromEntries(
    entries.slice(0, MAX_KEYS).map(([key, inner]) => [key, SECRET_KEY.test(key) ? CENSORED : redact(inner, depth + 1)]),
  );
}
