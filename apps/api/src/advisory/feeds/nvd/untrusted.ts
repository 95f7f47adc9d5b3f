/** A JSON object of which nothing is known. */
export type Members = Readonly<Record<string, unknown>>;

/** The members of an object; null of anything else. */
export function membersOf(value: unknown): Members | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : null;
}

/** The objects in a list, at most so many; none when it is no list. */
export function listIn(members: Members, key: string, most: number): Members[] {
  const value = members[key];
  if (!Array.isArray(value)) return [];
  return (value as unknown[])
    .slice(0, most)
    .map(membersOf)
    .filter((element) => element !== null);
}

/** A text, cut to so many characters and without NUL, which no database holds; undefined when it is none, or empty. */
export function textIn(members: Members, key: string, maxLength: number): string | undefined {
  const value = members[key];
  if (typeof value !== 'string' || value === '') return undefined;
  const text = value.length > maxLength ? value.slice(0, maxLength) : value;
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}

/** How long a list is, whatever is in it; 0 when it is none. */
export function lengthIn(members: Members, key: string): number {
  const value = members[key];
  return Array.isArray(value) ? value.length : 0;
}
