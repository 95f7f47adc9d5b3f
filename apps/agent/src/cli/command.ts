import type { Terminal } from './terminal.js';

/** What a command ends with; null when the program goes on by itself. `usage` is that of sysexits(3). */
export const EXIT = { done: 0, failed: 1, usage: 64 } as const;

/** One word of the command line and what it does. */
export interface Command {
  /** What `--help` says: how it is called, what it does, its options and exit codes. */
  readonly help: string;
  /** @throws {UsageError}, or whatever keeps it from being done; the message is for the person who called. */
  run(args: readonly string[], terminal: Terminal): Promise<number | null>;
}

/** It was called in a way it does not know. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
