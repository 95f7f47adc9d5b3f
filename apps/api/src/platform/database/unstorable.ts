import { QueryFailedError } from 'typeorm';

/** SQLSTATE classes that the same values will meet again: data exception, integrity constraint violation. */
const HOPELESS = ['22', '23'];

/** Whether the database refuses the values themselves (a NUL in a text, a broken constraint), so that trying again is vain. */
export function isUnstorable(error: unknown): error is Error {
  if (!(error instanceof QueryFailedError)) return false;
  const cause: unknown = error.driverError;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  return HOPELESS.some((sqlClass) => code.startsWith(sqlClass));
}
