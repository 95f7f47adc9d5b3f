import type { Severity } from '#contracts';
import type { Reads } from '../snapshot.js';
import type { Seen } from './seen.js';

/** What a check found wrong: the menu it asked and what that said. Never a secret, never the source of a script. */
export interface Fault {
  readonly asked: string;
  readonly found: string;
  /** When this fault is worse or milder than the check in general. */
  readonly severity?: Severity;
}

/** Null: nothing wrong. That there is no answer is thrown as an `Unanswerable`, from wherever it shows. */
export type Answer = Fault | null;

/** The commands that set it right: RouterOS 7 paths, rewritten for 6; a pair when the commands themselves differ. */
export type Remedy = string | { readonly v6: string; readonly v7: string };

/** One question to the configuration of a router. */
export interface Check {
  readonly id: string;
  /** Rises when the meaning of the check changes. */
  readonly version: number;
  readonly title: string;
  readonly severity: Severity;
  /** All that `decide` may look at; nothing else is read from the router. */
  readonly reads: Reads;
  readonly remedy: Remedy;
  /** Pure: the same snapshot gives the same answer. */
  readonly decide: (seen: Seen) => Answer;
}
