import {
  compareAnswers,
  formatBounds,
  type Hit,
  hitsOf,
  type KnownAdvisory,
  readAdvisory,
  type ReadAdvisory,
} from '../advisory/index.js';
import { type BackPort, backPortOf, packagingOf } from './back-ports.js';
import { type Exposure, productConfidence } from './confidence.js';
import { exploitationOf } from './exploitation.js';
import { type AdvisoryFinding, evidenceKey, type ProductEvidence } from './finding.js';
import { inventoryOfHost, type ScannedHost } from './inventory/host-inventory.js';
import { ROUTEROS_NAME } from './inventory/routeros-product.js';
import { type Inventory, portText, type SeenProduct } from './inventory/seen-product.js';
import { explainProduct, versionText } from './product-explanation.js';
import { remedyOfProduct } from './remedy.js';
import { severityOfScore } from './severity.js';
import { hasManagementPort, reachOf, urgencyOf } from './urgency.js';

/** An advisory that concerns a product of a device: all of a finding but where it belongs. */
export type ProductMatch = Omit<
  AdvisoryFinding,
  | 'id' | 'tenant_id' | 'scan_id' | 'site_scan_id' | 'site_id' | 'device_id' | 'host_observation_id' // prettier-ignore
  | 'router_observation_id' | 'address' | 'kind' | 'found_at' // prettier-ignore
>;

/** What products are matched with. */
export interface ProductAdvisories {
  /** In force when it was matched. */
  readonly version: string;
  readonly advisories: Iterable<ReadAdvisory>;
  /** CVEs of which our own RouterOS table knows better. */
  readonly ofRouterOsTable: ReadonlySet<string>;
}

/** The advisories that concern a scanned host, of those given; needs nothing but these. */
export function matchHostProducts(host: ScannedHost, advisories: Iterable<KnownAdvisory>): ProductMatch[] {
  const read = [...advisories].flatMap((known) => readAdvisory(known) ?? []);
  return matchProducts(inventoryOfHost(host), { version: '0', advisories: read, ofRouterOsTable: new Set() });
}

/** One match per CVE, by its best proof; ordered by CVE. */
export function matchProducts(inventory: Inventory, known: ProductAdvisories): ProductMatch[] {
  const seen = new Set<string>();
  const matches: ProductMatch[] = [];
  for (const advisory of known.advisories) {
    // The same record is found under every alias of a product.
    if (seen.has(advisory.cve)) continue;
    seen.add(advisory.cve);
    const match = matchAdvisory(inventory, advisory, known);
    if (match !== null) matches.push(match);
  }
  return matches.toSorted((a, b) => (a.reference < b.reference ? -1 : 1));
}

interface Proof {
  readonly hit: Hit;
  readonly seen: SeenProduct;
  readonly backPort: Exclude<BackPort, { readonly state: 'repaired' }> | null;
  readonly match_class: AdvisoryFinding['match_class'];
}

function matchAdvisory(inventory: Inventory, advisory: ReadAdvisory, known: ProductAdvisories): ProductMatch | null {
  const proofs = hitsOf(advisory.configurations, inventory)
    .flatMap((hit) => proofOf(hit, inventory, advisory) ?? [])
    .filter(({ seen }) => !(seen.name === ROUTEROS_NAME && known.ofRouterOsTable.has(advisory.cve)))
    .toSorted(compareProofs);
  const [best] = proofs;
  return best === undefined ? null : matchOf(best, proofs, advisory, known.version);
}

/** A package of a distribution is not convicted by its upstream version alone, and acquitted by the distribution's word. */
function proofOf(hit: Hit, { products }: Inventory, { distributionFixes }: ReadAdvisory): Proof | null {
  const seen = products.find((product) => product === hit.product);
  if (seen === undefined || hit.answer === 'no' || hit.answer === 'unknown') return null;
  const backPort = backPortOf(seen, distributionFixes);
  if (backPort?.state === 'repaired') return null;
  const isDoubted = backPort?.state === 'not_known' && hit.answer === 'definite';
  return { hit, seen, backPort, match_class: isDoubted ? 'possible' : hit.answer };
}

function compareProofs(a: Proof, b: Proof): number {
  return compareAnswers(a.match_class, b.match_class) || compareText(placeOf(a), placeOf(b));
}

function placeOf({ seen, hit }: Proof): string {
  const ports = seen.at.map(({ port, protocol }) => `${String(port).padStart(5, '0')}/${protocol}`);
  return [...ports, seen.name, seen.found, hit.criterion.text].join(' ');
}

