/** The properties of one item as the API names and writes them. */
export type Attributes = Readonly<Record<string, string>>;

/** A row of a list; it gets an `.id` when it has none. */
export type Item = Attributes;

/** A menu that prints one item (settings), a list of items, or settings that depend on the time. */
export type Menu =
  | { readonly kind: 'settings'; readonly values: Attributes }
  | { readonly kind: 'list'; readonly items: readonly Item[] }
  | { readonly kind: 'live'; readonly valuesAt: (now: Date) => Attributes };

/** Menus by path, as the tables write them: an object is settings, an array a list, a function lives. */
export type MenuTable = Readonly<Record<string, Attributes | readonly Item[] | ((now: Date) => Attributes)>>;

/** The menu behind an entry of a table. */
export function menuOf(entry: MenuTable[string]): Menu {
  if (typeof entry === 'function') return { kind: 'live', valuesAt: entry };
  return isList(entry) ? { kind: 'list', items: entry } : { kind: 'settings', values: entry };
}

export function isList(entry: Attributes | readonly Item[]): entry is readonly Item[] {
  return Array.isArray(entry);
}
