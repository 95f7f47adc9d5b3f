import { CveId, type OpenVexBody, VexJustification, type VexStatementBody } from '#contracts';
import { type NamedDevice, readDeviceUrn } from './device-urn.js';
import type { ImportedStatement } from './vex-view.js';

/** One statement about one product, read: a decision to be made, or why none is. */
export type ReadStatement = {
  /** Its place in the document, from 0. */
  readonly statement: number;
  /** Its place among the products of the statement, from 0; null when it names none. */
  readonly product: number | null;
  readonly vulnerability: string;
} & ({ readonly ignored: string } | { readonly ignored: null; readonly wish: StatementWish });

/** What a statement says of a device of ours. */
export interface StatementWish {
  readonly cve: string;
  readonly device: NamedDevice;
  readonly said: ImportedStatement;
  /** For whoever reads the decision later: whose word it is, and what it says. */
  readonly why: string;
}

const LONGEST_WHY = 1_000;
const NO_DEVICE =
  'it names no device of ours: expected urn:siteward:site:<site id>:mac:00-0c-29-a1-00-11, as an export has it';
const NO_DECISION: Readonly<Record<string, string>> = {
  affected: 'it says that the product is affected, which is what a finding says without a decision',
  under_investigation: 'it says nothing yet: under investigation',
};

/**
 * Every statement of a document, product by product. Only `not_affected` and `fixed` are decisions: nobody else's word opens
 * again what somebody here has decided.
 */
export function readStatements(document: OpenVexBody): ReadStatement[] {
  return document.statements.flatMap((statement, index): ReadStatement[] => {
    const products = (statement.products ?? []).map((one) => (typeof one === 'string' ? one : (one['@id'] ?? '')));
    const place = { statement: index, vulnerability: nameOf(statement) };
    if (products.length === 0) return [{ ...place, product: null, ignored: NO_DEVICE }];
    return products.map((name, product) => {
      const read = readOne(statement, name, document);
      const at = { ...place, product };
      return typeof read === 'string' ? { ...at, ignored: read } : { ...at, ignored: null, wish: read };
    });
  });
}

function readOne(statement: VexStatementBody, product: string, document: OpenVexBody): StatementWish | string {
  const said = saidBy(statement);
  if (typeof said === 'string') return said;
  const cve = cveOf(statement);
  if (cve === null) return 'it names no CVE';
  const device = readDeviceUrn(product);
  if (device === null) return NO_DEVICE;
  return { cve, device, said, why: whyOf(statement, said, document) };
}

function saidBy({ status, justification, impact_statement }: VexStatementBody): ImportedStatement | string {
  if (status === 'fixed') return { status, justification: null };
  if (status !== 'not_affected') return NO_DECISION[status] ?? `the status ${status} is none of OpenVEX`;
  if (justification === undefined) {
    if (impact_statement === undefined)
      return 'it says not_affected and gives neither a justification nor an impact_statement';
    return { status, justification: null };
  }
  const known = VexJustification.safeParse(justification);
  return known.success
    ? { status, justification: known.data }
    : `the justification ${justification} is none of OpenVEX`;
}

function nameOf({ vulnerability }: VexStatementBody): string {
  return typeof vulnerability === 'string' ? vulnerability : vulnerability.name;
}

function cveOf(statement: VexStatementBody): string | null {
  const { vulnerability } = statement;
  const names = [nameOf(statement), ...(typeof vulnerability === 'string' ? [] : (vulnerability.aliases ?? []))];
  for (const name of names) {
    const cve = CveId.safeParse(name);
    if (cve.success) return cve.data;
  }
  return null;
}

function whyOf(statement: VexStatementBody, said: ImportedStatement, document: OpenVexBody): string {
  const word = said.justification === null ? said.status : `${said.status}, ${said.justification}`;
  const text = [statement.impact_statement, statement.status_notes].filter((one) => one !== undefined).join(' ');
  const whole = `OpenVEX by ${document.author} (${document['@id']}, version ${document.version}): ${word}. ${text}`;
  // A character may be cut in two at the end.
  return whole
    .slice(0, LONGEST_WHY)
    .replaceAll(/\p{Surrogate}/gu, ' ')
    .trim();
}
