import type { Severity } from '#contracts';
import type { Answer, Check, Fault, Remedy } from './check.js';
import { Unanswerable } from './unanswerable.js';
import type { Seen, SeenRow } from './seen.js';

/** What every check says of itself, whatever it looks at. */
export interface Head {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly remedy: Remedy;
  /** Rises when the meaning of the check changes; 1 when absent. */
  readonly version?: number;
}

/** A question to a menu of settings: which value of one property is wrong. */
export interface SettingCheck extends Head {
  readonly menu: string;
  readonly property: string;
  readonly wrong: (value: string) => boolean;
}

export function setting(spec: SettingCheck): Check {
  const { menu, property } = spec;
  return {
    ...headOf(spec),
    reads: { [menu]: [property] },
    decide: (seen) => {
      const value = seen.only(menu).text(property);
      return spec.wrong(value) ? fault(menu, `${property}=${value}`) : null;
    },
  };
}

/** A question to a yes-or-no setting: it must not have the value `wrong`. */
export function flagSetting(spec: Head & { menu: string; property: string; wrong: boolean }): Check {
  const { menu, property, wrong } = spec;
  return {
    ...headOf(spec),
    reads: { [menu]: [property] },
    decide: (seen) => (seen.only(menu).flag(property) === wrong ? fault(menu, `${property}=${String(wrong)}`) : null),
  };
}

/** A question to every row of a menu: none may offend. */
export interface RowsCheck extends Head {
  readonly menu: string;
  readonly properties: readonly string[];
  readonly offends: (row: SeenRow, seen: Seen) => boolean;
  /** How an offending row is named in the evidence. */
  readonly show: (row: SeenRow) => string;
}

export function noRow(spec: RowsCheck): Check {
  return {
    ...headOf(spec),
    reads: { [spec.menu]: spec.properties },
    decide: (seen) => offenders(spec.menu, seen.rows(spec.menu), (row) => spec.offends(row, seen), spec.show),
  };
}

/** The rows that offend, as one fault. A row that cannot be judged matters only when no other row offends. */
export function offenders(
  asked: string,
  rows: readonly SeenRow[],
  offends: (row: SeenRow) => boolean,
  show: (row: SeenRow) => string,
): Answer {
  const unjudged: Unanswerable[] = [];
  const found = rows.filter((row) => {
    try {
      if (row.blank) throw new Unanswerable('unexpected_shape', `${asked} has a row without any property.`);
      return offends(row);
    } catch (error) {
      if (!(error instanceof Unanswerable)) throw error;
      unjudged.push(error);
      return false;
    }
  });
  if (found.length > 0) return fault(asked, found.map(show).join('; '));
  if (unjudged[0] !== undefined) throw unjudged[0];
  return null;
}

/**
 * Several questions of which one fault is enough. Without a fault, one open question leaves the whole open; a menu this
 * router may rightly lack opens nothing, unless it has none of them.
 */
export function anyFault(questions: readonly (() => Answer)[]): Answer {
  const faults: Fault[] = [];
  const open: Unanswerable[] = [];
  for (const ask of questions) {
    try {
      const answer = ask();
      if (answer !== null) faults.push(answer);
    } catch (error) {
      if (!(error instanceof Unanswerable)) throw error;
      open.push(error);
    }
  }
  if (faults.length > 0) return fault(joined(faults, 'asked', ', '), joined(faults, 'found', '; '));
  const unread = open.find((error) => !error.nothingThere) ?? null;
  const reason = unread ?? (open.length === questions.length ? open[0] : null);
  if (reason) throw reason;
  return null;
}

function joined(faults: readonly Fault[], part: 'asked' | 'found', separator: string): string {
  return faults.map((one) => one[part]).join(separator);
}

export function fault(asked: string, found: string, severity?: Severity): Fault {
  return severity === undefined ? { asked, found } : { asked, found, severity };
}

function headOf(head: Head): Head & { version: number } {
  return { id: head.id, version: head.version ?? 1, title: head.title, severity: head.severity, remedy: head.remedy };
}

/** A question of its own shape. */
export function question(spec: Head & Pick<Check, 'reads' | 'decide'>): Check {
  return { ...headOf(spec), reads: spec.reads, decide: spec.decide };
}
