import type { Attributes } from './menu.js';

const PROPERTY = /([^\s=]+)=("(?:[^"\\]|\\.)*"|\S*)/g;
const ESCAPES: Readonly<Record<string, string>> = { r: '\r', n: '\n' };

/** One item written as RouterOS writes it: `name=value`, quotes around a value with spaces, `\r`, `\n`, `\"` inside. */
export function item(text: string): Attributes {
  return Object.fromEntries([...text.matchAll(PROPERTY)].map(([, name = '', value = '']) => [name, unquote(value)]));
}

/** One item per line that is not blank. */
export function items(text: string): Attributes[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(item);
}

function unquote(value: string): string {
  if (!value.startsWith('"')) return value;
  return value.slice(1, -1).replace(/\\(.)/g, (_escape, letter: string) => ESCAPES[letter] ?? letter);
}
