import type { Row } from '../session.js';
import { decodeWord } from './word-text.js';

/** An error the router reported for a command. Neither part is guaranteed. */
export interface Trap {
  readonly category: string | null;
  readonly message: string;
}

/** Everything the router answered to one command. */
export interface Reply {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly traps: readonly Trap[];
  /** The value of `=ret=` in `!done`. */
  readonly ret: string | null;
}

/** One sentence, taken apart. */
export interface Sentence {
  readonly kind: string;
  readonly tag: string | null;
  readonly attributes: Row;
  /** Words that are neither attribute nor tag, e.g. the reason of `!fatal`. */
  readonly plain: readonly string[];
}

/** Takes a sentence apart. The tag may stand anywhere; a value may itself contain equals signs. */
export function parseSentence(words: readonly Buffer[]): Sentence {
  const [kind = '', ...rest] = words.map(decodeWord);
  // No prototype: the peer chooses the names.
  const attributes = Object.create(null) as Record<string, string>;
  const plain: string[] = [];
  let tag: string | null = null;
  for (const word of rest) {
    const separator = word.indexOf('=', 1);
    if (word.startsWith('.tag=')) tag = word.slice('.tag='.length);
    else if (!word.startsWith('=')) plain.push(word);
    else if (separator === -1) attributes[word.slice(1)] = '';
    else attributes[word.slice(1, separator)] = word.slice(separator + 1);
  }
  return { kind, tag, attributes, plain };
}

/** Collects the sentences of one command until `!done`, keeping no more rows than wanted. */
export class ReplyCollector {
  readonly #rows: Row[] = [];
  readonly #traps: Trap[] = [];
  #total = 0;

  constructor(private readonly maxRows: number) {}

  /** The whole reply when this sentence ends it, null while more is to come, `unknown` for a reply word nobody knows. */
  add(sentence: Sentence): Reply | 'unknown' | null {
    switch (sentence.kind) {
      case '!re':
        this.#total += 1;
        if (this.#rows.length < this.maxRows) this.#rows.push(sentence.attributes);
        return null;
      case '!trap':
        // Several traps may precede one !done; beyond a few they say nothing new.
        if (this.#traps.length < 8) this.#traps.push(toTrap(sentence.attributes));
        return null;
      case '!empty': // Since RouterOS 7.18: no rows; !done still follows.
        return null;
      case '!done':
        return { rows: this.#rows, total: this.#total, traps: this.#traps, ret: sentence.attributes.ret ?? null };
      default:
        return 'unknown';
    }
  }
}

function toTrap(attributes: Row): Trap {
  return { category: attributes.category ?? null, message: attributes.message ?? '' };
}

/** What a trap means for a read. Texts differ between versions, so only loose patterns are used. */
export function classifyTrap(trap: Trap): 'absent' | 'denied' | 'failed' {
  if (/not enough permissions|permission denied/i.test(trap.message)) return 'denied';
  if (trap.category === '0' || /no such (command|directory|menu)/i.test(trap.message)) return 'absent';
  return 'failed';
}