function matchOf(best: Proof, proofs: readonly Proof[], advisory: ReadAdvisory, version: string): ProductMatch {
  const { seen, hit, backPort } = best;
  const at = distinctPorts(proofs);
  const ports = at.map(portText);
  const exposure: Exposure = at.length === 0 ? 'unknown' : 'reachable';
  const exploitation = exploitationOf(advisory);
  const weighed = {
    ...scoreOf(advisory),
    confidence: confidenceOf(best, advisory, exposure),
    match_class: best.match_class,
    known_exploited: exploitation.kev_added !== null,
  };
  return {
    reference: advisory.cve,
    title: titleOf(advisory),
    ...weighed,
    priority: urgencyOf(weighed, exploitation, reachOf(exposure, { isManagement: hasManagementPort(at) })),
    epss: exploitation.epss,
    ports,
    explanation: explainProduct(hit, seen, backPort),
    evidence: evidenceOf(best, advisory, { at, exposure, exploitation, version }),
    evidence_key: keyOf(best),
    remedy: remedyOfProduct({ hit, seen, backPort, ports }),
  };
}

function scoreOf({ score: chosen }: ReadAdvisory) {
  const { score, vector, giver, version } = chosen ?? { score: null, vector: null, giver: null, version: null };
  return { score, vector, score_source: giver, score_version: version, severity: severityOfScore(score, vector) };
}

function confidenceOf({ hit, seen, backPort, match_class }: Proof, advisory: ReadAdvisory, exposure: Exposure): number {
  return productConfidence({
    class: match_class,
    source: seen.source,
    record: advisory.affectedBy ?? 'nvd',
    disputed: advisory.disputed,
    backPort: backPort?.state ?? null,
    isVersionless: hit.because === 'version_not_applicable',
    exposure,
  });
}

function distinctPorts(proofs: readonly Proof[]): SeenProduct['at'] {
  const at = proofs.flatMap(({ seen }) => seen.at);
  return [...new Map(at.map((one) => [portText(one), one])).values()].toSorted(
    (a, b) => a.port - b.port || compareText(a.protocol, b.protocol),
  );
}

type Surroundings = Pick<ProductEvidence, 'exposure' | 'exploitation'> & {
  readonly at: SeenProduct['at'];
  readonly version: string;
};

function evidenceOf({ hit, seen, backPort }: Proof, advisory: ReadAdvisory, around: Surroundings): ProductEvidence {
  const { criterion } = hit;
  return {
    matcher: 'products',
    searched_by: `${seen.name} ${versionText(seen)}`,
    found: seen.found,
    source: seen.source,
    because: hit.because,
    criteria: criterion.text,
    range: formatBounds(criterion.bounds),
    alias: criterion.name === seen.name ? null : criterion.name,
    product: seen.product,
    services: around.at.map((one) => ({ ...one })),
    context: hit.met,
    conditional_on: hit.missing,
    distribution: backPort === null ? null : distributionOf(seen, backPort),
    exposure: around.exposure,
    published: advisory.published?.slice(0, 10) ?? null,
    disputed: advisory.disputed,
    weaknesses: advisory.cwes,
    scores: advisory.scores,
    exploitation: around.exploitation,
    record_source: advisory.affectedBy ?? 'nvd',
    advisory_version: around.version,
  };
}

function distributionOf(
  seen: SeenProduct,
  backPort: NonNullable<Proof['backPort']>,
): NonNullable<ProductEvidence['distribution']> {
  const { sourcePackage, fixedVersion } = backPort.state === 'not_repaired' ? backPort.fix : NO_FIX;
  return { ...packagingOf(seen), package: sourcePackage, fixed_version: fixedVersion };
}

const NO_FIX = { sourcePackage: null, fixedVersion: null };

/** What a decision about the finding rests on: what runs there, and what decided. Scores and words are no part of it. */
function keyOf({ hit, seen, backPort, match_class }: Proof): string {
  const fix = backPort?.state === 'not_repaired' ? (backPort.fix.fixedVersion ?? 'open') : (backPort?.state ?? '');
  const range = formatBounds(hit.criterion.bounds) ?? '';
  const revision = seen.tail?.revision ?? '';
  const what = [seen.name, versionText(seen), revision, hit.criterion.text, range];
  return evidenceKey([...what, hit.because, match_class, fix, ...hit.missing]);
}

const LONGEST_TITLE = 240;

/** The first sentence of the description, which is where it says what is wrong. */
function titleOf({ cve, description }: ReadAdvisory): string {
  const text = description.replaceAll(/\s+/g, ' ').trim();
  const [sentence = ''] = /^.{20,}?[.!?](?= [A-Z]|$)/.exec(text) ?? [text];
  if (sentence === '') return `${cve}, of which no description is known`;
  return sentence.length <= LONGEST_TITLE ? sentence : `${sentence.slice(0, LONGEST_TITLE - 1)}…`;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
