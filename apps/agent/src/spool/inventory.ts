import type { Belonging } from './spooled-result.js';

/** Where a result lies, and what it is. */
export interface Entry extends Belonging {
  readonly sequence: number;
  /** Name of the file. */
  readonly segment: string;
  readonly offset: number;
  readonly length: number;
}

interface Segment {
  /** Bytes of the file. */
  size: number;
  /** How many of its results are not in the stream. */
  waiting: number;
  readonly entries: Set<Entry>;
}

/** What is in the spool, and what of it may go. Holds no result, only where each lies. */
export class Inventory {
  private readonly segments = new Map<string, Segment>();
  /** Not yet in the stream, in order. */
  private readonly waiting = new Set<Entry>();
  private readonly waitingByAttempt = new Map<string, number>();
  /** Site scans nobody will ask for again. */
  private readonly settled = new Set<string>();

  add(entry: Entry, inStream: boolean): void {
    const segment = this.segmentOf(entry.segment);
    segment.entries.add(entry);
    if (inStream) return;
    this.waiting.add(entry);
    this.count(entry, 1);
  }

  resize(segment: string, size: number): void {
    this.segmentOf(segment).size = size;
  }

  isWaiting(entry: Entry): boolean {
    return this.waiting.has(entry);
  }

  /** It is no longer on the disk as it was written. */
  drop(entry: Entry): void {
    this.inStream(entry);
    this.segmentOf(entry.segment).entries.delete(entry);
  }

  inStream(entry: Entry): void {
    if (this.waiting.delete(entry)) this.count(entry, -1);
  }

  settle(siteScanId: string): void {
    this.settled.add(siteScanId);
  }

  /** Bytes of all files. */
  get size(): number {
    return this.sizeOf(() => true);
  }

  /** Bytes of the files that hold anything that is not in the stream. */
  get sizeOfWaiting(): number {
    return this.sizeOf(({ waiting }) => waiting > 0);
  }

  /** How many results are not in the stream. */
  get waitingCount(): number {
    return this.waiting.size;
  }

  get allWaiting(): Iterable<Entry> {
    return this.waiting;
  }

  /** How many results of the attempt are not in the stream. */
  waitingOf(siteScanId: string, attempt: number): number {
    return this.waitingByAttempt.get(attemptKey({ siteScanId, attempt })) ?? 0;
  }

  /** All there is of a site scan, oldest first. */
  of(siteScanId: string): Entry[] {
    const all = [...this.segments.values()].flatMap(({ entries }) => [...entries]);
    return all.filter((entry) => entry.siteScanId === siteScanId).sort((one, other) => one.sequence - other.sequence);
  }

  /** The number of the oldest result that is not in the stream; null when all are. */
  get firstWaiting(): number | null {
    const [first] = this.waiting;
    return first?.sequence ?? null;
  }

  /** Files of no use any more: all of it is in the stream, and no attempt can have use for it. */
  useless(now: Date): string[] {
    const isUseless = ({ siteScanId, keepUntil }: Entry): boolean =>
      this.settled.has(siteScanId) || Date.parse(keepUntil) <= now.getTime();
    return this.namesOf(({ waiting, entries }) => waiting === 0 && [...entries].every(isUseless));
  }

  /** Files that are kept only to save another attempt some work, oldest first: they go when room is needed. */
  dispensable(): string[] {
    return this.namesOf(({ waiting }) => waiting === 0).sort();
  }

  remove(name: string): void {
    const gone = this.segments.get(name);
    this.segments.delete(name);
    const left = new Set(
      [...this.segments.values()].flatMap(({ entries }) => [...entries].map((one) => one.siteScanId)),
    );
    for (const { siteScanId } of gone?.entries ?? []) if (!left.has(siteScanId)) this.settled.delete(siteScanId);
  }

  private count(entry: Entry, change: 1 | -1): void {
    this.segmentOf(entry.segment).waiting += change;
    const key = attemptKey(entry);
    const left = (this.waitingByAttempt.get(key) ?? 0) + change;
    if (left === 0) this.waitingByAttempt.delete(key);
    else this.waitingByAttempt.set(key, left);
  }

  private namesOf(choose: (segment: Segment) => boolean): string[] {
    return [...this.segments].filter(([, segment]) => choose(segment)).map(([name]) => name);
  }

  private sizeOf(choose: (segment: Segment) => boolean): number {
    return [...this.segments.values()].filter(choose).reduce((sum, { size }) => sum + size, 0);
  }

  private segmentOf(name: string): Segment {
    const known = this.segments.get(name) ?? { size: 0, waiting: 0, entries: new Set<Entry>() };
    this.segments.set(name, known);
    return known;
  }
}

function attemptKey({ siteScanId, attempt }: Pick<Entry, 'siteScanId' | 'attempt'>): string {
  return `${siteScanId}/${attempt}`;
}
