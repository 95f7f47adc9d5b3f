import { stringify } from 'csv-stringify/sync';
import type { ExportedFinding } from './exported-findings.read-model.js';
import { cpeOf, deviceOf } from './product-identity.js';
import type { ExportedScan } from './exported-scan.js';

type Cell = string | number | boolean | null;

/** The columns, in their order. New ones are added at the end. */
const COLUMNS: readonly (readonly [name: string, cell: (exported: ExportedFinding) => Cell])[] = [
  ['site_id', ({ finding }) => finding.site_id],
  ['device', deviceOf],
  ['address', ({ finding }) => finding.address],
  ['mac_address', ({ device }) => device?.mac ?? null],
  ['hostname', ({ device }) => device?.hostname ?? null],
  ['vendor', ({ device }) => device?.vendor ?? null],
  ['kind', ({ finding }) => finding.kind],
  ['reference', ({ finding }) => finding.reference],
  ['title', ({ finding }) => finding.title],
  ['severity', ({ finding }) => finding.severity],
  ['score', ({ finding }) => finding.score],
  ['score_version', ({ finding }) => finding.score_version],
  ['score_source', ({ finding }) => finding.score_source],
  ['vector', ({ finding }) => finding.vector],
  ['match_class', ({ finding }) => finding.match_class],
  ['confidence', ({ finding }) => finding.confidence],
  ['known_exploited', ({ finding }) => String(finding.known_exploited)],
  ['epss', ({ finding }) => finding.epss],
  ['priority', ({ finding }) => finding.priority],
  ['status', ({ finding }) => finding.status],
  ['justification', ({ finding }) => finding.decision?.justification ?? null],
  ['expires_at', ({ finding }) => finding.decision?.expires_at?.toISOString() ?? null],
  ['product', ({ finding }) => cpeOf(finding)],
  ['ports', ({ finding }) => finding.ports.join(' ')],
  ['explanation', ({ finding }) => finding.explanation],
  ['remedy', ({ finding }) => finding.remedy],
  ['found_at', ({ finding }) => finding.found_at.toISOString()],
  ['finding_id', ({ finding }) => finding.id],
];

/** A table after RFC 4180. What a spreadsheet would take for a formula is text there: an apostrophe stands before it. */
export async function* csvExport({ pages }: ExportedScan): AsyncGenerator<string> {
  yield textOf([COLUMNS.map(([name]) => name)]);
  for await (const page of pages) yield textOf(page.map((exported) => COLUMNS.map(([, cell]) => cell(exported))));
}

function textOf(rows: Cell[][]): string {
  return stringify(rows, { escape_formulas: true, record_delimiter: '\r\n' });
}
