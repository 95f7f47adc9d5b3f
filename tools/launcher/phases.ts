/** A part of the start and how long it took. */
export interface Phase {
  readonly name: string;
  readonly ms: number;
}

/** A duration for people: "85 ms", "1.2 s", "2 min 5 s". */
export function formatDuration(ms: number): string {
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** One line per phase, the durations under each other. */
export function formatPhase({ name, ms }: Phase): string {
  return `  ${name.padEnd(28)} ${formatDuration(ms).padStart(10)}`;
}

/**
 * Times the parts of the start and tells `finished` of each as it ends; parts may overlap.
 * @param now milliseconds from any fixed point
 */
export function createPhases(now: () => number, finished: (phase: Phase) => void) {
  const begun = now();
  return {
    async time<T>(name: string, act: () => Promise<T>): Promise<T> {
      const from = now();
      const result = await act();
      finished({ name, ms: now() - from });
      return result;
    },
    /** Since the first of them could begin. */
    totalMs: () => now() - begun,
  };
}

export type Phases = ReturnType<typeof createPhases>;
