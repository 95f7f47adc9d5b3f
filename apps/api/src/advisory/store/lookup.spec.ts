import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hitsOf, type KnownProduct, readAdvisory } from '../applies/index.js';
import type { AdvisoryRecord, Criterion, VersionBounds } from '../record/advisory-record.js';
import { cleanVersion } from '../versions/index.js';
import { lookupsOf } from './lookup.js';
import { spansOf } from './record-names.js';

const NAME = { vendor: 'v', product: 'p' };
const numbers = fc.array(fc.oneof(fc.nat(2), fc.nat(12)), { minLength: 1, maxLength: 4 }).map((all) => all.join('.'));
const after = fc.constantFrom('', '', '', 'p1', 'p2', 'rc1', 'a', 'k', '-1', '_sp1', '.v20200723', ' or later', '.x');
const text = fc.oneof(fc.tuple(numbers, after).map((both) => both.join('')), fc.constantFrom('20210104', '2021-01-04', '5.5.5-10.5.12', '2:7.4')); // prettier-ignore
const bounds: fc.Arbitrary<VersionBounds> = fc.record({ startIncluding: text, startExcluding: text, endIncluding: text, endExcluding: text }, { requiredKeys: [] }); // prettier-ignore
const escaped = (version: string) => version.replace(/[^a-z0-9._-]/g, '\\$&').replaceAll(' ', '_');
const criterion: fc.Arbitrary<Criterion> = fc
  .record({
    part: fc.constantFrom('a', 'a', 'o', 'h'),
    version: fc.oneof(text.map(escaped), fc.constantFrom('*', '-', '1.*', '2.?')),
    update: fc.constantFrom('*', '-', 'p1'),
    vulnerable: fc.boolean(),
    bounds: fc.oneof(fc.constant({}), bounds),
  })
  .map(({ part, version, update, vulnerable, bounds: limits }) => {
    const named = Object.keys(limits).length > 0 ? '*' : version;
    return { vulnerable, criteria: `cpe:2.3:${part}:v:p:${named}:${update}:*:*:*:*:*:*`, bounds: limits };
  });
interface Logic {
  readonly operator: 'AND' | 'OR';
  /** Whether the configuration is negated, and the node in it. */
  readonly outer: boolean;
  readonly inner: boolean;
}
const PLAIN: Logic = { operator: 'OR', outer: false, inner: false };
const recordOf = (criteria: Criterion[], { operator, outer, inner }: Logic): AdvisoryRecord => ({ cve: 'CVE-2030-0001', source: 'nvd', state: 'active', published: null, modified: null, description: '', scores: [], cwes: [], references: [], configurations: [{ operator, negate: outer, nodes: [{ operator, negate: inner, criteria }] }] }); // prettier-ignore

function seen(part: KnownProduct['part'], version: string | null): KnownProduct | null {
  const clean = version === null ? null : cleanVersion(version, NAME);
  if (version !== null && clean === null) return null;
  const known = { version: clean?.version ?? null, update: clean?.update ?? null };
  return { part, name: 'v:p', names: new Set(['v:p']), ...known, swEdition: { kind: 'any' } };
}

function isFound(record: AdvisoryRecord, product: KnownProduct): boolean {
  const spans = spansOf(record);
  return lookupsOf(product).some(({ name, place }) => {
    const span = spans.get(name);
    return span !== undefined && (place === null || (span[0] <= place && place <= span[1]));
  });
}

const known = (record: AdvisoryRecord) => ({ cve: record.cve, records: [record], knownExploited: null, exploitPrediction: null, distributionFixes: [] }); // prettier-ignore

describe('what is looked up for a product', () => {
  it('leaves out nothing that could be reported for it', () => {
    const complete = fc.property(
      fc.array(criterion, { minLength: 1, maxLength: 4 }),
      fc.record({ operator: fc.constantFrom('AND' as const, 'OR' as const), outer: fc.boolean(), inner: fc.boolean() }),
      fc.constantFrom('a' as const, 'o' as const, 'h' as const),
      fc.option(text),
      (criteria, logic, part, version) => {
        const product = seen(part, version);
        const record = recordOf(criteria, logic);
        if (product === null || isFound(record, product)) return;
        const advisory = readAdvisory(known(record));
        expect(hitsOf(advisory?.configurations ?? [], { products: [product], systems: [] })).toEqual([]);
      },
    );
    fc.assert(complete, { numRuns: 500 });
  });

  it('leaves out the advisories of other versions', () => {
    const bounded = (limits: VersionBounds) => recordOf([{ vulnerable: true, criteria: 'cpe:2.3:a:v:p:*:*:*:*:*:*:*:*', bounds: limits }], PLAIN); // prettier-ignore
    const [old, next] = [bounded({ endExcluding: '8.4' }), bounded({ startIncluding: '8.5', endIncluding: '9.1' })];
    const foundFor = (version: string) => [old, next].map((record) => isFound(record, seen('a', version)!));
    expect(foundFor('8.3p1')).toEqual([true, false]);
    expect(foundFor('9.1')).toEqual([false, true]);
    expect(foundFor('9.2')).toEqual([false, false]);
    // Not told apart from the bound, so it is looked at.
    expect(foundFor('8.4p1')).toEqual([true, false]);
  });

  it('is nothing for software whose version nobody told, and everything for hardware', () => {
    expect(lookupsOf(seen('a', null)!)).toEqual([]);
    expect(lookupsOf(seen('h', null)!)).toEqual([{ name: 'v:p', place: null }]);
  });
});
