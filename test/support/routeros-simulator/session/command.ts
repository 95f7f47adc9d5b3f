/** A sentence of the client, taken apart. */
export interface Command {
  /** First word, e.g. `/ip/arp/print`. */
  readonly name: string;
  /** Everything before the last slash, e.g. `/ip/arp`; empty for `/login`. */
  readonly menu: string;
  readonly verb: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Query words with their `?`, in the order sent. */
  readonly queries: readonly string[];
  /** Null when the sentence carries no tag or an empty one. */
  readonly tag: string | null;
}

/** Attribute words may come in any order; a value may be empty and may contain `=`. */
export function parseCommand(words: readonly string[]): Command {
  const [name = '', ...rest] = words;
  const slash = name.lastIndexOf('/');
  const tag = rest.find((word) => word.startsWith('.tag='))?.slice('.tag='.length) ?? '';
  return {
    name,
    menu: name.slice(0, Math.max(slash, 0)),
    verb: name.slice(slash + 1),
    attributes: new Map(rest.filter((word) => word.startsWith('=')).map(parseAttribute)),
    queries: rest.filter((word) => word.startsWith('?')),
    tag: tag === '' ? null : tag,
  };
}

function parseAttribute(word: string): [string, string] {
  const equals = word.indexOf('=', 1);
  return equals < 0 ? [word.slice(1), ''] : [word.slice(1, equals), word.slice(equals + 1)];
}
