import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCve5Record } from './cve5-record.js';
import { productOfWords } from './product-words.js';
import { readVersionText } from './version-text.js';

const CISA_ADP = '134c704f-9b21-4f2e-91b3-4a467353bcc0';

/** A record as the CVE list has it, with one `affected` entry of the CNA. */
function document(affected: unknown, more: Record<string, unknown> = {}, adp: unknown[] = []) {
  return {
    dataType: 'CVE_RECORD',
    dataVersion: '5.1',
    cveMetadata: {
      cveId: 'CVE-2025-10948',
      state: 'PUBLISHED',
      datePublished: '2025-09-25T12:32:07.842Z',
      dateUpdated: '2025-09-26',
    },
    containers: { cna: { providerMetadata: { orgId: 'a-cna' }, affected: [affected].flat(), ...more }, adp },
  };
}

function recordOf(doc: unknown) {
  const row = readCve5Record(doc);
  if (row.kind === 'skipped') throw new Error(`${row.what}: ${row.reason}`);
  return row.value;
}

/** What is said, in short: `o:mikrotik:routeros >=7 <7.20.1`. */
function said(affected: unknown, more: Record<string, unknown> = {}, adp: unknown[] = []): string[] {
  const signs = { startIncluding: '>=', startExcluding: '>', endIncluding: '<=', endExcluding: '<' } as const;
  return recordOf(document(affected, more, adp)).configurations.flatMap(({ nodes }) =>
    nodes.flatMap(({ criteria }) =>
      criteria.map(({ criteria: text, bounds }) => {
        const [, , part, vendor, product, version, update] = text.split(/(?<!\\):/);
        const name = [part, vendor, product, ...(version === '*' ? [] : [version, update])].join(':');
        const limits = Object.entries(bounds).map(([bound, value]) => `${signs[bound as keyof typeof signs]}${value}`);
        return [name, ...limits].join(' ');
      }),
    ),
  );
}

const affectedVersion = (version: string, more: object = {}) => ({ version, status: 'affected', ...more });
const mikrotik = (...versions: unknown[]) => ({ vendor: 'MikroTik', product: 'RouterOS', versions });

describe('what a record says of RouterOS', () => {
  it.each([
    [affectedVersion('RouterOS < 7.19.2'), 'o:mikrotik:routeros <7.19.2'],
    [affectedVersion('< 7.19.2'), 'o:mikrotik:routeros <7.19.2'],
    [affectedVersion('7 .. < 7.20.1'), 'o:mikrotik:routeros >=7 <7.20.1'],
    [affectedVersion('7', { lessThan: '7.20.1', versionType: 'custom' }), 'o:mikrotik:routeros >=7 <7.20.1'],
    [affectedVersion('<= 7.20.x'), 'o:mikrotik:routeros <7.21'],
    [affectedVersion('0', { lessThanOrEqual: '7.20.x' }), 'o:mikrotik:routeros <7.21'],
    [affectedVersion('RouterOS 7', { lessThan: 'RouterOS 7.20.1' }), 'o:mikrotik:routeros >=7 <7.20.1'],
    [affectedVersion('unspecified', { lessThan: '6.49.7' }), 'o:mikrotik:routeros <6.49.7'],
    [affectedVersion('6.x'), 'o:mikrotik:routeros >=6 <7'],
    [affectedVersion('7'), 'o:mikrotik:routeros >=7 <8'],
    [affectedVersion('6.40.5'), 'o:mikrotik:routeros:6.40.5:*'],
    [affectedVersion('all'), 'o:mikrotik:routeros'],
    [affectedVersion('through 2021-01-04 nightly'), 'o:mikrotik:routeros <=through 2021-01-04 nightly'],
  ])('%j', (version, expected) => {
    expect(said(mikrotik(version))).toEqual([expected]);
  });

  it('does not invent versions where none are said', () => {
    expect(said(mikrotik(affectedVersion('n/a')))).toEqual([]);
    expect(said(mikrotik())).toEqual([]);
    expect(said({ vendor: 'n/a', product: 'n/a', versions: [affectedVersion('1.0')] })).toEqual([]);
    expect(said(mikrotik({ version: '7.1', status: 'unaffected' }, { version: '6.1', status: 'unknown' }))).toEqual([]);
  });
});

