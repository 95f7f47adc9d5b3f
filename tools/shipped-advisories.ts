import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { unpacked } from '../apps/api/src/advisory/feeds/bytes/unpacked.js';
import { openEpssFile } from '../apps/api/src/advisory/feeds/epss/epss-file.js';
import { readKevCatalogue } from '../apps/api/src/advisory/feeds/kev/kev-catalogue.js';
import { NvdFile } from '../apps/api/src/advisory/feeds/nvd/nvd-file.js';
import { RowTally } from '../apps/api/src/advisory/feeds/row-tally.js';
import type {
  AdvisoryRecord,
  ExploitPrediction,
  KnownExploitedEntry,
} from '../apps/api/src/advisory/record/advisory-record.js';
import { packShippedSet, unpackShippedSet } from '../apps/api/src/advisory/shipped/shipped-set-file.js';
import { namesOf } from '../apps/api/src/advisory/store/record-names.js';
import { complain, say } from './launcher/terminal.js';
import { isOfSmallOffice } from './shipped-products.data.js';

const FILE = 'apps/api/src/advisory/shipped/shipped-set.json.br';
const MAX_BYTES = 2 ** 30;
const EXIT = { ok: 0, usage: 2 };
const USAGE = `node tools/shipped-advisories.mjs --nvd FILE... [--all FILE...] --kev FILE... --epss FILE...

  --nvd FILE   records of NVD that are shipped, all of them
  --all FILE   records of NVD of which those of a small office are shipped as well
  --kev FILE   CISA's catalogue
  --epss FILE  FIRST's scores; those of shipped CVEs are shipped

Of two records of a CVE the one that was modified last is taken, of two scores the later one.`;

const several = { type: 'string', multiple: true, default: [] as string[] } as const;

/** Packs what the files hold; settles with the exit code. */
export async function shipAdvisories(argv: readonly string[], root: string): Promise<number> {
  const options = { nvd: several, all: several, kev: several, epss: several };
  const { values } = parseArgs({ args: [...argv], options });
  if (values.nvd.length === 0 || values.kev.length === 0) {
    complain(USAGE);
    return EXIT.usage;
  }
  const records = new Map<string, AdvisoryRecord>();
  for (const path of values.nvd) await addRecords(path, records, () => true);
  for (const path of values.all) await addRecords(path, records, (record) => namesOf(record).some(isOfSmallOffice));
  const kev = new Map<string, KnownExploitedEntry>();
  for (const path of values.kev) {
    const catalogue = readKevCatalogue(JSON.parse(await readFile(path, 'utf8')));
    for await (const entry of catalogue.entries(new RowTally())) kev.set(entry.cve, entry);
  }
  const shipped = new Set(records.keys());
  const epss = await scoresOf(values.epss, shipped);
  const ofShipped = (entry: { readonly cve: string }) => shipped.has(entry.cve);
  const packed = packShippedSet({ nvd: [...records.values()], kev: [...kev.values()].filter(ofShipped), epss });
  await writeFile(join(root, FILE), packed);
  const set = unpackShippedSet(packed);
  say(`${FILE}: ${packed.length} bytes, version ${set.version}`);
  say(`${records.size} CVEs, ${set.kev.length} of them exploited, ${set.epss.length} with a score`);
  return EXIT.ok;
}

type Records = Map<string, AdvisoryRecord>;

async function addRecords(path: string, records: Records, isWanted: (record: AdvisoryRecord) => boolean) {
  for await (const record of new NvdFile(createReadStream(path)).records(new RowTally())) {
    const before = records.get(record.cve);
    const isNewer = before === undefined || (record.modified ?? '') > (before.modified ?? '');
    if (record.state !== 'rejected' && isNewer && isWanted(record)) records.set(record.cve, record);
  }
}

async function scoresOf(paths: readonly string[], shipped: ReadonlySet<string>): Promise<ExploitPrediction[]> {
  const scores = new Map<string, ExploitPrediction>();
  for (const path of paths) {
    const file = await openEpssFile(unpacked(createReadStream(path), MAX_BYTES));
    for await (const score of file.rows(new RowTally())) {
      const before = scores.get(score.cve);
      const isNewer = before === undefined || score.scoredOn > before.scoredOn;
      if (shipped.has(score.cve) && isNewer) scores.set(score.cve, score);
    }
  }
  return [...scores.values()];
}
