import type { RouterOsError } from './routeros-error.js';

/**
 * The life of one session. Whatever ends it first wins, everything waiting is told at once, and nothing starts after it.
 */
export class Lifeline {
  #over: RouterOsError | null = null;
  #waiting: ((error: RouterOsError) => void) | null = null;

  /** `onOver` runs once, before anybody waiting is told. */
  constructor(private readonly onOver: () => void) {}

  get over(): RouterOsError | null {
    return this.#over;
  }

  cut(error: RouterOsError): void {
    if (this.#over !== null) return;
    this.#over = error;
    this.onOver();
    this.#waiting?.(error);
  }

  /** What `start` resolves with, unless the session ends first or `ms` pass, which ends it. One wait at a time. */
  async wait<T>(ms: number, late: () => RouterOsError, start: (resolve: (value: T) => void) => void): Promise<T> {
    if (this.#over !== null) throw this.#over;
    const timer = setTimeout(() => {
      this.cut(late());
    }, ms);
    try {
      return await new Promise<T>((resolve, reject) => {
        this.#waiting = reject;
        start(resolve);
      });
    } finally {
      clearTimeout(timer);
      this.#waiting = null;
    }
  }
}
