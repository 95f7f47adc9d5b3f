import type { ExportedFinding } from './exported-findings.read-model.js';
import { elementsOf, type ExportedScan } from './exported-scan.js';
import { deviceOf } from './product-identity.js';

type Stated = ExportedFinding['finding'];

const LEVELS: Readonly<Record<string, string>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  unscored: 'warning',
};

/** A log of SARIF 2.1.0: a result for each finding, checks included, and a rule for each CVE and each check. */
export async function* sarifExport({ url, at, pages, shortId }: ExportedScan): AsyncGenerator<string> {
  const rules = new Map<string, object>();
  yield '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"results":[';
  yield* elementsOf(pages, (page) =>
    page.map((exported) => {
      const { finding } = exported;
      if (!rules.has(finding.reference)) rules.set(finding.reference, ruleOf(finding));
      return resultOf(exported);
    }),
  );
  const driver = { name: 'Siteward', rules: [...rules.values()] };
  const automationDetails = { id: `siteward/scan/${shortId}` };
  const properties = { scan: url, exported_at: at.toISOString() };
  yield `],${JSON.stringify({ tool: { driver }, automationDetails, properties }).slice(1)}]}`;
}

function ruleOf({ kind, reference, title, score }: Stated): object {
  return {
    id: reference,
    shortDescription: { text: title },
    ...(kind === 'advisory' ? { helpUri: `https://nvd.nist.gov/vuln/detail/${reference}` } : {}),
    properties: { tags: ['security'], ...(score === null ? {} : { 'security-severity': score.toFixed(1) }) },
  };
}

function resultOf(exported: ExportedFinding): object {
  const { finding } = exported;
  const { reference, severity, explanation, remedy, priority, decision } = finding;
  const device = deviceOf(exported);
  return {
    ruleId: reference,
    level: LEVELS[severity] ?? 'note',
    message: { text: remedy === null ? explanation : `${explanation} ${remedy}` },
    locations: [
      { logicalLocations: [{ name: finding.address ?? device, fullyQualifiedName: device, kind: 'resource' }] },
    ],
    guid: finding.id,
    partialFingerprints: { 'siteward/device-and-reference/v1': `${device} ${reference}` },
    rank: priority,
    // Somebody has dealt with it; what was accepted is still there.
    ...(decision === null
      ? {}
      : { suppressions: [{ kind: 'external', status: 'accepted', justification: decision.justification }] }),
    properties: {
      confidence: finding.confidence,
      match_class: finding.match_class,
      known_exploited: finding.known_exploited,
      status: finding.status,
      ports: finding.ports,
    },
  };
}
