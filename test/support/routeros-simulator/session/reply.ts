import type { Attributes } from '../profiles/menu.js';
import type { Sentence } from '../wire/encode.js';

export type TagPosition = 'first' | 'last';

export interface Trap {
  readonly message?: string;
  /** 0 missing item or command, 1 argument value, 2 interrupted, 3 scripting, 4 general, 5 API, 6 TTY, 7 return value. */
  readonly category?: number;
}

export const done = (attributes: Attributes = {}): Sentence => ['!done', ...attributeWords(attributes)];
export const row = (attributes: Attributes): Sentence => ['!re', ...attributeWords(attributes)];
export const empty = (): Sentence => ['!empty'];
export const fatal = (reason: string): Sentence => ['!fatal', reason];

export function trap({ message, category }: Trap): Sentence {
  return [
    '!trap',
    ...(category === undefined ? [] : [`=category=${category}`]),
    ...(message === undefined ? [] : [`=message=${message}`]),
  ];
}

/** A trap is never the last word on a command: `!done` follows it. */
export const failure = (reason: Trap): readonly Sentence[] => [trap(reason), done()];

export const NOT_PERMITTED: Trap = { message: 'not enough permissions (9)' };
export const INTERRUPTED: Trap = { category: 2, message: 'interrupted' };

/** The reply with the tag of its command; `!fatal` is never tagged. */
export function tagged(sentence: Sentence, tag: string | null, position: TagPosition): Sentence {
  if (tag === null || sentence[0] === '!fatal') return sentence;
  const [head = '', ...rest] = sentence;
  const word = `.tag=${tag}`;
  return position === 'first' ? [head, word, ...rest] : [head, ...rest, word];
}

function attributeWords(attributes: Attributes): string[] {
  return Object.entries(attributes).map(([name, value]) => `=${name}=${value}`);
}
