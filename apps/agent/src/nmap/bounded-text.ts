const BLANKS = /[\t\n\v\f\r]+/g;
/** Control characters, halves of surrogate pairs, and format characters: among them those that turn the reading direction. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Cf}]/gu;

/**
 * Text that an unknown program chose, fit to be stored and shown: at most `maxLength` UTF-16 units, no control or
 * invisible characters, no half characters, no blanks at its ends.
 */
export function boundedText(text: string, maxLength: number): string {
  // Removing only ever shortens, so looking at a few times the length is enough and a megabyte costs nothing.
  const looked = text
    .slice(0, maxLength * 4)
    .replace(BLANKS, ' ')
    .replace(UNSEEN, '')
    .trim();
  return looked.slice(0, maxLength).replace(UNSEEN, '').trimEnd();
}
