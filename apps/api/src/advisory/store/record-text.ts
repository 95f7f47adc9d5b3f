import type { AdvisoryRecord, Configuration, Criterion, CvssScore, VersionBounds } from '../record/advisory-record.js';

/**
 * How a record is kept: a list without the names of its members, and CPE names without what nearly all of them share. Half
 * the bytes of the plain JSON, and quicker to read.
 */

const CPE = 'cpe:2.3:';
const CPE_FIELDS = 11;
const ANY = ':*';
/** In front of a criterion that is kept as it is. */
const VERBATIM = '=';
/** In front of a criterion with the part, vendor and product of the one before. */
const SAME_PRODUCT = '~';
const LEADING_FIELDS = /^(?:[^:\\]|\\.)*:(?:[^:\\]|\\.)*:(?:[^:\\]|\\.)*:/s;
const WHOLE_CPE = /^[aho*-](?::(?:[^:\\]|\\.)+){10}$/s;

type KeptBounds = readonly [string | null, string | null, string | null, string | null];
/** A criterion that is vulnerable and has no bounds is its text alone. */
type KeptCriterion = string | readonly [string, vulnerable: 0 | 1, ...([] | KeptBounds)];
type KeptGroup<Member> = readonly [operator: 'AND' | 'OR', negate: 0 | 1, ...Member[]];
type KeptScore = readonly [string, 0 | 1, CvssScore['version'], number, string];
type KeptRecord = readonly [
  published: string | null,
  modified: string | null,
  scores: readonly KeptScore[],
  cwes: readonly string[],
  references: readonly string[],
  configurations: readonly KeptGroup<KeptGroup<KeptCriterion>>[],
];

/** Everything of a record that has no column of its own. */
export function writeRecord(record: AdvisoryRecord): string {
  const writer = new CriterionWriter();
  const kept: KeptRecord = [
    record.published,
    record.modified,
    record.scores.map(({ source, type, version, score, vector }) => [
      source,
      bit(type === 'primary'),
      version,
      score,
      vector,
    ]),
    record.cwes,
    record.references,
    record.configurations.map(({ operator, negate, nodes }) => [
      operator,
      bit(negate),
      ...nodes.map((node): KeptGroup<KeptCriterion> => [
        node.operator,
        bit(node.negate),
        ...node.criteria.map((criterion) => writer.write(criterion)),
      ]),
    ]),
  ];
  return JSON.stringify(kept);
}

/** The record that {@link writeRecord} wrote, with what has a column. */
export function readRecord(
  columns: Pick<AdvisoryRecord, 'cve' | 'source' | 'state' | 'description'>,
  body: string,
): AdvisoryRecord {
  const [published, modified, scores, cwes, references, configurations] = JSON.parse(body) as KeptRecord;
  const reader = new CriterionReader();
  return {
    ...columns,
    published,
    modified,
    scores: scores.map(([source, primary, version, score, vector]) => ({
      source,
      type: primary === 1 ? 'primary' : 'secondary',
      version,
      score,
      vector,
    })),
    cwes,
    references,
    configurations: configurations.map(([operator, negate, ...nodes]): Configuration => ({
      operator,
      negate: negate === 1,
      nodes: nodes.map(([nodeOperator, nodeNegate, ...criteria]) => ({
        operator: nodeOperator,
        negate: nodeNegate === 1,
        criteria: criteria.map((criterion) => reader.read(criterion)),
      })),
    })),
  };
}

/** When the record that {@link writeRecord} wrote was modified, without reading the rest of it. */
export function modifiedIn(body: string): string | null {
  return (JSON.parse(body) as KeptRecord)[1];
}

class CriterionWriter {
  private product = '';

  write({ vulnerable, criteria, bounds }: Criterion): KeptCriterion {
    const text = this.shortened(criteria);
    const kept = [bounds.startIncluding, bounds.startExcluding, bounds.endIncluding, bounds.endExcluding] as const;
    if (kept.every((bound) => bound === undefined)) return vulnerable ? text : [text, 0];
    const [a = null, b = null, c = null, d = null] = kept;
    return [text, bit(vulnerable), a, b, c, d];
  }

  private shortened(criteria: string): string {
    const fields = criteria.startsWith(CPE) ? criteria.slice(CPE.length) : '';
    if (!WHOLE_CPE.test(fields)) return VERBATIM + criteria;
    const product = LEADING_FIELDS.exec(fields)?.[0] ?? '';
    const rest = withoutTrailingAny(fields.slice(product.length - 1)).slice(1);
    const text = (product === this.product ? SAME_PRODUCT : product) + rest;
    this.product = product;
    return text;
  }
}

const NO_BOUNDS: VersionBounds = {};

class CriterionReader {
  private product = '';

  read(kept: KeptCriterion): Criterion {
    if (typeof kept === 'string') return { vulnerable: true, criteria: this.whole(kept), bounds: NO_BOUNDS };
    return { vulnerable: kept[1] === 1, criteria: this.whole(kept[0]), bounds: boundsOf(kept) };
  }

  private whole(text: string): string {
    if (text.startsWith(SAME_PRODUCT)) return this.product + padded(text.slice(SAME_PRODUCT.length));
    if (text.startsWith(VERBATIM)) return text.slice(VERBATIM.length);
    const product = text.slice(0, productEnd(text));
    this.product = CPE + product;
    return this.product + padded(text.slice(product.length));
  }
}

/** Where the fields after part, vendor and product begin. */
function productEnd(text: string): number {
  if (text.includes('\\')) return LEADING_FIELDS.exec(text)?.[0].length ?? 0;
  return text.indexOf(':', text.indexOf(':', text.indexOf(':') + 1) + 1) + 1;
}

/** By index: taking a list apart goes through its iterator, which is slow for so many. */
function boundsOf(kept: Exclude<KeptCriterion, string>): VersionBounds {
  const bounds: { -readonly [Bound in keyof VersionBounds]: string } = {};
  if (typeof kept[2] === 'string') bounds.startIncluding = kept[2];
  if (typeof kept[3] === 'string') bounds.startExcluding = kept[3];
  if (typeof kept[4] === 'string') bounds.endIncluding = kept[4];
  if (typeof kept[5] === 'string') bounds.endExcluding = kept[5];
  return bounds;
}

/** Of fields that begin with their colon. */
function withoutTrailingAny(fields: string): string {
  let end = fields.length;
  while (end >= ANY.length && fields.endsWith(ANY, end) && fields[end - ANY.length - 1] !== '\\') end -= ANY.length;
  return fields.slice(0, end);
}

/** The version to the end. */
const LAST_FIELDS = CPE_FIELDS - 3;
const ALL_ANY = Array.from({ length: LAST_FIELDS + 1 }, (_, fields) => Array<string>(fields).fill('*').join(':'));
const BEHIND_VERSION = `:${ALL_ANY[LAST_FIELDS - 1] ?? ''}`;

/** With the fields that are missing, which are any. */
function padded(rest: string): string {
  if (rest === '') return ALL_ANY[LAST_FIELDS] ?? '';
  if (!rest.includes(':')) return rest + BEHIND_VERSION;
  const missing = LAST_FIELDS - fieldsIn(rest);
  return missing === 0 ? rest : `${rest}:${ALL_ANY[missing] ?? ''}`;
}

function fieldsIn(text: string): number {
  let fields = 1;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === ':') fields++;
  }
  return fields;
}

function bit(value: boolean): 0 | 1 {
  return value ? 1 : 0;
}
