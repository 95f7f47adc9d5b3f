const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** NVD refuses longer ones. */
const LONGEST_WINDOW_MS = 120 * DAY_MS;
/** Changes may become visible a little after the moment they carry. */
const OVERLAP_MS = 15 * MINUTE_MS;
/** Windows of more than this bring nearly all of NVD again: one load is quicker. */
const LONGEST_GAP_MS = 360 * DAY_MS;

/** From when to when records were changed, both ends included. */
export interface NvdWindow {
  readonly start: Date;
  readonly end: Date;
}

/**
 * The next window of changes after `mark`, until which all is known; null when all of NVD has to be loaded, because nothing is known or too
 * long ago.
 */
export function nextWindow(mark: Date | null, now: Date): NvdWindow | null {
  if (mark === null || now.getTime() - mark.getTime() > LONGEST_GAP_MS) return null;
  const start = mark.getTime() - OVERLAP_MS;
  // Our clock may be behind NVD's: the window is never empty, and what it did not reach stays for the next one.
  const end = Math.min(start + LONGEST_WINDOW_MS, Math.max(now.getTime(), mark.getTime() + MINUTE_MS));
  return { start: new Date(start), end: new Date(end) };
}

/** Until when all is known once a window is in: not beyond its end, and not beyond the moment at which NVD began to answer. */
export function markAfter(window: NvdWindow, answeredAt: Date): Date {
  return answeredAt < window.end ? answeredAt : window.end;
}

/** Whether the window reached as far as there is anything to ask for. */
export function isLast(window: NvdWindow, answeredAt: Date): boolean {
  return window.end.getTime() >= answeredAt.getTime() - OVERLAP_MS;
}

/** As NVD wants it: in UTC, and saying so. */
export function formatForNvd(moment: Date): string {
  return moment.toISOString().replace('Z', '+00:00');
}
