import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { AppliedSync, SyncCounts } from '../../store/feed-sync.js';
import { NVD_RETRIES, Pace, patiently } from '../http/patience.js';
import { requireNotShrunk } from '../require-not-shrunk.js';
import type { SyncContext, SyncOutcome } from '../sync-context.js';
import { momentOf } from '../tolerant.js';
import { collectPages } from './collect-pages.js';
import { type NvdPage, readNvdPage } from './nvd-page.js';
import { formatForNvd, isLast, markAfter, nextWindow, type NvdWindow } from './nvd-windows.js';
import { StagedPages } from './staged-pages.js';

const PAGE_ROWS = 2_000;
const MAX_PAGE_BYTES = 256 << 20;
/** 5 requests in 30 s without a key, 50 with one. */
const GAP_MS = 6_000;
const GAP_WITH_KEY_MS = 700;

export interface NvdSource {
  readonly url: string;
  readonly apiKey: string | null;
  /** Rows of a page; NVD's own limit when not given. */
  readonly pageRows?: number;
}

/** What one question to NVD brought into force, and until when all is known since. */
interface Step {
  readonly applied: AppliedSync;
  readonly mark: Date;
  readonly answeredAt: Date;
  readonly skipped: number;
}

/**
 * Brings our copy of NVD up to date by its API 2.0: all of it the first time, and from then on what was changed. Each load and each window comes into
 * force as a whole together with its mark, so a crash costs at most the window on its way.
 */
export class NvdSync {
  private readonly pace: Pace;

  constructor(
    private readonly source: NvdSource,
    private readonly context: SyncContext,
  ) {
    this.pace = new Pace(source.apiKey === null ? GAP_MS : GAP_WITH_KEY_MS, context.now, context.wait);
  }

  async run(): Promise<SyncOutcome> {
    let mark = markIn(this.context);
    let now = this.context.now();
    for (let skipped = 0, counts: SyncCounts | null = null; ;) {
      const window = nextWindow(mark, now);
      const step = await this.take(window);
      skipped += step.skipped;
      counts = counts === null ? step.applied.counts : inAll(counts, step.applied.counts);
      mark = step.mark;
      // A load is followed by what was changed while it ran.
      if (window !== null && isLast(window, step.answeredAt)) {
        const tally = { read: counts.total, skipped, samples: [] };
        return { kind: 'applied', applied: { ...step.applied, counts }, tally };
      }
      // By whichever clock is ahead, or a clock of ours that is behind would never get to the end.
      now = new Date(Math.max(this.context.now().getTime(), step.answeredAt.getTime()));
    }
  }

  private async take(window: NvdWindow | null): Promise<Step> {
    const { store, folder, now } = this.context;
    const { url } = this.source;
    const staged = await StagedPages.of(join(folder, 'nvd'), { url, window });
    const pages = await collectPages(staged, (startIndex) => this.fetchPage(startIndex, window));
    if (window === null) requireNotShrunk('NVD', pages.newest.size, this.context);
    const mark = window === null ? pages.answeredAt : markAfter(window, pages.answeredAt);
    const applied = await store.apply({
      feed: 'nvd',
      version: pages.answeredAt.toISOString(),
      origin: 'sync',
      mode: window === null ? 'replace' : 'merge',
      items: staged.records(pages.newest),
      cursor: { mark: mark.toISOString(), url },
      at: now(),
    });
    await staged.remove();
    return { applied, mark, answeredAt: pages.answeredAt, skipped: pages.skipped };
  }

  private fetchPage(startIndex: number, window: NvdWindow | null): Promise<NvdPage> {
    const url = this.addressOf(startIndex, window);
    const { apiKey } = this.source;
    const headers = { accept: 'application/json', ...(apiKey !== null && { apiKey }) };
    const once = async () => {
      await this.pace.turn();
      const { bytes } = await this.context.client.get(url, { headers, maxBytes: MAX_PAGE_BYTES });
      return readNvdPage((await buffer(bytes)).toString('utf8'), startIndex);
    };
    return patiently(once, NVD_RETRIES, this.context.wait);
  }

  private addressOf(startIndex: number, window: NvdWindow | null): URL {
    const url = new URL(this.source.url);
    url.searchParams.set('resultsPerPage', String(this.source.pageRows ?? PAGE_ROWS));
    url.searchParams.set('startIndex', String(startIndex));
    if (window !== null) {
      url.searchParams.set('lastModStartDate', formatForNvd(window.start));
      url.searchParams.set('lastModEndDate', formatForNvd(window.end));
    }
    return url;
  }
}

/** What a load or window and the one after it did together. */
function inAll(before: SyncCounts, after: SyncCounts): SyncCounts {
  const { unchanged, total } = after;
  const sum = (field: 'added' | 'changed' | 'removed') => before[field] + after[field];
  return { added: sum('added'), changed: sum('changed'), removed: sum('removed'), unchanged, total };
}

function markIn({ state }: SyncContext): Date | null {
  const mark = state?.cursor?.mark;
  const moment = momentOf(typeof mark === 'string' ? mark : undefined);
  return moment === null ? null : new Date(moment);
}
