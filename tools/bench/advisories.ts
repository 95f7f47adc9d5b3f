import { createReadStream, createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { NvdFile } from '../../apps/api/src/advisory/feeds/nvd/nvd-file.js';
import { RowTally } from '../../apps/api/src/advisory/feeds/row-tally.js';
import type { AdvisoryRecord } from '../../apps/api/src/advisory/record/advisory-record.js';
import { unpackShippedSet } from '../../apps/api/src/advisory/shipped/shipped-set-file.js';
import { AdvisoryStore } from '../../apps/api/src/advisory/store/advisory.store.js';
import { KnownAdvisories } from '../../apps/api/src/advisory/store/known-advisories.read-model.js';
import { CentreDataSource } from '../../apps/api/src/platform/database/centre-data-source.js';
import { placeOfVersion } from '../../apps/api/src/advisory/versions/version-place.js';
import type { ReadTx } from '../../apps/api/src/platform/database/unit-of-work.js';
import { PROJECT_ROOT } from '../embedded/tool-record.js';
import { say } from '../launcher/terminal.js';
import { type Figure, pairedFigure } from './figure.js';
import type { BenchOptions } from './options.js';
import type { Stage } from './stage.js';
import { type Pair, quantile } from './statistics.js';

const SHIPPED = 'apps/api/src/advisory/shipped/shipped-set.json.br';
const QUESTIONS = { full: 100, quick: 20 };
/** What a small server runs, as NVD calls it, in versions of some years ago. */
const HOST = [
  ['apache:http_server', '2.4.49'],
  ['openbsd:openssh', '8.4'],
  ['samba:samba', '4.13.13'],
  ['isc:bind', '9.16.1'],
  ['f5:nginx', '1.18.0'],
  ['thekelleys:dnsmasq', '2.80'],
  ['vsftpd_project:vsftpd', '3.0.3'],
  ['mariadb:mariadb', '10.5.12'],
].map(([name = '', version = '']) => ({ name, place: placeOfVersion(version) }));
const NAMES = HOST.map(({ name }) => name);
const PROBE = 'SELECT count(*) FROM advisory_records WHERE names && $1';

/** CVEs brought into force per second, from the file to the commit, against COPY of the very same rows into the same table. */
export async function benchAdvisoryImport(stage: Stage, options: BenchOptions): Promise<Figure[]> {
  const pairs: Pair[] = [];
  for (let round = 0; round < options.rounds; round++) {
    const centre = await importedInto(stage, options);
    const rows = join(stage.folder, 'advisories.copy');
    const exporting = centre.client.query(copyTo('COPY advisory_records TO STDOUT'));
    await pipeline(exporting, createWriteStream(rows));
    const floor = await connected(await stage.createDatabase());
    const begun = performance.now();
    await pipeline(createReadStream(rows), floor.query(copyFrom('COPY advisory_records FROM STDIN')));
    const seconds = (performance.now() - begun) / 1_000;
    pairs.push({ product: centre.cves / centre.seconds, floor: centre.cves / seconds });
    await Promise.all([centre.end(), floor.end()]);
  }
  return [pairedFigure({ name: 'advisory-import', unit: 'CVEs/s' }, pairs)];
}

/** All that may concern the eight products of one host, asked for the first time and again, against the index alone. */
export async function benchAdvisoryMatch(stage: Stage, options: BenchOptions): Promise<Figure[]> {
  const centre = await importedInto(stage, options);
  const tx = centre.dataSource.manager as ReadTx;
  const questions = options.quick ? QUESTIONS.quick : QUESTIONS.full;
  const warm = new KnownAdvisories();
  await warm.of(HOST, tx);
  const ways = {
    first: () => new KnownAdvisories().of(HOST, tx),
    again: () => warm.of(HOST, tx),
    probe: () => centre.client.query({ name: 'probe', text: PROBE, values: [NAMES] }),
  };
  const pairs = { first: [] as Pair[], again: [] as Pair[], worst: [] as Pair[] };
  for (let round = 0; round < options.rounds; round++) {
    const probe = await timed(ways.probe, questions);
    const first = await timed(ways.first, questions);
    const again = await timed(ways.again, questions);
    pairs.first.push({ product: quantile(first, 0.5), floor: quantile(probe, 0.5) });
    pairs.again.push({ product: quantile(again, 0.5), floor: quantile(probe, 0.5) });
    pairs.worst.push({ product: quantile(again, 0.99), floor: quantile(probe, 0.99) });
  }
  await centre.end();
  return [
    pairedFigure({ name: 'advisory-match first', unit: 'ms' }, pairs.first),
    pairedFigure({ name: 'advisory-match again', unit: 'ms' }, pairs.again),
    pairedFigure({ name: 'advisory-match again p99', unit: 'ms' }, pairs.worst),
  ];
}

/** Milliseconds of each. */
async function timed(act: () => Promise<unknown>, times: number): Promise<number[]> {
  const samples: number[] = [];
  for (let time = 0; time < times; time++) {
    const begun = performance.now();
    await act();
    samples.push(performance.now() - begun);
  }
  return samples;
}

async function importedInto(stage: Stage, { advisories }: BenchOptions) {
  const url = await stage.createDatabase();
  const client = await connected(url);
  const options = { options: '-c role=siteward_centre' };
  const dataSource = await new CentreDataSource({ type: 'postgres', url, extra: options }).initialize();
  const store = new AdvisoryStore(dataSource, { announced: () => Promise.resolve() }, { add: () => undefined });
  const at = new Date();
  const sync = { feed: 'nvd', version: 'bench', origin: 'import', mode: 'replace', cursor: null, at } as const;
  const begun = performance.now();
  const { counts } = await store.apply({ ...sync, items: await recordsIn(advisories) });
  const seconds = (performance.now() - begun) / 1_000;
  const size = await client.query<{ mb: number }>('SELECT pg_database_size(current_database()) / 1000000 AS mb');
  await client.query('ANALYZE advisory_records');
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1_000);
  say(
    `  ${counts.total} CVEs in ${seconds.toFixed(1)} s; database ${size.rows[0]?.mb} MB; peak memory here ${peakMb} MB`,
  );
  const end = async () => {
    await Promise.all([client.end(), dataSource.destroy()]);
  };
  return { client, dataSource, seconds, cves: counts.total, end };
}

async function recordsIn(path: string | null): Promise<AsyncIterable<AdvisoryRecord> | Iterable<AdvisoryRecord>> {
  if (path !== null) return new NvdFile(createReadStream(path)).records(new RowTally());
  return unpackShippedSet(await readFile(join(PROJECT_ROOT, SHIPPED))).nvd;
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  await client.connect();
  return client;
}
