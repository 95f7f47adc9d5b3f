import type { AdvisoryRecord, Criterion, ProductName, VersionBounds } from '../record/advisory-record.js';
import { cleanVersion, LAST_PLACE, placeOfNumbers, placeOfVersion } from '../versions/index.js';

const FIELD = /(?:[^:\\]|\\.)*/sy;

/** From which place to which a record speaks of a product's versions, both included (`placeOfVersion`). */
export type Span = readonly [first: number, last: number];

const EVERYTHING: Span = [0, LAST_PLACE];

/**
 * What a record can be found by: `vendor:product`, lower case and unescaped, of everything it calls vulnerable, and of
 * hardware also where it is only the carrier of a firmware, because that is all a scan may see. Without the part, which
 * sources and scanners use differently. Sorted. Each with its span: a version outside of it is none that the record names,
 * by the rules of `judgeVersion`; one inside may be. Spans are stored: whoever changes `cleanVersion` or `placeOfVersion`
 * adds a migration that empties `advisory_records.spans`, and rows without them are read for every version.
 */
export function spansOf(record: AdvisoryRecord): ReadonlyMap<string, Span> {
  if (record.state === 'rejected') return new Map();
  const spans = new Map<string, Span>();
  for (const { nodes } of record.configurations) {
    for (const { criteria } of nodes) criteria.forEach((criterion) => addSpan(criterion, spans));
  }
  return new Map([...spans].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function namesOf(record: AdvisoryRecord): string[] {
  return [...spansOf(record).keys()];
}

function addSpan({ vulnerable, criteria, bounds }: Criterion, spans: Map<string, Span>): void {
  const isHardware = criteria.startsWith('cpe:2.3:h:');
  if (!vulnerable && !isHardware) return;
  const [, , , vendor, product, version] = fieldsOf(criteria, 6);
  if (vendor === undefined || product === undefined) return;
  const name = { vendor: unescaped(vendor), product: unescaped(product) };
  const key = nameKey(name);
  const known = spans.get(key);
  if (known !== undefined && isEverything(known)) return;
  // Hardware carries firmware whose versions are not its own.
  const [first, last] = isHardware ? EVERYTHING : spanOf(version, bounds, name);
  spans.set(key, known === undefined ? [first, last] : [Math.min(first, known[0]), Math.max(last, known[1])]);
}

function isEverything([first, last]: Span): boolean {
  return first === EVERYTHING[0] && last === EVERYTHING[1];
}

function spanOf(version: string | undefined, bounds: VersionBounds, name: ProductName): Span {
  const starts = [bounds.startIncluding, bounds.startExcluding].filter((bound) => bound !== undefined);
  const ends = [bounds.endIncluding, bounds.endExcluding].filter((bound) => bound !== undefined);
  if (starts.length + ends.length === 0) return spanOfVersion(version ?? '*', name);
  // A bound that is no version rules nothing out.
  const first = Math.max(EVERYTHING[0], ...starts.map((bound) => placeOf(bound, name) ?? EVERYTHING[0]));
  const last = Math.min(EVERYTHING[1], ...ends.map((bound) => placeOf(bound, name) ?? EVERYTHING[1]));
  return first <= last ? [first, last] : EVERYTHING;
}

/** A version is named by its text as well as by what the text means. */
function spanOfVersion(field: string, name: ProductName): Span {
  const ofNumbers = placeOfNumbers(field);
  if (ofNumbers !== null) return [ofNumbers, ofNumbers];
  if (field === '-' || /(?<!\\)[*?]/.test(field)) return EVERYTHING;
  const text = unescaped(field);
  const places = [placeOf(text, name), placeOfVersion(text) ?? placeOf(text, name)];
  const known = places.filter((place) => place !== null);
  return known.length < places.length ? EVERYTHING : [Math.min(...known), Math.max(...known)];
}

function placeOf(text: string, name: ProductName): number | null {
  const ofNumbers = placeOfNumbers(text);
  if (ofNumbers !== null) return ofNumbers;
  const clean = cleanVersion(text, name);
  return clean === null ? null : placeOfVersion(clean.version);
}

/** `vendor:product`, as names are kept and answered. */
export function nameKey({ vendor, product }: { readonly vendor: string; readonly product: string }): string {
  return `${vendor}:${product}`.toLowerCase();
}

function fieldsOf(criteria: string, count: number): string[] {
  const fields: string[] = [];
  FIELD.lastIndex = 0;
  while (fields.length < count) {
    const field = FIELD.exec(criteria);
    if (field === null) break;
    fields.push(field[0]);
    if (criteria[FIELD.lastIndex] !== ':') break;
    FIELD.lastIndex += 1;
  }
  return fields;
}

function unescaped(field: string): string {
  return field.includes('\\') ? field.replace(/\\(.)/gs, '$1') : field;
}
