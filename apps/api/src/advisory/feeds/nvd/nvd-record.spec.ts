import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readNvdRecord } from './nvd-record.js';

const OPENSSH = 'cpe:2.3:a:openbsd:openssh:*:*:*:*:*:*:*:*';
const match = (criteria: unknown, more: Record<string, unknown> = {}) => ({ vulnerable: true, criteria, ...more });
const node = (...cpeMatch: unknown[]) => ({ operator: 'OR', negate: false, cpeMatch });

/** As NVD gives it, with everything it may have. */
const FULL = {
  id: 'CVE-2024-6387',
  sourceIdentifier: 'secalert@redhat.com',
  published: '2024-07-01T13:15:06.467',
  lastModified: '2024-09-14T03:15:08.623',
  vulnStatus: 'Modified',
  cveTags: [],
  descriptions: [
    { lang: 'es', value: 'Una regresión.' },
    { lang: 'en', value: ' A regression. ' },
  ],
  metrics: {
    cvssMetricV31: [
      {
        source: 'secalert@redhat.com',
        type: 'Secondary',
        cvssData: { version: '3.1', vectorString: 'CVSS:3.1/AV:N/AC:H', baseScore: 8.1, baseSeverity: 'HIGH' },
      },
    ],
    cvssMetricV50: [{ type: 'Primary', cvssData: { version: '5.0', vectorString: 'CVSS:5.0/X', baseScore: 1 } }],
    ssvcV203: [{ source: 'x', ssvcData: {} }],
  },
  weaknesses: [
    { source: 'a', type: 'Secondary', description: [{ lang: 'en', value: 'CWE-364' }] },
    { source: 'b', type: 'Primary', description: [{ lang: 'en', value: 'CWE-364' }, { value: 'NVD-CWE-noinfo' }] },
  ],
  configurations: [
    {
      nodes: [node(match(OPENSSH, { versionStartIncluding: '8.6', versionEndExcluding: '9.8', matchCriteriaId: 'x' }))],
    },
  ],
  references: [
    { url: 'https://www.openssh.com/txt/release-9.8', source: 'x', tags: ['Release Notes'] },
    { url: 'ftp://example.org/' },
    { url: 'javascript:alert(1)' },
    { url: 'https://www.openssh.com/txt/release-9.8' },
  ],
};

function recordOf(document: unknown) {
  const row = readNvdRecord(document);
  if (row.kind !== 'read') throw new Error(`${row.what}: ${row.reason}`);
  return row.value;
}

const configured = (...configurations: unknown[]) => recordOf({ id: 'CVE-2024-6387', configurations });

describe('a record of NVD', () => {
  it('says everything we ask of an advisory', () => {
    const expected = {
      record: {
        cve: 'CVE-2024-6387',
        source: 'nvd',
        state: 'active',
        published: '2024-07-01T13:15:06.467Z',
        modified: '2024-09-14T03:15:08.623Z',
        description: 'A regression.',
        scores: [
          {
            source: 'secalert@redhat.com',
            type: 'secondary',
            version: '3.1',
            score: 8.1,
            vector: 'CVSS:3.1/AV:N/AC:H',
          },
        ],
        cwes: ['CWE-364'],
        references: ['https://www.openssh.com/txt/release-9.8'],
        configurations: [
          {
            operator: 'OR',
            negate: false,
            nodes: [
              {
                operator: 'OR',
                negate: false,
                criteria: [
                  { vulnerable: true, criteria: OPENSSH, bounds: { startIncluding: '8.6', endExcluding: '9.8' } },
                ],
              },
            ],
          },
        ],
      },
      skippedNames: 0,
    };
    expect(recordOf(FULL)).toEqual(expected);
    expect(recordOf({ cve: FULL })).toEqual(expected);
  });

  it('needs nothing but its id', () => {
    expect(recordOf({ id: 'CVE-1999-0001' }).record).toEqual({
      cve: 'CVE-1999-0001',
      source: 'nvd',
      state: 'active',
      published: null,
      modified: null,
      description: '',
      scores: [],
      cwes: [],
      references: [],
      configurations: [],
    });
    expect(recordOf({ id: 'CVE-1999-0001', metrics: {}, descriptions: [], configurations: [{}] }).record).toMatchObject(
      {
        scores: [],
        configurations: [],
      },
    );
    for (const document of [null, 7, [], {}, { cve: null }, { cve: [] }, { id: 7 }, { id: 'CVE-1' }]) {
      expect(readNvdRecord(document).kind).toBe('skipped');
    }
  });

  it.each([
    [{ vulnStatus: 'Rejected' }, 'rejected'],
    [{ descriptions: [{ lang: 'en', value: '** REJECT ** DO NOT USE THIS NUMBER.' }] }, 'rejected'],
    [{ cveTags: [{ sourceIdentifier: 'x', tags: ['unsupported-when-assigned', 'disputed'] }] }, 'disputed'],
    [{ descriptions: [{ lang: 'en', value: '** DISPUTED ** It is said that …' }] }, 'disputed'],
    [{ vulnStatus: 'Deferred' }, 'active'],
    [{ vulnStatus: 'Not Scheduled Any More' }, 'active'],
    [{ vulnStatus: 7, cveTags: [{ tags: 'disputed' }] }, 'active'],
  ])('%j is %s', (members, state) => {
    expect(recordOf({ id: 'CVE-2024-0001', ...members }).record.state).toBe(state);
  });

  it('that was rejected affects nothing', () => {
    expect(recordOf({ ...FULL, vulnStatus: 'Rejected' }).record.configurations).toEqual([]);
  });

  it('keeps what can be read of an OR, and counts the names that cannot', () => {
    const { record, skippedNames } = configured({
      nodes: [node(match(OPENSSH), match('cpe:2.3:a:broken'), match(7), null)],
    });
    expect(skippedNames).toBe(3);
    expect(record.configurations[0]!.nodes[0]!.criteria).toHaveLength(1);
  });

  it('claims nothing of more than it was said of: an AND or a negation that cannot be read whole is left out', () => {
    const broken = match('no name');
    expect(configured({ operator: 'AND', nodes: [node(match(OPENSSH)), node(broken)] }).record.configurations).toEqual(
      [],
    );
    expect(configured({ operator: 'AND', nodes: [node(match(OPENSSH)), 7] }).record.configurations).toEqual([]);
    const negated = { ...node(match(OPENSSH), broken), negate: true };
    expect(configured({ operator: 'OR', nodes: [negated] }).record.configurations).toEqual([]);
    const every = { ...node(match(OPENSSH), broken), operator: 'AND' };
    expect(configured({ nodes: [every, node(match(OPENSSH))] }).record.configurations[0]!.nodes).toHaveLength(1);
  });

  it('takes a node without operator for OR, and keeps platforms, negations and nodes that are AND', () => {
    const platform = match('cpe:2.3:o:microsoft:windows:-:*:*:*:*:*:*:*', { vulnerable: false });
    const { record } = configured({
      operator: 'AND',
      nodes: [{ cpeMatch: [match(OPENSSH)] }, { operator: 'AND', negate: true, cpeMatch: [platform] }],
    });
    expect(record.configurations).toMatchObject([
      {
        operator: 'AND',
        negate: false,
        nodes: [
          { operator: 'OR', negate: false },
          { operator: 'AND', negate: true },
        ],
      },
    ]);
    expect(record.configurations[0]!.nodes[1]!.criteria[0]!.vulnerable).toBe(false);
  });

  it('reads names of the old form, and unusual ones', () => {
    const names = ['cpe:/o:mikrotik:routeros:6.40', 'CPE:2.3:A:Openbsd:OpenSSH:8.4:P1:*:*:*:*:*:*'];
    const { record, skippedNames } = configured({ nodes: [node(...names.map((name) => match(name)))] });
    expect(skippedNames).toBe(0);
    expect(record.configurations[0]!.nodes[0]!.criteria.map(({ criteria }) => criteria)).toEqual([
      'cpe:2.3:o:mikrotik:routeros:6.40:*:*:*:*:*:*:*',
      'cpe:2.3:a:openbsd:openssh:8.4:p1:*:*:*:*:*:*',
    ]);
  });
});

