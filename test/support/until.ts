import { setTimeout as delay } from 'node:timers/promises';

const LOOK_EVERY_MS = 10;

/**
 * Asks again and again until the answer is the wanted one, and gives it. The error names what was waited for and what was
 * seen last.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T> | T,
  isWanted: (answer: T) => boolean,
  withinMs = 20_000,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    if (performance.now() > deadline) {
      throw new Error(`waited ${withinMs} ms in vain for ${what}; last seen: ${JSON.stringify(answer)}`.slice(0, 2000));
    }
    await delay(LOOK_EVERY_MS);
  }
}
