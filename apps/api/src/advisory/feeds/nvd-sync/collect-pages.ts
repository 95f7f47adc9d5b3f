import { FeedError } from '../feed-error.js';
import type { NvdPage } from './nvd-page.js';
import type { StagedPages } from './staged-pages.js';

/** While pages are fetched records come and move; more than this often it does not end well today. */
const MAX_PASSES = 4;

export type FetchPage = (startIndex: number) => Promise<NvdPage>;

/** All of an answer that came in pages. */
export interface CollectedPages {
  /** Of each CVE, when its newest copy was changed. */
  readonly newest: ReadonlyMap<string, string>;
  /** When NVD began to answer, by its own clock. */
  readonly answeredAt: Date;
  readonly skipped: number;
}

/**
 * Fetches what is missing of an answer, until nothing is: it is whole when as many different CVEs were seen as NVD counts. That is proof, as long
 * as none leaves the answer meanwhile; where NVD's count falls, all begins anew. Where it grows, the answer is gone through again, and what was
 * seen before counts.
 * @throws FeedError when the pages never fit together
 */
export async function collectPages(staged: StagedPages, fetchPage: FetchPage): Promise<CollectedPages> {
  let gathering = await Gathering.of(staged);
  for (let passes = 0; passes < MAX_PASSES; passes += 1) {
    const outcome = await gathering.pass(staged, fetchPage);
    if (outcome === 'whole') return gathering.collected;
    if (outcome === 'shrunk') {
      await staged.clear();
      gathering = new Gathering();
    }
  }
  throw new FeedError('inconsistent', `NVD's pages do not add up to what it counts, after ${MAX_PASSES} times.`);
}

class Gathering {
  private readonly newest = new Map<string, string>();
  /** Rows that cannot be read: each is one of those that NVD counts. */
  private unreadable = 0;
  private total = 0;
  private next = 0;
  private passNumber = 1;
  private answeredAt: string | null = null;

  /** Where an earlier run of ours stopped. */
  static async of(staged: StagedPages): Promise<Gathering> {
    const gathering = new Gathering();
    for await (const page of staged.pages()) {
      if (page.pass > gathering.passNumber) gathering.beginPass(page.pass);
      if (page.startIndex === gathering.next) gathering.note(page);
    }
    return gathering;
  }

  get collected(): CollectedPages {
    return { newest: this.newest, answeredAt: new Date(this.answeredAt ?? 0), skipped: this.unreadable };
  }

  async pass(staged: StagedPages, fetchPage: FetchPage): Promise<'whole' | 'shrunk' | 'more'> {
    while (this.next < this.total || this.next === 0) {
      const page = await fetchPage(this.next);
      if (page.totalResults < this.total) return 'shrunk';
      await staged.put(this.passNumber, page);
      this.note(page);
      if (page.rows === 0) break;
    }
    if (this.newest.size + this.unreadable >= this.total) return 'whole';
    this.beginPass(this.passNumber + 1);
    return 'more';
  }

  private beginPass(number: number): void {
    this.passNumber = number;
    this.next = 0;
    this.unreadable = 0;
  }

  private note(page: NvdPage): void {
    this.answeredAt ??= page.answeredAt;
    this.total = page.totalResults;
    this.next = page.startIndex + page.rows;
    this.unreadable += page.rows - page.records.length;
    for (const { cve, modified } of page.records) {
      const known = this.newest.get(cve);
      if (known === undefined || (modified ?? '') > known) this.newest.set(cve, modified ?? '');
    }
  }
}
