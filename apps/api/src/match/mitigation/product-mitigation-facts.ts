import { formatBounds, type ReadAdvisory, referencesOfRecord } from '../../advisory/index.js';
import type { AffectedTrain, MitigationFacts } from './mitigation-facts.js';

const MOST_PRODUCTS = 5;
const MOST_TRAINS = 30;

/** The facts out of what the feeds say of a CVE of any product. */
export function productMitigationFacts(advisory: ReadAdvisory): MitigationFacts {
  const { cve, knownExploited: listed, score } = advisory;
  const criteria = advisory.configurations.flatMap(({ nodes }) => nodes.flatMap((node) => node.criteria));
  const vulnerable = criteria.filter((criterion) => criterion.vulnerable);
  const products = [...new Set(vulnerable.map(({ name }) => wordsOf(name)))];
  const trains = trainsOf(vulnerable);
  return {
    cve_id: cve,
    summary: advisory.description.replace(/[.\s]+$/, ''),
    subject: 'product',
    component: products.slice(0, MOST_PRODUCTS).join(', ') || 'product not named yet',
    precondition: null,
    published: advisory.published?.slice(0, 10) ?? null,
    ...(score === null ? { score: null, vector: null } : { score: score.score, vector: score.vector }),
    weaknesses: advisory.cwes,
    disputed: advisory.disputed,
    ranges_verified: true,
    trains: trains.slice(0, MOST_TRAINS),
    fixed_versions: [...new Set(trains.flatMap(({ fixed_in }) => fixed_in ?? []))].slice(0, MOST_TRAINS),
    fix_note: trains.length > MOST_TRAINS ? `${trains.length - MOST_TRAINS} more ranges are in the NVD record` : null,
    upgrade: null,
    restrict: null,
    check: null,
    known_exploited: exploitationOf(listed),
    references: referencesOfRecord({ cve, knownExploitedSince: listed?.addedOn ?? null }, advisory.references),
  };
}

function exploitationOf(listed: ReadAdvisory['knownExploited']): MitigationFacts['known_exploited'] {
  if (listed === null) return null;
  const { addedOn, dueOn, requiredAction, ransomware } = listed;
  return { added: addedOn, due: dueOn, requiredAction, ransomware, source: 'CISA KEV catalogue' };
}

type Criterion = ReadAdvisory['configurations'][number]['nodes'][number]['criteria'][number];

function trainsOf(criteria: readonly Criterion[]): AffectedTrain[] {
  const trains = criteria.map((criterion): AffectedTrain => {
    const { cpe, bounds, name } = criterion;
    const exact = [cpe.version, cpe.update].flatMap((value) => (value.kind === 'value' ? [value.text] : [])).join(' ');
    const fixed = bounds.find(({ side }) => side === 'endExcluding')?.text ?? null;
    return { affected: `${wordsOf(name)} ${formatBounds(bounds) ?? (exact || 'every version')}`, fixed_in: fixed };
  });
  return [...new Map(trains.map((train) => [train.affected, train])).values()];
}

/** `apache http server`; one word where vendor and product have one name. */
function wordsOf(name: string): string {
  const [vendor = '', product = ''] = name.split(':');
  return (vendor === product ? product : `${vendor} ${product}`).replaceAll('_', ' ');
}