describe('ranges of a record', () => {
  it('moves the status on at every change', () => {
    const changes = [
      { at: '7.2', status: 'unaffected' },
      { at: '7.5', status: 'affected' },
    ];
    expect(said(mikrotik(affectedVersion('7.0', { lessThan: '7.9', changes })))).toEqual([
      'o:mikrotik:routeros >=7.0 <7.2',
      'o:mikrotik:routeros >=7.5 <7.9',
    ]);
  });

  it('takes everything but what is listed as unaffected, where that is the default', () => {
    const unaffected = (version: string, end: object = {}) => ({ version, status: 'unaffected', ...end });
    const entry = (...versions: unknown[]) => ({
      vendor: 'Linux',
      product: 'Linux',
      defaultStatus: 'affected',
      versions,
    });
    expect(said(entry(unaffected('2.4.1', { lessThan: '*' })))).toEqual(['o:linux:linux_kernel <2.4.1']);
    expect(
      said(
        entry(
          affectedVersion('5.1'),
          unaffected('0', { lessThan: '5.1' }),
          unaffected('6.7', { lessThanOrEqual: '*' }),
          unaffected('6.1.5', { lessThanOrEqual: '6.1.*' }),
        ),
      ),
    ).toEqual(['o:linux:linux_kernel >=5.1 <6.1.5', 'o:linux:linux_kernel >=6.2 <6.7']);
    expect(said(entry())).toEqual(['o:linux:linux_kernel']);
  });

  it('leaves commits, which nobody sees from outside', () => {
    expect(said(mikrotik(affectedVersion('4fe02aa', { lessThan: '9a1b2c3', versionType: 'git' })))).toEqual([]);
  });
});

describe('names of a record', () => {
  const cpe = 'cpe:2.3:o:mikrotik:routeros:*:*:*:*:*:*:*:*';

  it('takes CPE names before words', () => {
    const entry = {
      ...mikrotik(affectedVersion('0', { lessThan: '7.1' })),
      vendor: 'Whoever',
      cpes: [cpe, 'cpe:nonsense'],
    };
    expect(said(entry)).toEqual(['o:mikrotik:routeros <7.1']);
  });

  it('takes applicability statements before both, and adds only products they do not name', () => {
    const cpeApplicability = [
      {
        nodes: [
          {
            operator: 'OR',
            negate: false,
            cpeMatch: [{ vulnerable: true, criteria: cpe, versionEndExcluding: '7.18' }],
          },
        ],
      },
    ];
    const entries = [
      mikrotik(affectedVersion('0', { lessThan: '7.19' })),
      { ...mikrotik(affectedVersion('2.18')), product: 'SwOS' },
    ];
    expect(said(entries, { cpeApplicability })).toEqual(['o:mikrotik:routeros <7.18', 'o:mikrotik:swos:2.18:*']);
  });

  it('lets another container speak only of what the CNA did not name', () => {
    const adp = {
      providerMetadata: { orgId: CISA_ADP },
      affected: [{ cpes: [cpe], versions: [affectedVersion('0', { lessThan: '9' })] }],
    };
    expect(said(mikrotik(affectedVersion('< 7.19.2')), {}, [adp])).toEqual(['o:mikrotik:routeros <7.19.2']);
    expect(said({ vendor: 'n/a', product: 'n/a' }, {}, [adp])).toEqual(['o:mikrotik:routeros <9']);
  });

  it('does not claim a vulnerability of a product alone when a leg it needs cannot be read', () => {
    const node = (criteria: string) => ({ cpeMatch: [{ vulnerable: true, criteria }] });
    expect(said([], { cpeApplicability: [{ operator: 'AND', nodes: [node(cpe), node('cpe:broken')] }] })).toEqual([]);
  });

  it.each([
    ['MikroTik', 'RouterOS', 'mikrotik:routeros'],
    ['SIA Mikrotikls', 'MikroTik RouterOS', 'mikrotik:routeros'],
    ['Apache Software Foundation', 'Apache HTTP Server', 'apache:http_server'],
    ['ISC', 'BIND 9', 'isc:bind'],
    ['Internet Systems Consortium, Inc.', 'BIND 9', 'isc:bind'],
    ['D-Link', 'DIR-823X', 'dlink:dir-823x'],
    ['TP-Link Systems Inc.', 'Archer AX21', 'tp-link:archer_ax21'],
    ['n/a', 'openssh', 'openbsd:openssh'],
    ['NETGEAR', 'R7000 Firmware', 'netgear:r7000_firmware'],
  ])('%s, %s', (vendor, product, expected) => {
    const named = productOfWords(vendor, product);
    expect(`${named?.vendor}:${named?.product}`).toBe(expected);
  });
});

