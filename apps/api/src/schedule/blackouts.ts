import type { Blackout } from '#contracts';

/** The end of the blackout that holds at a moment, and of those that follow on it without a gap; null when there is none. */
export function blackoutEnding(blackouts: readonly Blackout[], at: Date): Date | null {
  let end = at.getTime();
  for (;;) {
    const holding = blackouts.filter(
      ({ starts_at, ends_at }) => Date.parse(starts_at) <= end && end < Date.parse(ends_at),
    );
    if (holding.length === 0) return end === at.getTime() ? null : new Date(end);
    end = Math.max(...holding.map(({ ends_at }) => Date.parse(ends_at)));
  }
}

/** When the next blackout begins, after a moment; null when none does. What runs then has to have ended. */
export function nextBlackoutStart(blackouts: readonly Blackout[], at: Date): Date | null {
  const starts = blackouts.map(({ starts_at }) => Date.parse(starts_at)).filter((start) => start > at.getTime());
  return starts.length === 0 ? null : new Date(Math.min(...starts));
}
