import type { VexJustification, VexStatus } from '#contracts';
import { v5 as uuidV5 } from 'uuid';
import { vexViewOf } from '../../match/index.js';
import type { ExportedFinding } from './exported-findings.read-model.js';
import { elementsOf, type ExportedScan, vulnerabilitiesOf } from './exported-scan.js';
import { cpeOf, deviceOf } from './product-identity.js';

const STATES: Readonly<Record<VexStatus, string>> = {
  affected: 'exploitable',
  not_affected: 'not_affected',
  fixed: 'resolved',
  under_investigation: 'in_triage',
};
/** CycloneDX has no word for every reason of OpenVEX; what has none is told in the detail. */
const JUSTIFICATIONS: Readonly<Record<VexJustification, string | null>> = {
  component_not_present: 'code_not_present',
  vulnerable_code_not_present: 'code_not_present',
  vulnerable_code_not_in_execute_path: 'code_not_reachable',
  vulnerable_code_cannot_be_controlled_by_adversary: null,
  inline_mitigations_already_exist: 'protected_by_mitigating_control',
};
const METHODS = { '2.0': 'CVSSv2', '3.0': 'CVSSv3', '3.1': 'CVSSv31', '4.0': 'CVSSv4' } as const;
const SEVERITIES: readonly string[] = ['critical', 'high', 'medium', 'low', 'info', 'none'];
/** Ours alone: a serial number made with it never meets that of anybody else. */
const SERIAL_NAMESPACE = '7b0c6f2e-5a43-4b8e-8f0e-2f6c4f8f1d55';

/** What stands behind the vulnerabilities: every device that has one, with its products. */
class Components {
  private readonly devices = new Map<string, { readonly name: string; readonly cpes: Set<string> }>();

  /** The reference of what the vulnerability is in. */
  referenceOf(exported: ExportedFinding): string {
    const urn = deviceOf(exported);
    const { finding, device } = exported;
    const known = this.devices.get(urn) ?? { name: device?.hostname ?? finding.address ?? urn, cpes: new Set() };
    this.devices.set(urn, known);
    const cpe = cpeOf(finding);
    if (cpe === null) return urn;
    known.cpes.add(cpe);
    return referenceOf(urn, cpe);
  }

  *list(): Generator<object> {
    for (const [urn, { name, cpes }] of this.devices) {
      const components = [...cpes].map((cpe) => ({ ...productOf(cpe), 'bom-ref': referenceOf(urn, cpe) }));
      yield { type: 'device', 'bom-ref': urn, name, components };
    }
  }
}

/** A document of CycloneDX 1.6 with devices, their products, and what is said of the vulnerabilities of these. */
export async function* cycloneDxExport({ id, url, at, pages }: ExportedScan): AsyncGenerator<string> {
  const timestamp = at.toISOString();
  const head = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidV5(`${id} ${timestamp}`, SERIAL_NAMESPACE)}`,
    version: 1,
    metadata: { timestamp, tools: { components: [{ type: 'application', name: 'Siteward' }] } },
    externalReferences: [{ type: 'vulnerability-assertion', url }],
  };
  const components = new Components();
  yield `${JSON.stringify(head).slice(0, -1)},"vulnerabilities":[`;
  yield* elementsOf(pages, (page) =>
    vulnerabilitiesOf(page).map((exported) => vulnerabilityOf(exported, components.referenceOf(exported))),
  );
  yield '],"components":[';
  let comma = '';
  for (const component of components.list()) {
    yield comma + JSON.stringify(component);
    comma = ',';
  }
  yield ']}';
}

function vulnerabilityOf({ finding, imported }: ExportedFinding, reference: string): object {
  const { reference: cve, explanation, remedy, title } = finding;
  const view = vexViewOf(finding, imported);
  const justification = view.justification === null ? null : JUSTIFICATIONS[view.justification];
  const said = [view.impact, view.justification === null || justification !== null ? null : view.justification];
  return {
    'bom-ref': `urn:uuid:${finding.id}`,
    id: cve,
    source: { name: 'NVD', url: `https://nvd.nist.gov/vuln/detail/${cve}` },
    ratings: [ratingOf(finding)],
    description: title,
    detail: explanation,
    ...(remedy === null ? {} : { recommendation: remedy }),
    analysis: {
      state: STATES[view.status],
      ...(justification === null ? {} : { justification }),
      ...(finding.status === 'accepted' ? { response: ['will_not_fix'] } : {}),
      detail: [...said, view.action].filter((text) => text !== null).join(' ') || explanation,
    },
    affects: [{ ref: reference }],
  };
}

function ratingOf({ score, score_version, score_source, severity, vector }: ExportedFinding['finding']): object {
  return {
    ...(score_source === null ? {} : { source: { name: score_source } }),
    ...(score === null ? {} : { score }),
    severity: SEVERITIES.includes(severity) ? severity : 'unknown',
    ...(score_version === null ? {} : { method: METHODS[score_version] }),
    ...(vector === null ? {} : { vector }),
  };
}

function productOf(cpe: string): object {
  const [, , part, vendor = '', product = '', version = ''] = cpe.split(/(?<!\\):/);
  const plain = (text: string) => text.replaceAll('\\', '');
  return {
    type: part === 'o' ? 'operating-system' : part === 'h' ? 'device' : 'application',
    publisher: plain(vendor),
    name: plain(product),
    ...(version === '*' ? {} : { version: plain(version) }),
    cpe,
  };
}

function referenceOf(urn: string, cpe: string): string {
  return `${urn}#${cpe}`;
}
