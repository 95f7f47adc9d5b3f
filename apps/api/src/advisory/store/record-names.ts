import type { AdvisoryRecord, Criterion } from '../record/advisory-record.js';

const FIELD = /(?:[^:\\]|\\.)*/sy;

/**
 * What a record can be found by: `vendor:product`, lower case and unescaped, of everything it calls vulnerable, and of
 * hardware also where it is only the carrier of a firmware, because that is all a scan may see. Without the part, which
 * sources and scanners use differently. Sorted.
 */
export function namesOf(record: AdvisoryRecord): string[] {
  if (record.state === 'rejected') return [];
  const names = new Set<string>();
  for (const { nodes } of record.configurations) {
    for (const { criteria } of nodes) criteria.forEach((criterion) => addName(criterion, names));
  }
  return [...names].sort();
}

function addName({ vulnerable, criteria }: Criterion, names: Set<string>): void {
  if (!vulnerable && !criteria.startsWith('cpe:2.3:h:')) return;
  const [, , , vendor, product] = fieldsOf(criteria, 5);
  if (vendor === undefined || product === undefined) return;
  names.add(nameKey({ vendor: unescaped(vendor), product: unescaped(product) }));
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
