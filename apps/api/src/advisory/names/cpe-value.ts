/** How many characters may stand before or after the text: `?` is zero or one each, `*` any number. */
export interface Wildcards {
  readonly before: number | 'any';
  readonly after: number | 'any';
}

/** One attribute of a CPE name: any value, not applicable, or a text (unescaped, lower case), perhaps with wildcards at its ends. */
export type CpeValue =
  | { readonly kind: 'any' }
  | { readonly kind: 'na' }
  | { readonly kind: 'value'; readonly text: string; readonly wildcards?: Wildcards };

export const ANY: CpeValue = { kind: 'any' };
export const NOT_APPLICABLE: CpeValue = { kind: 'na' };

/** A character as it was written: standing for itself, or as a wildcard. */
export interface WrittenCharacter {
  readonly character: string;
  readonly wildcard: boolean;
  readonly escaped?: boolean;
}

const NO_WILDCARDS: Wildcards = { before: 0, after: 0 };

/** The value these characters say; null when a wildcard stands inside the text, or `*` beside another wildcard. */
export function valueOf(characters: readonly WrittenCharacter[]): CpeValue | null {
  const first = characters.findIndex(({ wildcard }) => !wildcard);
  if (first < 0) return valueOfWildcards(characters);
  const last = characters.findLastIndex(({ wildcard }) => !wildcard);
  const inside = characters.slice(first, last + 1);
  if (inside.some(({ wildcard }) => wildcard)) return null;
  const before = countOf(characters.slice(0, first));
  const after = countOf(characters.slice(last + 1));
  if (before === null || after === null) return null;
  const text = inside.map(({ character }) => character).join('');
  return before === 0 && after === 0 ? { kind: 'value', text } : { kind: 'value', text, wildcards: { before, after } };
}

export function wildcardsOf(value: CpeValue): Wildcards {
  return value.kind === 'value' ? (value.wildcards ?? NO_WILDCARDS) : NO_WILDCARDS;
}

/** `*` alone is any value; `??` alone is a text of at most two characters. */
function valueOfWildcards(characters: readonly WrittenCharacter[]): CpeValue | null {
  const count = countOf(characters);
  if (count === null || count === 0) return null;
  return count === 'any' ? ANY : { kind: 'value', text: '', wildcards: { before: count, after: 0 } };
}

function countOf(wildcards: readonly WrittenCharacter[]): number | 'any' | null {
  if (wildcards.every(({ character }) => character === '?')) return wildcards.length;
  return wildcards.length === 1 ? 'any' : null;
}