describe('the rest of a record', () => {
  it('keeps scores with who gave them, weaknesses, references and the English words', () => {
    const record = recordOf(
      document(mikrotik(affectedVersion('7.1')), {
        descriptions: [
          { lang: 'es', value: 'otra' },
          { lang: 'en-US', value: 'A flaw. ' },
        ],
        metrics: [
          { cvssV4_0: { baseScore: 9.3, vectorString: 'CVSS:4.0/AV:N', someday: true } },
          { cvssV3_1: { baseScore: 'high' } },
          { other: { type: 'ssvc' } },
        ],
        problemTypes: [{ descriptions: [{ cweId: 'CWE-120' }, { cweId: 'CWE-120' }, { description: 'words only' }] }],
        references: [{ url: 'https://vuldb.com/?id.1' }, { url: 'javascript:alert(1)' }],
        tags: ['disputed'],
      }),
    );
    expect(record).toMatchObject({
      cve: 'CVE-2025-10948',
      source: 'cve5',
      state: 'disputed',
      published: '2025-09-25T12:32:07.842Z',
      modified: '2025-09-26T00:00:00.000Z',
      description: 'A flaw.',
      scores: [{ source: 'a-cna', type: 'secondary', version: '4.0', score: 9.3, vector: 'CVSS:4.0/AV:N' }],
      cwes: ['CWE-120'],
      references: ['https://vuldb.com/?id.1'],
    });
  });

  it('takes a rejected record as such, with nothing affected', () => {
    const rejected = {
      ...document(mikrotik(affectedVersion('7.1'))),
      cveMetadata: { cveId: 'CVE-2025-0001', state: 'REJECTED' },
    };
    expect(recordOf(rejected)).toMatchObject({ state: 'rejected', configurations: [], published: null });
  });

  it.each([null, [], 'text', {}, { dataType: 'CVE_RECORD', dataVersion: '4.0' }, { cveMetadata: { cveId: 'CVE-1' } }])(
    'skips what is no record: %j',
    (value) => {
      expect(readCve5Record(value).kind).toBe('skipped');
    },
  );

  it('reads whatever else is in it without failing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (affected, more, adp) => {
        const doc = document(affected, {
          descriptions: more,
          metrics: more,
          cpeApplicability: affected,
          references: more,
        });
        expect(readCve5Record({ ...doc, containers: { cna: doc.containers.cna, adp } }).kind).toBe('read');
      }),
      { numRuns: 200 },
    );
  });
});

describe('version texts', () => {
  it.each([
    ['>= 6.0, < 7.1', [{ kind: 'range', bounds: { startIncluding: '6.0', endExcluding: '7.1' } }]],
    ['7.0 and earlier', [{ kind: 'range', bounds: { endIncluding: '7.0' } }]],
    ['7.0 - 7.5', [{ kind: 'range', bounds: { startIncluding: '7.0', endIncluding: '7.5' } }]],
    ['version 1.2', [{ kind: 'exact', version: '1.2' }]],
    ['v1.2', [{ kind: 'exact', version: '1.2' }]],
    [
      '6.48.6, 6.49.1',
      [
        { kind: 'exact', version: '6.48.6' },
        { kind: 'exact', version: '6.49.1' },
      ],
    ],
    ['before 2.0', [{ kind: 'range', bounds: { endExcluding: '2.0' } }]],
    ['from 1.0 before 2.0', [{ kind: 'range', bounds: { startIncluding: '1.0', endExcluding: '2.0' } }]],
    ['1.0 to 2.0', [{ kind: 'range', bounds: { startIncluding: '1.0', endIncluding: '2.0' } }]],
    ['-', []],
    ['Galaxy edition', [{ kind: 'unreadable', text: 'Galaxy edition' }]],
  ])('%s', (text, expected) => {
    expect(readVersionText(text, ['RouterOS'])).toEqual(expected);
  });

  it('takes no longer than it should for any text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 2_000 }), (text) => void readVersionText(text, ['RouterOS', text])));
    const begun = performance.now();
    for (const piece of ['1.', '< ', '1 to ', '7.x,', ' '.repeat(9)]) readVersionText(piece.repeat(5_000), ['x.']);
    expect(performance.now() - begun).toBeLessThan(15_000);
  });
});
