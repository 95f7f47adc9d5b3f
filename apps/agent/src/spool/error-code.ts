/** What the system calls the error, such as ENOSPC; null for an error of another kind. */
export function errorCodeOf(error: unknown): string | null {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null;
}
