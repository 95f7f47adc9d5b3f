import type { MenuReading, Row } from '../session.js';
import { knowsProperty } from '../property-versions.js';
import { parseFlag, parseVersion, type RouterOsVersion } from '../router-values.js';
import { type Reads, type RouterSnapshot, versionOf } from '../snapshot.js';
import { Unanswerable } from './unanswerable.js';

/** One row as a check sees it: a property the router left out is no answer, unless the check names its default. */
export class SeenRow {
  constructor(
    readonly menu: string,
    private readonly row: Row,
    private readonly declared: readonly string[],
    private readonly version: RouterOsVersion | null,
  ) {}

  /** The text, or undefined when the router left it out. */
  maybe(property: string): string | undefined {
    if (!this.declared.includes(property)) throw new Error(`${this.menu} ${property} is used but not declared`);
    return this.row[property];
  }

  text(property: string, absent?: string): string {
    const value = this.maybe(property) ?? absent;
    if (value !== undefined) return value;
    throw knowsProperty(this.menu, property, this.version)
      ? new Unanswerable('unexpected_shape', `${this.menu} does not tell ${property}.`)
      : new Unanswerable('not_applicable', `${this.menu} has no ${property} in this version of RouterOS.`);
  }

  flag(property: string, absent?: boolean): boolean {
    const text = this.text(property, absent === undefined ? undefined : String(absent));
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

  get version(): RouterOsVersion {
    const version = parseVersion(this.only('/system/resource').text('version'));
    if (version === null) throw new Unanswerable('unexpected_shape', '/system/resource version has an unknown form.');
    return version;
  }

  rows(menu: string): SeenRow[] {
    const declared = this.reads[menu];
    if (declared === undefined) throw new Error(`${menu} is used but not declared`);
    const reading = this.snapshot.menus.get(menu);
    if (reading?.kind !== 'rows') throw whyNot(menu, reading);
    if (reading.total === 0 && NEVER_EMPTY.includes(menu)) {
      throw new Unanswerable('unexpected_shape', `${menu} was said to be empty.`);
    }
    if (reading.total > reading.rows.length) this.cut.push(menu);
    return reading.rows.map((row) => new SeenRow(menu, row, declared, versionOf(this.snapshot.menus)));
  }

  /** The rows of a menu that only some routers have; where it is absent there are none. */
  rowsIfAny(menu: string): SeenRow[] {
    return this.snapshot.menus.get(menu)?.kind === 'absent' ? [] : this.rows(menu);
  }

  /** The one row of a menu of settings. */
  only(menu: string): SeenRow {
    const [row] = this.rows(menu);
    // Settings always have values: a row without any says nothing, not even what is left out because it is the default.
    if (row === undefined || row.blank) throw new Unanswerable('unexpected_shape', `${menu} is empty.`);
    return row;
  }
}

function whyNot(menu: string, reading: MenuReading | undefined): Unanswerable {
  switch (reading?.kind) {
    case 'absent':
      return new Unanswerable('not_applicable', `This router has no ${menu}.`);
    case 'denied':
      return new Unanswerable('no_permission', `The login may not read ${menu}.`);
    case 'failed':
      return new Unanswerable('not_read', `${menu} was not read: ${reading.reason}.`.slice(0, 1000));
    case 'rows':
    case undefined:
      return new Unanswerable('not_read', `${menu} was not read.`);
  }
}
