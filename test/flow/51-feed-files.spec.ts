import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadFeedCommandsConfig } from '../../apps/api/src/config/index.js';
import { commandOf, runFeedsCommand } from '../../apps/api/src/feeds-command.js';
import { FeedsDesk } from '../support/feeds-desk.js';

const NVD = JSON.stringify({
  resultsPerPage: 2,
  startIndex: 0,
  totalResults: 2,
  format: 'NVD_CVE',
  version: '2.0',
  timestamp: '2026-11-23T00:00:00.000',
  vulnerabilities: [
    {
      cve: {
        id: 'CVE-2024-6387',
        lastModified: '2026-01-01T00:00:00.000',
        descriptions: [{ lang: 'en', value: 'regreSSHion' }],
        configurations: [
          {
            nodes: [
              {
                operator: 'OR',
                negate: false,
                cpeMatch: [
                  {
                    vulnerable: true,
                    criteria: 'cpe:2.3:a:openbsd:openssh:*:*:*:*:*:*:*:*',
                    versionEndExcluding: '4.4',
                  },
                ],
              },
            ],
          },
        ],
      },
    },
    { cve: { id: 'CVE-2024-0001', lastModified: '2026-01-01T00:00:00.000', vulnStatus: 'Rejected' } },
  ],
});
const CVE5 = (cveId: string) =>
  JSON.stringify({
    dataType: 'CVE_RECORD',
    dataVersion: '5.1',
    cveMetadata: { cveId, state: 'PUBLISHED' },
    containers: {
      cna: {
        affected: [
          { vendor: 'MikroTik', product: 'RouterOS', versions: [{ version: '7 .. < 7.20.1', status: 'affected' }] },
        ],
      },
    },
  });
const KEV = JSON.stringify({
  title: 'x',
  catalogVersion: '2026.11.01',
  count: 1,
  vulnerabilities: [{ cveID: 'CVE-2024-6387', dateAdded: '2024-07-02', knownRansomwareCampaignUse: 'Known' }],
});
const EPSS =
  '#model_version:v2026.06.15,score_date:2026-09-29T12:00:22Z\ncve,epss,percentile\nCVE-2024-6387,0.7,0.98\n';
const DEBIAN = JSON.stringify({
  openssh: { 'CVE-2024-6387': { releases: { bookworm: { status: 'resolved', fixed_version: '1:9.2p1-2+deb12u3' } } } },
});
const OVERLAY = (more: object = {}) =>
  JSON.stringify({
    format: 'siteward-overlay',
    version: 'ours-1',
    records: [{ cve: 'CVE-2024-6387', why: 'Our build has it repaired.', state: 'disputed', ...more }],
  });

let desk: FeedsDesk;
let other: FeedsDesk;
beforeEach(async () => {
  [desk, other] = await Promise.all([
    FeedsDesk.open(new Date('2026-11-01T12:00:00Z')),
    FeedsDesk.open(new Date('2026-11-01T12:00:00Z')),
  ]);
}, 60_000);
afterEach(() => Promise.all([desk.close(), other.close()]));
afterAll(() => FeedsDesk.dropDatabases());

function file(name: string, content: string | Buffer): string {
  const path = join(desk.folder, name);
  writeFileSync(path, content);
  return path;
}

/** Runs a command as the program does; what it said, and whether all went well. */
function run(on: FeedsDesk, ...words: string[]) {
  return runWith({}, on, ...words);
}

async function runWith(environment: Record<string, string>, on: FeedsDesk, ...words: string[]) {
  const said: string[] = [];
  const complained: string[] = [];
  const command = commandOf(words);
  if (typeof command === 'string') return { well: false, said, complained: [command] };
  const config = loadFeedCommandsConfig({
    DATABASE_URL: on.databaseUrl,
    FEED_DIR: on.folder,
    ...on.server.environment,
    ...environment,
  });
  const output = {
    say: (line: string) => void said.push(line),
    complain: (line: string) => void complained.push(line),
  };
  const well = await runFeedsCommand(command, config, output, new AbortController().signal);
  return { well, said, complained };
}

const TABLES = ['advisory_records', 'known_exploited', 'exploit_predictions', 'distribution_fixes'];
/** All that is in force, but when it came. */
async function everything(on: FeedsDesk) {
  const rows = await Promise.all(TABLES.map((table) => on.query(`SELECT * FROM ${table} ORDER BY 1, 2, 3`)));
  const feeds = await on.query(
    `SELECT feed, version, cursor, (counts ->> 'total')::int AS total FROM advisory_feeds ORDER BY feed`,
  );
  return [...rows, feeds];
}

const all = () => [
  file('whatever-1', NVD),
  file('whatever-2', gzipSync([CVE5('CVE-2025-61481'), CVE5('CVE-2025-10948'), ''].join('\n'))),
  file('whatever-3', KEV),
  file('whatever-4', gzipSync(EPSS)),
  file('whatever-5', DEBIAN),
  file('whatever-6', OVERLAY()),
];

