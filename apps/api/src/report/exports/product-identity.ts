import { type Cpe, type CpeValue, formatCpe23, parseCpe } from '../../advisory/index.js';
import { deviceUrn, type Finding } from '../../match/index.js';
import type { ExportedFinding } from './exported-findings.read-model.js';

const ANY: CpeValue = { kind: 'any' };
const OF_ROUTEROS = /^RouterOS (\d+(?:\.\d+)*)(?:(alpha|beta|rc)(\d+))?/;
const OF_PRODUCT = /^(?<vendor>[^:]+):(?<product>\S+) (?<version>\d\S*)(?: (?<update>\S+))?$/;

/** How the device of a finding is called outside, the same in every export. */
export function deviceOf({ finding, device }: ExportedFinding): string {
  return deviceUrn(finding.site_id, device?.mac ?? null, finding.address);
}

/** The product a CVE was found in, as a CPE 2.3 name in the version that was seen; null for a check. */
export function cpeOf({ evidence }: Pick<Finding, 'evidence'>): string | null {
  switch (evidence.matcher) {
    case 'checks':
      return null;
    case 'routeros':
      return cpeOfRouterOs(evidence.searched_by);
    case 'products':
      return cpeOfProduct(evidence.searched_by, evidence.criteria);
  }
}

function cpeOfRouterOs(searchedBy: string): string {
  const [, version, stage = '', n = ''] = OF_ROUTEROS.exec(searchedBy) ?? [];
  const update = stage === '' ? null : `${stage}${n}`;
  return cpe({ part: 'o', vendor: 'mikrotik', product: 'routeros', version: version ?? null, update });
}

/** Where the version is none, the line of the advisory says best what is meant. */
function cpeOfProduct(searchedBy: string, criteria: string): string {
  const groups = OF_PRODUCT.exec(searchedBy)?.groups;
  if (groups === undefined) return criteria;
  const { vendor = '', product = '', version = null, update = null } = groups;
  return cpe({ part: parseCpe(criteria)?.part ?? 'a', vendor, product, version, update });
}

interface Attributes {
  readonly part: Cpe['part'];
  readonly vendor: string;
  readonly product: string;
  readonly version: string | null;
  readonly update: string | null;
}

function cpe({ part, vendor, product, version, update }: Attributes): string {
  const rest = { edition: ANY, language: ANY, swEdition: ANY, targetSw: ANY, targetHw: ANY, other: ANY };
  const named = { vendor: valueOf(vendor), product: valueOf(product) };
  return formatCpe23({ part, ...named, version: valueOf(version), update: valueOf(update), ...rest });
}

function valueOf(text: string | null): CpeValue {
  return text === null ? ANY : { kind: 'value', text: text.toLowerCase() };
}
