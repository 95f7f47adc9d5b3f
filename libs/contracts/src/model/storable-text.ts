const HALF_CHARACTER = /\p{Surrogate}/u;

/** Why a text is refused that is not {@link isStorable}. */
export const UNSTORABLE = 'must be text without NUL and half characters';

/** Whether a database holds the text as it is. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && !HALF_CHARACTER.test(text);
}

/** The text with U+FFFD for what no database holds. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\ufffd').replaceAll(new RegExp(HALF_CHARACTER, 'gu'), '\ufffd');
}
