import type { Sentence } from '../wire/encode.js';
import { done, INTERRUPTED, trap } from './reply.js';

interface Running {
  readonly tag: string | null;
  readonly stop: () => void;
}

type Reply = (sentence: Sentence, tag: string | null) => void;

/** The commands of a connection that do not end by themselves. */
export class RunningCommands {
  private readonly running = new Set<Running>();

  add(tag: string | null, stop: () => void): Running {
    const entry = { tag, stop };
    this.running.add(entry);
    return entry;
  }

  /** The command came to its own end. */
  ended(entry: Running): void {
    this.running.delete(entry);
  }

  /**
   * Cancels one command, or all of them when no tag is named. On the wire: each cancelled command's trap, the `!done` of
   * the cancel itself, then each cancelled command's `!done`.
   */
  cancel(named: string | undefined, ownTag: string | null, reply: Reply): void {
    const cancelled = [...this.running].filter((entry) => named === undefined || entry.tag === named);
    for (const entry of cancelled) {
      this.stop(entry);
      reply(trap(INTERRUPTED), entry.tag);
    }
    reply(done(), ownTag);
    for (const entry of cancelled) reply(done(), entry.tag);
  }

  stopAll(): void {
    for (const entry of this.running) this.stop(entry);
  }

  private stop(entry: Running): void {
    entry.stop();
    this.running.delete(entry);
  }
}
