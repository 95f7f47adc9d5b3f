/** The value, or null once the signal aborts; a value that comes too late is given to `onLate`. */
export async function unlessAborted<T>(
  value: Promise<T>,
  signal: AbortSignal,
  onLate: (value: T) => void,
): Promise<T | null> {
  const stop = untilAborted(signal);
  try {
    const first = await Promise.race([value, stop.aborted]);
    if (first === null && signal.aborted) value.then(onLate, () => undefined);
    return first;
  } finally {
    stop.forget();
  }
}

/** Waits, but no longer than until the signal aborts. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  const stop = untilAborted(signal);
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([new Promise<void>((resolve) => (timer = setTimeout(resolve, ms))), stop.aborted]);
  clearTimeout(timer);
  stop.forget();
}

function untilAborted(signal: AbortSignal): { aborted: Promise<null>; forget: () => void } {
  let forget = (): void => undefined;
  const aborted = new Promise<null>((resolve) => {
    const onAbort = (): void => resolve(null);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    forget = () => signal.removeEventListener('abort', onAbort);
  });
  return { aborted, forget };
}

/** Like `AbortSignal.any`, which in Node 20 keeps every signal it made from a long-lived one. */
export function eitherAborts(one: AbortSignal, other: AbortSignal): { signal: AbortSignal; forget: () => void } {
  const either = new AbortController();
  const abort = (event: Event): void => either.abort((event.target as AbortSignal).reason);
  for (const source of [one, other]) {
    if (source.aborted) either.abort(source.reason);
    source.addEventListener('abort', abort, { once: true });
  }
  return {
    signal: either.signal,
    forget: () => [one, other].forEach((source) => source.removeEventListener('abort', abort)),
  };
}
