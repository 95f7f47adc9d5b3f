import type { MenuReading, Row } from '../session.js';
import { isOptionalMenu, knowsProperty, mayBeLeftOut } from '../property-versions.js';
import { parseFlag, parseVersion, type RouterOsVersion } from '../router-values.js';
import { type Reads, type RouterSnapshot, versionOf } from '../snapshot.js';
import { Unanswerable } from './unanswerable.js';

/** One row as a check sees it: a property the router left out is no answer, unless RouterOS leaves it out while unset. */
export class SeenRow {
  constructor(
    readonly menu: string,
    private readonly row: Row,
    private readonly declared: readonly string[],
    private readonly version: RouterOsVersion | null,
  ) {}

  /**
   * The text, or undefined when RouterOS has reason not to tell it: it is unset, or of another version. Of a router whose
   * version is unknown it may be of another version, so the check has to find its answer elsewhere in the row.
   */
  maybe(property: string): string | undefined {
    const value = this.told(property);
    if (value === undefined && this.version !== null && !this.isRightlyMissing(property)) throw this.lacks(property);
    return value;
  }

  /** The text, or `unset` when RouterOS has reason not to tell it. */
  text(property: string, unset?: string): string {
    const value = this.told(property);
    if (value !== undefined) return value;
    if (unset !== undefined && this.isRightlyMissing(property)) return unset;
    throw this.lacks(property);
  }

  /** The text for evidence, where a gap decides nothing. */
  shown(property: string): string {
    return this.told(property) ?? '?';
  }

  private told(property: string): string | undefined {
    if (!this.declared.includes(property)) throw new Error(`${this.menu} ${property} is used but not declared`);
    return this.row[property];
  }

  private isRightlyMissing(property: string): boolean {
    return mayBeLeftOut(this.menu, property, this.version) || !knowsProperty(this.menu, property, this.version);
  }

  private lacks(property: string): Unanswerable {
    return knowsProperty(this.menu, property, this.version)
      ? new Unanswerable('unexpected_shape', `${this.menu} does not tell ${property}.`)
      : new Unanswerable('not_applicable', `${this.menu} has no ${property} in this version of RouterOS.`, true);
  }

  flag(property: string, unset?: boolean): boolean {
    const text = this.text(property, unset === undefined ? undefined : String(unset));
    const value = parseFlag(text);
    if (value === null) {
      throw new Unanswerable(
        'unexpected_shape',
        `${this.menu} ${property} is neither yes nor no: ${text.slice(0, 60)}.`,
      );
    }
    return value;
  }

  number(property: string): number {
    const text = this.text(property);
    if (!/^\d{1,15}$/.test(text)) {
      throw new Unanswerable('unexpected_shape', `${this.menu} ${property} is no number: ${text.slice(0, 60)}.`);
    }
    return Number(text);
  }

  /** Whether the router said anything about it at all. */
  get blank(): boolean {
    return Object.keys(this.row).length === 0;
  }

  /** Whether the row is in force. RouterOS leaves `disabled` out of some menus when it is false. */
  get enabled(): boolean {
    return !this.flag('disabled', false);
  }
}

/** Menus that RouterOS itself fills: without a row, the answer was cut and proves nothing. */
const NEVER_EMPTY = [
  '/interface',
  '/ip/firewall/service-port',
  '/ip/route',
  '/ip/service',
  '/snmp/community',
  '/system/logging',
  '/system/logging/action',
  '/user',
  '/user/group',
];

/** The part of a snapshot that one check declared, with every gap turned into the reason why there is no answer. */
export class Seen {
  /** Menus of which only the first rows are known: nobody can say that nothing in them is wrong. */
  readonly cut: string[] = [];

  constructor(
    private readonly snapshot: RouterSnapshot,
    private readonly reads: Reads,
  ) {}

  get readAt(): Date {
    return this.snapshot.readAt;
  }

  get askedBy(): string {
    return this.snapshot.askedBy;
  }

  /** Null when the router told none that can be understood; only a fault may be rated by it. */
  get knownVersion(): RouterOsVersion | null {
    return versionOf(this.snapshot.menus);
  }

  get version(): RouterOsVersion {
    const version = parseVersion(this.only('/system/resource').text('version'));
    if (version === null) throw new Unanswerable('unexpected_shape', '/system/resource version has an unknown form.');
    return version;
  }

  rows(menu: string): SeenRow[] {
    const declared = this.reads[menu];
    if (declared === undefined) throw new Error(`${menu} is used but not declared`);
    const reading = this.snapshot.menus.get(menu);
    const version = versionOf(this.snapshot.menus);
    if (reading?.kind !== 'rows') throw whyNot(menu, reading, version);
    if (reading.total === 0 && NEVER_EMPTY.includes(menu)) {
      throw new Unanswerable('unexpected_shape', `${menu} was said to be empty.`);
    }
    if (reading.total > reading.rows.length) this.cut.push(menu);
    return reading.rows.map((row) => new SeenRow(menu, row, declared, version));
  }

  /** The rows of a menu that this router may rightly lack; where it does, there are none. */
  rowsIfOptional(menu: string): SeenRow[] {
    try {
      return this.rows(menu);
    } catch (error) {
      if (error instanceof Unanswerable && error.nothingThere) return [];
      throw error;
    }
  }

  /** The one row of a menu of settings. */
  only(menu: string): SeenRow {
    const [row] = this.rows(menu);
    // Settings always have values: a row without any says nothing, not even what is left out because it is the default.
    if (row === undefined || row.blank) throw new Unanswerable('unexpected_shape', `${menu} is empty.`);
    return row;
  }
}

function whyNot(menu: string, reading: MenuReading | undefined, version: RouterOsVersion | null): Unanswerable {
  switch (reading?.kind) {
    case 'absent':
      return new Unanswerable('not_applicable', `This router has no ${menu}.`, isOptionalMenu(menu, version));
    case 'denied':
      return new Unanswerable('no_permission', `The login may not read ${menu}.`);
    case 'failed':
      return new Unanswerable('not_read', `${menu} was not read: ${reading.reason}.`.slice(0, 1000));
    case 'rows':
    case undefined:
      return new Unanswerable('not_read', `${menu} was not read.`);
  }
}
