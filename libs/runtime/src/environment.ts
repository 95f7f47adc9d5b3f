import { z } from 'zod';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Names every bad value and says what to do; never holds a value, because some are secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly string[]) {
    super(`The configuration cannot be used. Correct these environment variables:\n  - ${problems.join('\n  - ')}`);
  }
}

/** The kinds of values an environment variable may have. */
export const variable = {
  url: (schemes: readonly string[]) => {
    const wanted = `must be a URL that begins with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`;
    return z
      .string('is required')
      .refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), wanted);
  },
  text: (maxLength = 500) => z.string('is required').trim().min(1, 'is required').max(maxLength, 'is too long'),
  integer: (fallback: number, min: number, max: number) =>
    z
      .string()
      .default(String(fallback))
      .refine((digits) => /^\d{1,9}$/.test(digits) && Number(digits) >= min && Number(digits) <= max, {
        error: `must be a whole number from ${min} to ${max}`,
      })
      .transform(Number),
  logLevel: () => z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
};

/**
 * What the schema makes of the environment. An empty variable counts as not set.
 * @throws {ConfigError} that names all bad values.
 */
export function parseEnvironment<Schema extends z.ZodType>(
  schema: Schema,
  environment: Readonly<Record<string, string | undefined>>,
): z.output<Schema> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim() !== ''));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new ConfigError([...new Set(result.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`))]);
}

/** The value itself, frozen all the way down. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}
