/** A record as NVD's API gives it; whatever else is in it is given, too. */
export interface NvdCve {
  readonly id: string;
  /** As NVD writes it: UTC without saying so. */
  readonly lastModified: string;
  readonly [member: string]: unknown;
}

const DAY_MS = 86_400_000;
const asNvdWrites = (moment: Date) => moment.toISOString().replace('Z', '');

/** NVD's API 2.0, as far as one can sync from it, in the order in which records came. */
export class NvdDouble {
  readonly cves = new Map<string, NvdCve>();
  /** Everything that was asked, oldest first. */
  readonly asked: URLSearchParams[] = [];
  /** Runs after a page was made: for what happens at NVD meanwhile. */
  afterPage: (startIndex: number) => void = () => undefined;
  /** Added to what NVD counts. */
  wrongTotal = 0;
  rawRows: unknown[] = [];

  /** @param now NVD's own clock */
  constructor(public now: Date) {}

  /** Adds or changes a record, at this moment. */
  put(id: string, members: Record<string, unknown> = {}): void {
    this.cves.set(id, {
      vulnStatus: 'Analyzed',
      ...this.cves.get(id),
      ...members,
      id,
      lastModified: asNvdWrites(this.now),
    });
  }

  /** The body of an answer; null where NVD refuses the question. */
  answer(query: URLSearchParams): string | null {
    this.asked.push(query);
    const wanted = this.wanted(query);
    if (wanted === null) return null;
    const startIndex = Number(query.get('startIndex') ?? 0);
    const size = Math.min(Number(query.get('resultsPerPage') ?? 2_000), 2_000);
    const rows: unknown[] = wanted.slice(startIndex, startIndex + size).map((cve) => ({ cve }));
    if (startIndex === 0) rows.push(...this.rawRows);
    const totalResults = wanted.length + this.wrongTotal + this.rawRows.length;
    const text = JSON.stringify({
      resultsPerPage: rows.length,
      startIndex,
      totalResults,
      format: 'NVD_CVE',
      version: '2.0',
      timestamp: asNvdWrites(this.now),
      somethingNew: { of: 2031 },
      vulnerabilities: rows,
    });
    this.afterPage(startIndex);
    return text;
  }

  private wanted(query: URLSearchParams): NvdCve[] | null {
    const all = [...this.cves.values()];
    const [start, end] = [query.get('lastModStartDate'), query.get('lastModEndDate')];
    if (start === null && end === null) return all;
    const [from, to] = [Date.parse(start ?? ''), Date.parse(end ?? '')];
    const isAsked = /(?:Z|[+-]\d\d:\d\d)$/.test(start ?? '') && to >= from && to - from <= 120 * DAY_MS;
    if (!isAsked) return null;
    return all.filter(({ lastModified }) => {
      const at = Date.parse(`${lastModified}Z`);
      return at >= from && at <= to;
    });
  }
}
