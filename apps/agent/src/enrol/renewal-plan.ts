/** When the credentials were given and until when they are good, by the clocks of whoever said so. */
export interface CredentialsLife {
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

const FIRST_PAUSE_MS = 15_000;
const LAST_PAUSE_MS = 3_600_000;
/** setTimeout knows no longer ones. */
const LONGEST_MS = 86_400_000;

/**
 * How long to wait before credentials are renewed, in milliseconds: until half of their time is over. Just after a renewal
 * never less than a quarter of it, so that a wrong clock does not make us ask without end.
 */
export function untilRenewal(life: CredentialsLife, now: Date, justRenewed: boolean): number {
  const lengthMs = Math.max(life.expiresAt.getTime() - life.issuedAt.getTime(), 0);
  const dueMs = life.issuedAt.getTime() + lengthMs / 2 - now.getTime();
  return Math.min(Math.max(dueMs, justRenewed ? lengthMs / 4 : 0), LONGEST_MS);
}

/** How long to wait after a renewal failed that often in a row. Who was refused asks once an hour, and never gives up. */
export function afterFailure(failures: number, wasRefused: boolean): number {
  return wasRefused ? LAST_PAUSE_MS : Math.min(FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 20), LAST_PAUSE_MS);
}
