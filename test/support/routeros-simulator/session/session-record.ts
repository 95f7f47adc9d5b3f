/** What one connection said, for tests to judge: secrets are masked, everything else is verbatim. */
export interface SessionRecord {
  readonly remoteAddress: string;
  readonly encrypted: boolean;
  /** Login name once accepted. */
  user: string | null;
  /** Sentences in order of arrival, as words. */
  readonly sentences: string[][];
  isOpen: boolean;
}

const SECRET_WORD = /^=(password|response)=/;

/** The words with the values of secrets replaced. */
export function masked(words: readonly string[]): string[] {
  return words.map((word) => (SECRET_WORD.test(word) ? `${word.slice(0, word.indexOf('=', 1))}=***` : word));
}