describe('files', () => {
  it('are told apart by what is in them, whatever they are called', async () => {
    const { well, said, complained } = await run(desk, 'import', ...all());
    expect({ well, complained }).toEqual({ well: true, complained: [] });
    expect(said.map((line) => line.replace(/^.*whatever-/, ''))).toEqual([
      '1: nvd: 1 new, 0 changed, 0 gone, 1 in force',
      '2: cve5: 2 new, 0 changed, 0 gone, 2 in force',
      '3: kev: 1 new, 0 changed, 0 gone, 1 in force',
      '4: epss: 1 new, 0 changed, 0 gone, 1 in force',
      '5: debian: 1 new, 0 changed, 0 gone, 1 in force',
      '6: overlay: 5 new, 0 changed, 0 gone, 5 in force',
    ]);
    expect((await run(desk, 'status')).said.join('\n')).toMatch(/nvd +fresh +1 records/);
    expect((await run(desk, 'status')).said).toContain(
      'This product uses data from the NVD API but is not endorsed or certified by the NVD.',
    );
  });

  it('may be a folder of the CVE list', async () => {
    const folder = join(desk.folder, 'cves', '2025', '61xxx');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'CVE-2025-61481.json'), CVE5('CVE-2025-61481'));
    writeFileSync(join(folder, 'CVE-2025-61482.json'), CVE5('CVE-2025-61482'));
    writeFileSync(join(folder, 'CVE-2025-61483.json'), '{"dataType": "CVE_REC');
    writeFileSync(join(folder, 'delta.json'), '{}');
    const { said } = await run(desk, 'import', join(desk.folder, 'cves'));
    expect(said[0]).toContain('2 new, 0 changed, 0 gone, 2 in force; 1 rows could not be read (CVE-2025-61483.json');
  });

  it.each([
    ['<html>', 'none of the files that can be imported'],
    ['', 'It is empty'],
    [NVD.slice(0, 300), 'ends in the middle'],
    [gzipSync(EPSS).subarray(0, 30), 'cut off'],
    [EPSS.replace('0.7', 'x'), 'cannot be read'],
    [OVERLAY({ stat: 'rejected' }), 'CVE-2024-6387'],
    [
      OVERLAY({ configurations: [{ nodes: [{ cpeMatch: [{ vulnerable: true, criteria: 'cpe:broken' }] }] }] }),
      'CPE names',
    ],
    ['{"CVE_data_type": "CVE", "CVE_Items": []}', '1.1'],
  ])('are refused with the reason when they are not whole: %#', async (content, words) => {
    const { well, complained } = await run(desk, 'import', file('it', content));
    expect(well).toBe(false);
    expect(complained.join()).toContain(words);
    expect(await desk.query('SELECT feed FROM advisory_feeds WHERE version IS NOT NULL')).toEqual([]);
  });

  it('of a year of NVD are held against the checksum beside them', async () => {
    const path = file('nvdcve-2.0-2024.json.gz', gzipSync(NVD));
    file('nvdcve-2.0-2024.meta', `lastModifiedDate:2026-11-23T00:00:00\nsha256:${'0'.repeat(64)}\n`);
    expect((await run(desk, 'import', path)).complained.join()).toContain('SHA-256');
    file('nvdcve-2.0-2024.meta', `sha256:${createHash('sha256').update(NVD).digest('hex').toUpperCase()}\n`);
    expect(await run(desk, 'import', path)).toMatchObject({ well: true });
  });

  it('that are not there are named', async () => {
    expect(await run(desk, 'export', '/no/such/folder/bundle')).toMatchObject({
      well: false,
      complained: [expect.stringContaining('not written. There is no such')],
    });
    expect(await run(desk, 'import', '/no/such/file')).toMatchObject({
      well: false,
      complained: [expect.stringContaining('There is no such file')],
    });
  });
});

describe('a bundle', () => {
  it('gives another centre the same state, its marks included', async () => {
    await run(desk, 'import', ...all());
    desk.server.nvd.put('CVE-2026-0001', { vulnStatus: 'Analyzed' });
    desk.server.nvd.put(
      'CVE-2024-6387',
      (JSON.parse(NVD) as { vulnerabilities: { cve: object }[] }).vulnerabilities[0]!.cve as Record<string, unknown>,
    );
    await desk.applied('nvd');
    const bundle = join(desk.folder, 'bundle');
    expect(await run(desk, 'export', bundle)).toMatchObject({ well: true });
    expect(await run(other, 'import', bundle)).toMatchObject({ well: true, complained: [] });
    const [here, there] = await Promise.all([everything(desk), everything(other)]);
    expect(there).toEqual(here);
    expect((await other.state('nvd'))?.cursor).toHaveProperty('mark');
    const again = join(desk.folder, 'again');
    await run(other, 'export', again);
    const itemsOf = (path: string) => gunzipSync(readFileSync(path)).toString().split('\n').slice(1, -2);
    expect(itemsOf(again)).toEqual(itemsOf(bundle));
  });

  it.each([
    ['changed', (text: string) => text.replace('regreSSHion', 'harmless'), 'checksum'],
    ['cut off', (text: string) => text.slice(0, text.length / 2), 'cut off'],
    ['newer', (text: string) => text.replace('"form":1', '"form":2'), 'does not know'],
  ])('that was %s is refused as a whole', async (_, spoil, words) => {
    await run(desk, 'import', ...all());
    const bundle = join(desk.folder, 'bundle');
    await run(desk, 'export', bundle);
    writeFileSync(bundle, gzipSync(spoil(gunzipSync(readFileSync(bundle)).toString())));
    expect((await run(other, 'import', bundle)).complained.join()).toContain(words);
    expect(await other.query('SELECT feed FROM advisory_feeds')).toEqual([]);
  });
});

