import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AdvisoryRecord, Criterion } from '../record/advisory-record.js';
import { readRecord, writeRecord } from './record-text.js';

const field = fc.oneof(
  fc.constantFrom('*', '-', '1.0', '8\\.4', 'http_server', 'a\\:b', '\\*', 'x\\\\', '~', '=', '1.2.*'),
  fc.stringMatching(/^[a-z0-9._]{1,8}$/),
);
const cpe = fc
  .tuple(fc.constantFrom('a', 'o', 'h'), fc.array(field, { minLength: 10, maxLength: 10 }))
  .map(([part, fields]) => `cpe:2.3:${[part, ...fields].join(':')}`);
const bound = fc.option(fc.string({ maxLength: 8 }), { nil: undefined });
const criterion: fc.Arbitrary<Criterion> = fc
  .record({
    vulnerable: fc.boolean(),
    criteria: fc.oneof({ weight: 4, arbitrary: cpe }, { weight: 1, arbitrary: fc.string() }),
    bounds: fc.tuple(bound, bound, bound, bound),
  })
  .map(({ bounds: [startIncluding, startExcluding, endIncluding, endExcluding], ...rest }) => ({
    ...rest,
    bounds: JSON.parse(JSON.stringify({ startIncluding, startExcluding, endIncluding, endExcluding })),
  }));
const operator = fc.constantFrom<'AND' | 'OR'>('AND', 'OR');
const node = fc.record({ operator, negate: fc.boolean(), criteria: fc.array(criterion, { maxLength: 5 }) });
const configuration = fc.record({ operator, negate: fc.boolean(), nodes: fc.array(node, { maxLength: 5 }) });
const record: fc.Arbitrary<AdvisoryRecord> = fc.record({
  cve: fc.constant('CVE-2024-6387'),
  source: fc.constantFrom('nvd', 'cve5', 'overlay'),
  state: fc.constantFrom('active', 'disputed'),
  published: fc.option(fc.constant('2024-07-01T13:15:06.467Z')),
  modified: fc.option(fc.constant('2024-09-14T03:15:08.000Z')),
  description: fc.string(),
  scores: fc.array(
    fc.record({
      source: fc.string(),
      type: fc.constantFrom('primary', 'secondary'),
      version: fc.constantFrom('2.0', '3.0', '3.1', '4.0'),
      score: fc.integer({ min: 0, max: 100 }).map((tenths) => tenths / 10),
      vector: fc.string(),
    }),
    { maxLength: 3 },
  ),
  cwes: fc.array(fc.string(), { maxLength: 3 }),
  references: fc.array(fc.string(), { maxLength: 3 }),
  configurations: fc.array(configuration, { maxLength: 3 }),
});

describe('how a record is kept', () => {
  it('loses nothing', () => {
    fc.assert(
      fc.property(record, (written) => {
        const { cve, source, state, description } = written;
        expect(readRecord({ cve, source, state, description }, writeRecord(written))).toEqual(written);
      }),
      { numRuns: 400 },
    );
  });

  it('says the product of many versions once', () => {
    const versions = Array.from({ length: 100 }, (_, index) => `2.0.${index}`);
    const criteria = versions.map((version) => ({
      vulnerable: true,
      criteria: `cpe:2.3:a:apache:http_server:${version}:*:*:*:*:*:*:*`,
      bounds: {},
    }));
    const text = writeRecord({
      cve: 'CVE-2024-6387',
      source: 'nvd',
      state: 'active',
      published: null,
      modified: null,
      description: '',
      scores: [],
      cwes: [],
      references: [],
      configurations: [{ operator: 'OR', negate: false, nodes: [{ operator: 'OR', negate: false, criteria }] }],
    });
    expect(text.split('http_server')).toHaveLength(2);
    expect(text.length).toBeLessThan(1_400);
  });
});
