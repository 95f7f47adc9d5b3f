import { readFileSync } from 'node:fs';

/** Where an installed agent keeps its variables; the service manager reads the same file. */
export const DEFAULT_ENV_FILE = '/etc/siteward-agent/agent.env';

type Variables = Readonly<Record<string, string | undefined>>;

const ASSIGNMENT = /^\s*([A-Za-z_][A-Za-z0-9_]*)=(.*)$/;
/** Needs no quotes for systemd (systemd.exec(5), EnvironmentFile=) and for a shell. */
const PLAIN = /^[\w.:/@,+-]*$/;

/** The variables in a text such as systemd reads it: `NAME=value` lines, quotes, backslashes, `#` and `;` comments. */
export function parseEnvFile(text: string): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const line of text.split(/\r?\n/)) {
    const [, name, value] = ASSIGNMENT.exec(line) ?? [];
    if (name !== undefined && value !== undefined) variables[name] = unquoted(value.trim());
  }
  return variables;
}

/**
 * The text with these variables set, or taken out where they are undefined. Everything else stays as it was, comments included.
 * @throws {RangeError} for a value with a control character, which no line can hold.
 */
export function withVariables(text: string, change: Variables): string {
  const given = new Map(Object.entries(change));
  const kept = text.split(/\r?\n/).flatMap((line) => {
    const name = ASSIGNMENT.exec(line)?.[1];
    if (name === undefined || !given.has(name)) return [line];
    const value = given.get(name);
    given.delete(name);
    return value === undefined ? [] : [lineOf(name, value)];
  });
  const added = [...given].flatMap(([name, value]) => (value === undefined ? [] : [lineOf(name, value)]));
  while (kept.at(-1) === '') kept.pop();
  return [...kept, ...added, ''].join('\n');
}

/** @throws when the file cannot be read. */
export function readEnvFile(path: string): Record<string, string> {
  return parseEnvFile(readFileSync(path, 'utf8'));
}

function lineOf(name: string, value: string): string {
  if (/\p{Cc}/u.test(value)) throw new RangeError(`${name} may not hold line breaks or other control characters`);
  return PLAIN.test(value) ? `${name}=${value}` : `${name}="${value.replace(/["\\$`]/g, '\\$&')}"`;
}

function unquoted(value: string): string {
  const single = /^'([^']*)'$/.exec(value);
  if (single !== null) return single[1] ?? '';
  const double = /^"(.*)"$/.exec(value);
  return (double?.[1] ?? value).replace(/\\(.)/g, '$1');
}
