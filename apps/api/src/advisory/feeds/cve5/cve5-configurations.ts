import { type Cpe, type CpeValue, formatCpe23, parseCpe } from '../../names/index.js';
import type { Configuration, Criterion, VersionBounds } from '../../record/advisory-record.js';
import { compareVersions } from '../../versions/index.js';
import { readConfigurations } from '../nvd/nvd-configurations.js';
import { affectedVersions } from './affected-versions.js';
import type { Cve5AffectedEntry, Cve5Container } from './cve5-schema.js';
import { productOfWords } from './product-words.js';
import { branchBounds, type StatedVersions } from './version-text.js';

const MAX_CRITERIA = 2_000;
const EVERY_VERSION = ':*:*:*:*:*:*:*:*';

/**
 * Who is affected, out of all containers of a record, the CNA's first. In one container `cpeApplicability` says it exactly and `affected` adds to
 * it. What was said of a product first stands: a later word counts only where it names a product nobody has named before. So CISA's container
 * adds CPE names where the CNA gave none that can be looked up, and never widens a range of the CNA.
 */
export function configurationsOf(containers: readonly Cve5Container[]): readonly Configuration[] {
  const kept: Configuration[] = [];
  let named: ReadonlySet<string> = new Set();
  let room = MAX_CRITERIA;
  for (const word of containers.flatMap(wordsOf)) {
    const fresh = word.filter((one) => productsIn(one).some((product) => !named.has(product)));
    for (const configuration of fresh) {
      room -= configuration.nodes.reduce((sum, { criteria }) => sum + criteria.length, 0);
      if (room >= 0) kept.push(configuration);
    }
    named = new Set([...named, ...fresh.flatMap(productsIn)]);
  }
  return kept;
}

const wordsOf = ({ cpeApplicability, affected }: Cve5Container): readonly (readonly Configuration[])[] => [
  readConfigurations({ configurations: cpeApplicability }).configurations,
  affected.flatMap((entry) => anyOf(criteriaOf(entry))),
];

function productsIn({ nodes }: Configuration): readonly string[] {
  return nodes.flatMap(({ criteria }) =>
    criteria.filter(({ vulnerable }) => vulnerable).map(({ criteria: text }) => text.split(':', 5).slice(3).join(':')),
  );
}

function anyOf(criteria: readonly Criterion[]): readonly Configuration[] {
  if (criteria.length === 0) return [];
  return [{ operator: 'OR', negate: false, nodes: [{ operator: 'OR', negate: false, criteria }] }];
}

/** The criteria of one `affected` entry: under its CPE names where it has some, else under what its words are called in CPE. */
function criteriaOf(entry: Cve5AffectedEntry): readonly Criterion[] {
  const names = namesOf(entry);
  if (names.length === 0) return [];
  const words = [entry.product ?? '', `${entry.vendor ?? ''} ${entry.product ?? ''}`, entry.vendor ?? ''].sort(
    (a, b) => b.length - a.length,
  );
  const versions = affectedVersions(entry, words, compareVersions);
  if (versions.length === 0)
    return names.filter(({ version }) => version.kind === 'value').map((cpe) => criterion(cpe, {}));
  return names.flatMap((cpe) => versions.map((stated) => criterionOf(cpe, stated)));
}

function namesOf({ cpes, vendor, product }: Cve5AffectedEntry): readonly Cpe[] {
  const given = cpes.map(parseCpe).filter((cpe) => cpe !== null);
  if (given.length > 0) return given;
  const named = productOfWords(vendor, product);
  if (named === null) return [];
  const cpe = parseCpe(`cpe:2.3:${named.part}:${quoted(named.vendor)}:${quoted(named.product)}${EVERY_VERSION}`);
  return cpe === null ? [] : [cpe];
}

function criterionOf(cpe: Cpe, stated: StatedVersions): Criterion {
  const every: Cpe = { ...cpe, version: { kind: 'any' }, update: { kind: 'any' } };
  switch (stated.kind) {
    case 'every':
      return criterion(every, {});
    case 'range':
      return criterion(every, stated.bounds);
    case 'exact':
      if (isWholeBranch(cpe, stated.version)) return criterion(every, branchBounds(stated.version));
      return criterion({ ...every, version: { kind: 'value', text: stated.version.toLowerCase() } }, {});
    case 'unreadable':
      // A bound that is no version: the matcher calls it unclear, and shows these words.
      return criterion(every, { endIncluding: stated.text });
  }
}

/** No release of RouterOS is called "7": who writes so means all of RouterOS 7 (CVE-2025-10948). */
function isWholeBranch({ vendor, product }: Cpe, version: string): boolean {
  const is = (value: CpeValue, text: string) => value.kind === 'value' && value.text === text;
  return is(vendor, 'mikrotik') && is(product, 'routeros') && /^\d{1,2}$/.test(version);
}

const criterion = (cpe: Cpe, bounds: VersionBounds): Criterion => ({
  vulnerable: true,
  criteria: formatCpe23(cpe),
  bounds,
});

function quoted(name: string): string {
  return name.replaceAll(/[^a-z0-9._-]/g, String.raw`\$&`);
}
