import { type Attributes, isList, type Item, type Menu, menuOf, type MenuTable } from './menu.js';
import { isAtLeast, type Release } from './release.js';

/** Never in a reply, whoever put it there. */
const SECRETS = new Set(
  [
    'password secret secrets ipsec-secret preshared-key passphrase pin-number',
    'authentication-password encryption-password wpa-pre-shared-key wpa2-pre-shared-key',
  ].flatMap((names) => names.split(' ')),
);

interface Contents {
  readonly menus: ReadonlyMap<string, Menu>;
  readonly denied: readonly string[];
}

/** A router's menus as data. Immutable: every change is a new profile. */
export class RouterProfile {
  private constructor(
    readonly name: string,
    readonly release: Release,
    private readonly contents: Contents,
  ) {}

  static of(name: string, release: Release, table: MenuTable): RouterProfile {
    const menus = new Map(Object.entries(table).map(([path, entry]) => [path, menuOf(entry)]));
    return new RouterProfile(name, release, { menus, denied: [] });
  }

  get version(): string {
    return this.release.version;
  }

  /** Since 7.18 a command without anything to show says so before its `!done`. */
  get saysEmpty(): boolean {
    return isAtLeast(this.release, '7.18');
  }

  named(name: string): RouterProfile {
    return new RouterProfile(name, this.release, this.contents);
  }

  /** Settings are merged into what is there, a list replaces the rows; a menu that is absent comes into being. */
  with(path: string, change: Attributes | readonly Item[]): RouterProfile {
    const before = this.contents.menus.get(path);
    if (isList(change)) return this.replacing(path, menuOf(change));
    if (before?.kind === 'list') throw new TypeError(`${path} is a list: give rows, or use editing()`);
    if (before?.kind === 'live') {
      return this.replacing(path, { kind: 'live', valuesAt: (now) => ({ ...before.valuesAt(now), ...change }) });
    }
    return this.replacing(path, menuOf({ ...before?.values, ...change }));
  }

  /** Settings worked out anew at every `print`. */
  live(path: string, valuesAt: (now: Date) => Attributes): RouterProfile {
    return this.replacing(path, { kind: 'live', valuesAt });
  }

  /** Rows after those that are there. */
  adding(path: string, ...rows: readonly Item[]): RouterProfile {
    return this.replacing(path, menuOf([...this.itemsOf(path), ...rows]));
  }

  /** Rows before those that are there; order matters to a firewall. */
  prepending(path: string, ...rows: readonly Item[]): RouterProfile {
    return this.replacing(path, menuOf([...rows, ...this.itemsOf(path)]));
  }

  /** Merges a change into every row that has all the values of `match`. */
  editing(path: string, match: Attributes, change: Attributes): RouterProfile {
    const fits = (row: Item) => Object.entries(match).every(([name, value]) => row[name] === value);
    return this.replacing(path, menuOf(this.itemsOf(path).map((row) => (fits(row) ? { ...row, ...change } : row))));
  }

  /** Takes a menu and everything below it away, as if its package were not installed. */
  without(path: string): RouterProfile {
    const menus = new Map([...this.contents.menus].filter(([candidate]) => !isWithin(candidate, path)));
    return new RouterProfile(this.name, this.release, { ...this.contents, menus });
  }

  /** Commands in this menu and below it meet `not enough permissions`. */
  deny(path: string): RouterProfile {
    return new RouterProfile(this.name, this.release, {
      ...this.contents,
      denied: [...this.contents.denied, path],
    });
  }

  get paths(): readonly string[] {
    return [...this.contents.menus.keys()];
  }

  has(path: string): boolean {
    return this.contents.menus.has(path);
  }

  isDenied(path: string): boolean {
    return this.contents.denied.some((denied) => isWithin(path, denied));
  }

  /** The items a `print` shows: one without `.id` for settings, rows with one for a list, never a secret. */
  read(path: string, now: Date): readonly Attributes[] {
    const menu = this.contents.menus.get(path);
    if (menu === undefined) return [];
    if (menu.kind === 'list') return menu.items.map((row, index) => withoutSecrets(this.identified(path, row, index)));
    return [withoutSecrets(menu.kind === 'live' ? menu.valuesAt(now) : menu.values)];
  }

  /** How the release words that a menu is not there. Seen in so many words on 7.24, on older ones as a prefix. */
  absenceMessage(path: string): string {
    const isNew = isAtLeast(this.release, '7.20');
    return isNew ? `no such command or directory (${path.slice(path.lastIndexOf('/') + 1)})` : 'no such command prefix';
  }

  /** The policies a group grants. */
  policiesOf(group: string): ReadonlySet<string> {
    const row = this.itemsOf('/user/group').find(({ name }) => name === group);
    return new Set((row?.policy ?? '').split(',').filter((policy) => policy !== '' && !policy.startsWith('!')));
  }

  private itemsOf(path: string): readonly Item[] {
    const menu = this.contents.menus.get(path);
    return menu?.kind === 'list' ? menu.items : [];
  }

  private replacing(path: string, menu: Menu): RouterProfile {
    const menus = new Map(this.contents.menus).set(path, menu);
    return new RouterProfile(this.name, this.release, { ...this.contents, menus });
  }

  /** `*` and upper-case hex; services count from 0, files carry a token since 7.24. */
  private identified(path: string, row: Item, index: number): Item {
    const number = (index + (path === '/ip/service' || path === '/snmp/community' ? 0 : 1)).toString(16).toUpperCase();
    const id = path === '/file' && isAtLeast(this.release, '7.24') ? `**2F${number.padStart(4, '0')}` : `*${number}`;
    return { '.id': id, ...row };
  }
}

function withoutSecrets(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !SECRETS.has(name)));
}

function isWithin(path: string, ancestor: string): boolean {
  return path === ancestor || path.startsWith(`${ancestor}/`);
}