describe('a hostile record', () => {
  it('has its sizes bounded', () => {
    const { record, skippedNames } = recordOf({
      id: 'CVE-2024-0001',
      descriptions: [{ lang: 'en', value: 'x\0'.repeat(100_000) }],
      references: Array.from({ length: 500 }, (_, index) => ({ url: `https://example.org/${index}` })),
      configurations: [{ nodes: [node(...Array.from({ length: 60_000 }, () => match(OPENSSH)))] }],
    });
    expect(record.description.length).toBeLessThanOrEqual(4_000);
    expect(record.description).not.toContain('\0');
    expect(record.references).toHaveLength(32);
    expect(record.configurations[0]!.nodes[0]!.criteria).toHaveLength(50_000);
    expect(skippedNames).toBe(10_000);
  });

  it('changes nothing outside of itself', () => {
    const text = `{"id":"CVE-2024-0001","__proto__":{"vulnStatus":"Rejected"},"constructor":{"prototype":{"polluted":1}},
      "metrics":{"__proto__":[{"cvssData":{"version":"3.1","vectorString":"x","baseScore":1e999}}]}}`;
    const { record } = recordOf(JSON.parse(text));
    expect(record.state).toBe('active');
    expect(record.scores).toEqual([]);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('of any shape is read or skipped, and what was read is whole', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (document) => {
        expect(['read', 'skipped']).toContain(readNvdRecord(document).kind);
      }),
    );
  });

  it('with anything anywhere gives a record of the right types', () => {
    const places: (readonly (string | number)[])[] = [];
    const walk = (value: unknown, path: readonly (string | number)[]) => {
      if (path.length > 0 && path[0] !== 'id') places.push(path);
      if (typeof value !== 'object' || value === null) return;
      for (const [key, member] of Object.entries(value)) walk(member, [...path, key]);
    };
    walk(FULL, []);
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 2 }), (path, value) => {
        const spoilt = structuredClone(FULL) as Record<string | number, unknown>;
        const parent = path.slice(0, -1).reduce((at, key) => at[key] as typeof at, spoilt);
        parent[path.at(-1)!] = value;
        const { record } = recordOf(JSON.parse(JSON.stringify(spoilt)));
        expect(record.cve).toBe('CVE-2024-6387');
        expect(
          [record.description, ...record.cwes, ...record.references].every((text) => typeof text === 'string'),
        ).toBe(true);
        expect(record.scores.every(({ score, vector }) => score >= 0 && score <= 10 && vector !== '')).toBe(true);
        for (const { nodes } of record.configurations) {
          expect(nodes.length).toBeGreaterThan(0);
          for (const { criteria } of nodes) {
            expect(criteria.every((criterion) => criterion.criteria.startsWith('cpe:2.3:'))).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
