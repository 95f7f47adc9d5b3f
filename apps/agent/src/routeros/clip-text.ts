/** Text a router chose, fit for a message: no control characters, at most `length` UTF-16 units, no half character. */
export function clipText(text: string, length: number): string {
  const printable = text.replace(/\p{Cc}|\p{Cs}/gu, ' ');
  if (printable.length <= length) return printable;
  const cut = printable.slice(0, length - 1);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
