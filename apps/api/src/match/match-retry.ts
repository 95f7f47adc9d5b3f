/** How patiently a site scan that cannot be matched is tried again. Milliseconds. */
const FIRST_PAUSE_MS = 1_000;
const LAST_PAUSE_MS = 600_000;

/** The moment from which a site scan may be tried again after its `failures`th failure: twice as late each time. */
export function nextMatchAt(failures: number, now: Date): Date {
  const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 30), LAST_PAUSE_MS);
  return new Date(now.getTime() + pauseMs);
}
