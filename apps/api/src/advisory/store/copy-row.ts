import type { ColumnValue } from './landing.js';

const SPECIAL = /[\\\t\n\r\0]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': '' };
const REPLACEMENT = '\ufffd';

/**
 * One line of COPY's text format. What PostgreSQL cannot hold is dropped (NUL) or replaced (half of a surrogate pair), so
 * that one bad character costs no sync.
 */
export function copyRow(values: readonly ColumnValue[]): string {
  return `${values.map(copyField).join('\t')}\n`;
}

function copyField(value: ColumnValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escaped(value);
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return escaped(`{${value.map(arrayElement).join(',')}}`);
}

function arrayElement(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

function escaped(text: string): string {
  return text.replace(SPECIAL, (character) => ESCAPES[character] ?? REPLACEMENT);
}
