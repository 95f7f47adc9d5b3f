const MINUTE_MS = 60_000;

/** A duration in words, rounded: seconds below a minute, minutes below an hour, then hours and minutes. */
export function runtimeInWords(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return counted(seconds, 'second');
  const minutes = Math.round(ms / MINUTE_MS);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [...(hours > 0 ? [counted(hours, 'hour')] : []), ...(rest > 0 ? [counted(rest, 'minute')] : [])].join(' ');
}

/** When somebody worked on a site scan; null where it is not known. */
export interface SiteScanTimes {
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
  readonly last_heard_at: Date | null;
}

/** How long a site scan took in milliseconds; while it runs, until it was last heard of. 0 before it has begun. */
export function siteScanMs(times: SiteScanTimes): number {
  const end = times.finished_at ?? times.last_heard_at;
  if (times.started_at === null || end === null) return 0;
  return Math.max(0, end.getTime() - times.started_at.getTime());
}

/** Milliseconds from the first start to the last end, or the last sign of life, of any of them. */
export function scanMs(sites: readonly SiteScanTimes[]): number {
  const begun = sites.filter((site) => site.started_at !== null);
  const starts = begun.flatMap((site) => (site.started_at === null ? [] : [site.started_at.getTime()]));
  const ends = begun.flatMap((site) =>
    site.started_at === null ? [] : [site.started_at.getTime() + siteScanMs(site)],
  );
  return begun.length === 0 ? 0 : Math.max(...ends) - Math.min(...starts);
}

/** Milliseconds as whole minutes, rounded. */
export function wholeMinutes(ms: number): number {
  return Math.round(ms / MINUTE_MS);
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
