import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/index.js';
import type { AdvisoryRecord } from '../../record/advisory-record.js';
import { AdvisoryStore } from '../../store/advisory.store.js';
import { FeedStates } from '../../store/feed-states.read-model.js';
import type { AppliedSync, FeedName } from '../../store/feed-sync.js';
import { unpacked } from '../bytes/unpacked.js';
import { DEBIAN_FEED } from '../debian/debian-tracker.js';
import { EPSS_FEED } from '../epss/epss-feed.js';
import { FeedError } from '../feed-error.js';
import { checked, type FileFeed } from '../file-sync.js';
import { KEV_FEED } from '../kev/kev-feed.js';
import { importNvdFile } from '../nvd/import-nvd-file.js';
import { readNvdMeta } from '../nvd/nvd-meta.js';
import { readOverlay } from '../overlay/overlay-document.js';
import { SHIPPED_OVERLAY } from '../overlay/shipped-overlay.data.js';
import { RowTally, type Tally } from '../row-tally.js';
import { Bundles } from './bundles.service.js';
import { recordsOfFile, recordsOfFolder } from './cve5-files.js';
import { type FileKind, RECOGNISED_BY, recognise } from './recognise.js';

const MAX_OVERLAY_BYTES = 256 << 20;

/** What came out of a file for one feed. */
export interface ImportedFeed {
  readonly feed: FeedName;
  readonly applied: AppliedSync;
  readonly tally: Tally;
}

/** Takes in files, for centres without the internet; tells by their content what they are. */
@Injectable()
export class ImportFiles {
  constructor(
    private readonly store: AdvisoryStore,
    private readonly states: FeedStates,
    private readonly unitOfWork: UnitOfWork,
    private readonly bundles: Bundles,
  ) {}

  /** @throws FeedError when the file is none that can be imported, or not whole; nothing of it is in force then */
  async import(path: string, at: Date): Promise<readonly ImportedFeed[]> {
    if ((await stat(path)).isDirectory()) return [await this.cve5((tally) => recordsOfFolder(path, tally), path, at)];
    const kind = recognise(await startOf(path));
    if (kind === 'bundle') {
      const applied = await this.bundles.import(path, at);
      return applied.map(([feed, sync]) => ({
        feed,
        applied: sync,
        tally: { read: sync.counts.total, skipped: 0, samples: [] },
      }));
    }
    return [await this.importFile(kind, path, at)];
  }

  private async importFile(kind: Exclude<FileKind, 'bundle'>, path: string, at: Date): Promise<ImportedFeed> {
    switch (kind) {
      case 'nvd':
        return this.nvd(path, at);
      case 'cve5':
        return this.cve5((tally) => recordsOfFile(path, tally), path, at);
      case 'overlay':
        return this.overlay(path, at);
      case 'kev':
        return this.file(KEV_FEED, path, at);
      case 'epss':
        return this.file(EPSS_FEED, path, at);
      case 'debian':
        return this.file(DEBIAN_FEED, path, at);
    }
  }

  /** Beside a yearly file may lie its `.meta`, with the checksum of what is in it. */
  private async nvd(path: string, at: Date): Promise<ImportedFeed> {
    const meta = await readFile(path.replace(/(?:\.json)?(?:\.gz)?$/, '.meta'), 'utf8').catch(() => null);
    const known = meta === null ? {} : { sha256: readNvdMeta(meta).sha256 };
    const imported = await importNvdFile(createReadStream(path), this.store, { name: basename(path), at, ...known });
    return { feed: 'nvd', applied: imported.applied, tally: imported.tally };
  }

  private async cve5(
    records: (tally: RowTally) => AsyncGenerator<AdvisoryRecord>,
    path: string,
    at: Date,
  ): Promise<ImportedFeed> {
    const tally = new RowTally();
    const items = checked({ title: basename(path) }, records(tally), tally, { state: null });
    const applied = await this.store.apply({
      feed: 'cve5',
      version: at.toISOString(),
      origin: 'import',
      mode: 'merge',
      items,
      cursor: null,
      at,
    });
    return { feed: 'cve5', applied, tally: tally.tally };
  }

  /** Strict: one slip, and nothing is taken. The corrections of the product stay beside it, unless it says something else of a CVE. */
  private async overlay(path: string, at: Date): Promise<ImportedFeed> {
    const tally = new RowTally();
    const text = (await buffer(unpacked(createReadStream(path), MAX_OVERLAY_BYTES))).toString('utf8');
    const overlay = readOverlay(JSON.parse(text));
    const records = [...readOverlay(SHIPPED_OVERLAY).records(new RowTally()), ...overlay.records(tally)];
    const [slip] = tally.tally.samples;
    if (slip !== undefined) throw new FeedError('unexpected_content', `The overlay is not taken: ${slip}`);
    const items = new Map(records.map((record) => [record.cve, record])).values();
    const applied = await this.store.apply({
      feed: 'overlay',
      version: overlay.version,
      origin: 'import',
      mode: 'replace',
      items,
      cursor: null,
      at,
    });
    return { feed: 'overlay', applied, tally: tally.tally };
  }

  private async file<Feed extends 'kev' | 'epss' | 'debian'>(
    file: FileFeed<Feed>,
    path: string,
    at: Date,
  ): Promise<ImportedFeed> {
    const tally = new RowTally();
    const state = await this.unitOfWork.run((tx) => this.states.of(file.feed, tx));
    const opened = await file.open(unpacked(createReadStream(path), file.maxBytes), at);
    const applied = await this.store.apply({
      feed: file.feed,
      version: opened.version,
      origin: 'import',
      mode: 'replace',
      items: checked(file, opened.items(tally), tally, { state }),
      cursor: null,
      at,
    });
    return { feed: file.feed, applied, tally: tally.tally };
  }
}

/** The first bytes of a file, unpacked. */
async function startOf(path: string): Promise<string> {
  let start = Buffer.alloc(0);
  for await (const chunk of unpacked(createReadStream(path), Infinity)) {
    start = Buffer.concat([start, chunk]);
    if (start.length >= RECOGNISED_BY) break;
  }
  return start.subarray(0, RECOGNISED_BY).toString('utf8');
}