describe('a signed bundle', () => {
  const ours = generateKeyPairSync('ed25519');
  const theirs = generateKeyPairSync('ed25519');
  const keysOf = (...keys: KeyObject[]) =>
    file('keys', keys.map((key) => Buffer.from(key.export({ format: 'jwk' }).x!, 'base64url').toString('base64')).join('\n')); // prettier-ignore
  async function exported(key: KeyObject | null): Promise<string> {
    await run(desk, 'import', ...all());
    const bundle = join(desk.folder, 'bundle');
    const pem = () => file('signing-key', key!.export({ type: 'pkcs8', format: 'pem' }));
    const environment: Record<string, string> = key === null ? {} : { FEED_BUNDLE_SIGNING_KEY_FILE: pem() };
    const { well, said } = await runWith(environment, desk, 'export', bundle);
    expect(well).toBe(true);
    expect(said.join()).toContain(key === null ? 'is written, not signed' : 'is written and signed');
    return bundle;
  }

  it('is taken where its key is known, and where none is asked for', async () => {
    const bundle = await exported(ours.privateKey);
    const keys = { FEED_BUNDLE_KEYS_FILE: keysOf(theirs.publicKey, ours.publicKey) };
    expect(await runWith(keys, other, 'import', bundle)).toMatchObject({ well: true, complained: [] });
    expect(await run(other, 'import', bundle)).toMatchObject({ well: true, complained: [] });
    expect((await everything(other))[0]).toEqual((await everything(desk))[0]);
  });

  it('is what a centre with keys asks for: nothing else comes into force', async () => {
    const keys = (...known: KeyObject[]) => ({ FEED_BUNDLE_KEYS_FILE: keysOf(...known) });
    const refused = async (environment: Record<string, string>, bundle: string) => {
      const { well, complained } = await runWith(environment, other, 'import', bundle);
      expect(well).toBe(false);
      expect(await other.query('SELECT feed FROM advisory_feeds')).toEqual([]);
      return complained.join();
    };
    const unsigned = await exported(null);
    expect(await refused(keys(ours.publicKey), unsigned)).toContain('not signed, which FEED_BUNDLE_KEYS_FILE asks for: export it where FEED_BUNDLE_SIGNING_KEY_FILE is set'); // prettier-ignore
    const foreign = await exported(theirs.privateKey);
    expect(await refused(keys(ours.publicKey), foreign)).toContain('signed with no key of FEED_BUNDLE_KEYS_FILE');
    expect(await refused({ FEED_BUNDLE_KEYS_FILE: '/no/such/keys' }, foreign)).toContain('signed with no key');
    // Whoever changes it can also make its checksum right.
    const lines = gunzipSync(readFileSync(await exported(ours.privateKey))).toString().replace('regreSSHion', 'harmless').trimEnd().split('\n'); // prettier-ignore
    const end = JSON.parse(lines.pop()!) as object;
    const sha256 = createHash('sha256')
      .update(`${lines.join('\n')}\n`)
      .digest('hex');
    const forged = file('forged', gzipSync(`${[...lines, JSON.stringify({ ...end, sha256 })].join('\n')}\n`));
    expect(await refused(keys(ours.publicKey), forged)).toContain('signed with no key');
  });

  it('is not made with what is no key', async () => {
    const environment = { FEED_BUNDLE_SIGNING_KEY_FILE: file('signing-key', 'nonsense') };
    const bundle = join(desk.folder, 'bundle');
    await expect(runWith(environment, desk, 'export', bundle)).rejects.toThrow('is no Ed25519 key');
    expect(existsSync(bundle)).toBe(false);
  });
});

describe('commands', () => {
  it('sync fetches what is named, and says what went wrong', async () => {
    desk.server.files.kev = KEV;
    desk.server.always.debian = 'redirect_away';
    const { well, said, complained } = await run(desk, 'sync', 'kev', 'debian');
    expect(well).toBe(false);
    expect(said).toEqual([expect.stringContaining('kev      1 new')]);
    expect(complained).toEqual([expect.stringContaining('debian   failed; what was in force stays so. 127.0.0.1')]);
    expect((await run(desk, 'sync', 'kev')).said).toEqual([expect.stringContaining('not due before')]);
    expect((await run(desk, 'sync', '--force', 'kev')).said).toEqual([expect.stringContaining('nothing new')]);
  });

  it.each([
    [[]],
    [['synk']],
    [['sync', 'overlay']],
    [['import']],
    [['export']],
    [['export', 'a', 'b']],
    [['status', 'x']],
  ])('that are wrong are told how: %j', (words) => {
    expect(typeof commandOf(words)).toBe('string');
  });
});
