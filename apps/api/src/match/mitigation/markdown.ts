/**
 * A text as one line of plain words in Markdown: nothing in it is markup, whatever it holds. For facts, which may come from
 * feeds and devices.
 */
export function plain(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_{}[\]<>#|~!&$]/g, '\\$&')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/(https?|ftp):\/\//gi, '$1:\u200b//')
    .replace(/\bwww\./gi, 'www\u200b.');
}

/** A text as code within a line. */
export function code(text: string): string {
  return `\`${oneLine(text).replaceAll('`', "'")}\``;
}

/** Commands as a block of code; a fence within them is no fence. */
export function codeBlock(lines: readonly string[]): string {
  return ['```routeros', ...lines.map((line) => oneLine(line).replaceAll('`', "'")), '```'].join('\n');
}

/** A link; only to the web, and to nothing that would end it early. */
export function link(name: string, url: string): string {
  const isSafe = /^https:\/\/[\w.-]+\/[\w./?=&%-]*$/.test(url);
  return isSafe ? `[${plain(name)}](${url})` : plain(name);
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
