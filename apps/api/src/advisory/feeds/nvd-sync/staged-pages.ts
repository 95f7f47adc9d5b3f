import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { AdvisoryRecord } from '../../record/advisory-record.js';
import type { NvdPage } from './nvd-page.js';

const pack = promisify(gzip);
const unpack = promisify(gunzip);
const PAGE_FILE = /^(\d{1,2})-(\d{1,8})\.json\.gz$/;
const MAX_PAGE_BYTES = 512 << 20;

interface PageFile {
  readonly name: string;
  readonly pass: number;
  readonly startIndex: number;
}

/**
 * Pages of one answer on their way, in a folder: what has been fetched is not fetched again after a crash, and nothing of it is in force before all of
 * it is there. A page is whole or not there: it gets its name when it is written, and gzip notices what is spoilt.
 */
export class StagedPages {
  /** @param folder for this answer alone */
  constructor(private readonly folder: string) {}

  /**
   * The folder for what is asked for with this query. Others beside it are of queries nobody goes on with, and are removed.
   * @param root the folder of the feed
   */
  static async of(root: string, query: object): Promise<StagedPages> {
    const name = createHash('sha256').update(JSON.stringify(query)).digest('hex').slice(0, 32);
    await mkdir(join(root, name), { recursive: true, mode: 0o700 });
    const others = (await readdir(root)).filter((other) => other !== name);
    await Promise.all(others.map((other) => rm(join(root, other), { recursive: true, force: true })));
    return new StagedPages(join(root, name));
  }

  async put(pass: number, page: NvdPage): Promise<void> {
    const name = `${pass}-${page.startIndex}.json.gz`;
    await writeFile(join(this.folder, `.${name}`), await pack(JSON.stringify(page), { level: 1 }));
    await rename(join(this.folder, `.${name}`), join(this.folder, name));
  }

  /** All pages that are whole, in the order in which they were fetched. */
  async *pages(): AsyncGenerator<NvdPage & { readonly pass: number }> {
    for (const { name, pass } of await this.files()) {
      const page = await this.read(name);
      if (page !== null) yield { ...page, pass };
    }
  }

  /** Each record once: of several copies the newest, for a record may move between pages while they are fetched. */
  async *records(newest: ReadonlyMap<string, string>): AsyncGenerator<AdvisoryRecord> {
    const given = new Set<string>();
    for await (const { records } of this.pages()) {
      for (const record of records) {
        if (given.has(record.cve) || newest.get(record.cve) !== (record.modified ?? '')) continue;
        given.add(record.cve);
        yield record;
      }
    }
  }

  async clear(): Promise<void> {
    for (const { name } of await this.files()) await rm(join(this.folder, name), { force: true });
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  private async files(): Promise<readonly PageFile[]> {
    const files = (await readdir(this.folder)).flatMap((name): PageFile[] => {
      const found = PAGE_FILE.exec(name);
      return found === null ? [] : [{ name, pass: Number(found[1]), startIndex: Number(found[2]) }];
    });
    return files.sort((a, b) => a.pass - b.pass || a.startIndex - b.startIndex);
  }

  private async read(name: string): Promise<NvdPage | null> {
    const file = join(this.folder, name);
    try {
      const bytes = await unpack(await readFile(file), { maxOutputLength: MAX_PAGE_BYTES });
      return JSON.parse(bytes.toString('utf8')) as NvdPage;
    } catch {
      await rm(file, { force: true }); // fetched again
      return null;
    }
  }
}
