/** Most values (fields and list elements, at all depths) one body may hold, and how deep it may go. */
export const MAX_VALUES = 10_000;
export const MAX_DEPTH = 16;

/** Why a body is refused before its fields are looked at. */
export type BodyRefusal =
  | { readonly kind: 'too_deep' | 'too_many' }
  /** `__proto__` is an ordinary key to the JSON parser, and a trap for whoever copies the object later. */
  | { readonly kind: 'forbidden_key'; readonly path: readonly PropertyKey[] };

/** Walks a parsed JSON value within bounds; null when there is nothing against it. */
export function refuseBody(body: unknown): BodyRefusal | null {
  const open: { readonly value: unknown; readonly path: readonly PropertyKey[] }[] = [{ value: body, path: [] }];
  let seen = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (path.length >= MAX_DEPTH) return { kind: 'too_deep' };
    if (Object.hasOwn(value, '__proto__')) return { kind: 'forbidden_key', path: [...path, '__proto__'] };
    const keys = Object.keys(value);
    seen += keys.length;
    if (seen > MAX_VALUES) return { kind: 'too_many' };
    const isList = Array.isArray(value);
    for (const key of keys) {
      open.push({ value: (value as Record<string, unknown>)[key], path: [...path, isList ? Number(key) : key] });
    }
  }
  return null;
}
