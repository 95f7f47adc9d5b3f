import { vexViewOf } from '../../match/index.js';
import type { ExportedFinding } from './exported-findings.read-model.js';
import { elementsOf, type ExportedScan, vulnerabilitiesOf } from './exported-scan.js';
import { cpeOf, deviceOf } from './product-identity.js';

/** A document of OpenVEX 0.2.0: one statement for each CVE on each device. Every export is a document of its own. */
export async function* openVexExport({ url, at, pages }: ExportedScan): AsyncGenerator<string> {
  const timestamp = at.toISOString();
  const head = {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': `${url}/export/openvex#${timestamp}`,
    author: 'Siteward',
    role: 'Network vulnerability scanner',
    timestamp,
    version: 1,
    tooling: 'Siteward',
  };
  yield `${JSON.stringify(head).slice(0, -1)},"statements":[`;
  yield* elementsOf(pages, (page) => vulnerabilitiesOf(page).map(statementOf));
  yield ']}';
}

function statementOf(exported: ExportedFinding): object {
  const { finding, imported } = exported;
  const { status, justification, impact, action } = vexViewOf(finding, imported);
  const cpe = cpeOf(finding);
  const product = {
    '@id': deviceOf(exported),
    ...(cpe === null ? {} : { subcomponents: [{ '@id': cpe, identifiers: { cpe23: cpe } }] }),
  };
  return {
    '@id': `urn:uuid:${finding.id}`,
    vulnerability: { name: finding.reference, description: finding.title },
    timestamp: (finding.decision?.created_at ?? finding.found_at).toISOString(),
    products: [product],
    status,
    status_notes: finding.explanation,
    ...(justification === null ? {} : { justification }),
    ...(impact === null ? {} : { impact_statement: impact }),
    ...(action === null ? {} : { action_statement: action }),
  };
}
