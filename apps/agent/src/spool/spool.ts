import { mkdir, open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { readCursor, writeCursor } from './cursor-file.js';
import { errorCodeOf } from './error-code.js';
import { encodeFrame, readFrame } from './frame.js';
import { GroupCommit } from './group-commit.js';
import type { Entry, Inventory } from './inventory.js';
import { ownFolder } from './owner-lock.js';
import { recover, type SpoolDamage } from './recover.js';
import { SEGMENT_HEADER } from './segment.js';
import { SegmentFile, syncFolder } from './segment-file.js';
import { SpoolError, SpoolFullError } from './spool-error.js';
import { fromFrame, type SpooledResult, toFrame } from './spooled-result.js';

const MIB = 1024 ** 2;
/** A file holds results of one site scan, and not many more bytes than this: files go as a whole. */
const SEGMENT_BYTES = 8 * MIB;
/** So much must be free before another request is taken; of a small bound, a quarter. */
const ROOM_BYTES = 8 * MIB;
const CURSOR_BEHIND_MS = 1_000;
const NO_ROOM = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

export interface SpoolOptions {
  readonly folder: string;
  /** The most bytes of all files together. */
  readonly maxBytes: number;
  readonly onDamage: (damage: SpoolDamage) => void;
}

interface Taken {
  readonly inventory: Inventory;
  readonly nextSequence: number;
  readonly leave: () => Promise<void>;
}

/** Results on this machine's disk, in the order in which they were kept, until they are in the stream and of no more use. */
export class Spool {
  readonly inventory: Inventory;
  private readonly commit = new GroupCommit<SpooledResult, Entry>((results) => this.write(results));
  private current: SegmentFile | null = null;
  private currentScan = '';
  private nextSequence: number;
  /** All before this number is known to the inventory. */
  private frontier: number;
  private lastSettled: string | null = null;
  private cursorTimer: NodeJS.Timeout | null = null;
  private cursorWritten: Promise<void> = Promise.resolve();

  private constructor(
    private readonly options: SpoolOptions,
    private readonly taken: Taken,
  ) {
    this.inventory = taken.inventory;
    this.nextSequence = this.frontier = taken.nextSequence;
  }

  /**
   * Takes the folder, made when it is not there, and finds out what is in it.
   * @throws {SpoolError} when another process has it or a newer agent wrote it.
   */
  static async open(options: SpoolOptions): Promise<Spool> {
    const { folder, onDamage } = options;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const leave = await ownFolder(folder);
    try {
      const spool = new Spool(options, { ...(await recover(folder, await readCursor(folder), onDamage)), leave });
      await spool.tidy();
      return spool;
    } catch (error) {
      await leave();
      throw error;
    }
  }

  /** The most bytes of all files together. */
  get maxBytes(): number {
    return this.options.maxBytes;
  }

  /**
   * Resolves when the result is on the disk; results that are kept at the same time share the wait for it.
   * @throws {SpoolFullError} when there is no room. Nothing of the result is in the spool then, and what was there stays.
   */
  append(result: SpooledResult): Promise<Entry> {
    return this.commit.add(result);
  }

  /**
   * The result as it was kept.
   * @throws {SpoolError} when it is no longer on the disk as it was written.
   */
  async read(entry: Entry): Promise<SpooledResult> {
    const { segment: file, offset, length, sequence, siteScanId, attempt, key } = entry;
    const handle = await open(join(this.options.folder, file), 'r');
    try {
      const { buffer } = await handle.read(Buffer.alloc(length), 0, length, offset);
      const reading = readFrame(buffer, 0);
      const result = reading.kind === 'whole' ? fromFrame(reading.frame) : null;
      if (result !== null) return result;
    } finally {
      await handle.close();
    }
    const place = { what: 'body' as const, file, offset, length, first: sequence, last: sequence };
    this.inventory.drop(entry);
    this.options.onDamage({ ...place, lost: { siteScanId, attempt, key } });
    throw new SpoolError(`Result ${key} is no longer in the spool as it was written: check the disk`);
  }

  /** The result needs to be handed in no more. That is written down a little later. */
  handedIn(entry: Entry): void {
    this.inventory.inStream(entry);
    this.cursorTimer ??= setTimeout(() => {
      this.cursorTimer = null;
      void this.writeCursor();
    }, CURSOR_BEHIND_MS);
  }

  /**
   * This site scan is done with: its results may go once they are in the stream. They stay until another one is done with,
   * because the broker asks again when it does not hear our acknowledgement.
   */
  async settle(siteScanId: string): Promise<void> {
    if (this.lastSettled !== null && this.lastSettled !== siteScanId) this.inventory.settle(this.lastSettled);
    this.lastSettled = siteScanId;
    await this.tidy();
  }

  /** Nobody shall have any result of this site scan, neither the stream nor another attempt. */
  async forget(siteScanId: string): Promise<void> {
    for (const entry of this.inventory.of(siteScanId)) this.handedIn(entry);
    this.inventory.settle(siteScanId);
    await this.tidy();
  }

  /** Whether another scan's results would have room, by our bound and on the disk. */
  async hasRoom(): Promise<boolean> {
    const { folder, maxBytes } = this.options;
    const needed = Math.min(ROOM_BYTES, maxBytes / 4);
    if (this.inventory.sizeOfWaiting + needed > maxBytes) return false;
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize >= needed;
  }

  /** What is being written is written first. Nothing may be kept after this. */
  async close(): Promise<void> {
    await this.commit.idle;
    if (this.cursorTimer !== null) clearTimeout(this.cursorTimer);
    await this.writeCursor();
    await this.closeCurrent();
    await this.taken.leave();
  }

  private async write(results: readonly SpooledResult[]): Promise<Entry[]> {
    const [first] = results;
    if (first === undefined) return [];
    const numbered = this.portion(results).map((result) => ({ result, sequence: this.nextSequence++ }));
    const records = numbered.map(({ result, sequence }) => encodeFrame(toFrame(sequence, result)));
    const total = records.reduce((sum, { length }) => sum + length, 0);
    try {
      await this.makeRoom(total + SEGMENT_HEADER.length);
      const file = await this.fileFor(first.siteScanId, numbered[0]?.sequence ?? 0);
      let offset = file.size;
      await file.append(records);
      this.inventory.resize(file.name, file.size);
      this.frontier = this.nextSequence;
      return numbered.map(({ result: { event: _, ...belonging }, sequence }, index) => {
        const length = records[index]?.length ?? 0;
        const entry = { ...belonging, sequence, segment: file.name, offset, length };
        offset += length;
        this.inventory.add(entry, false);
        return entry;
      });
    } catch (error) {
      await this.giveUpCurrent();
      throw NO_ROOM.has(errorCodeOf(error) ?? '')
        ? new SpoolFullError('The disk of the spool is full: make room on it', { cause: error })
        : error;
    }
  }

  /** Those at the front that go into one file. */
  private portion(results: readonly SpooledResult[]): readonly SpooledResult[] {
    let bytes = 0;
    const end = results.findIndex(({ siteScanId, event }) => {
      const isOther = siteScanId !== results[0]?.siteScanId || bytes > SEGMENT_BYTES;
      bytes += event.body.length;
      return isOther;
    });
    return end === -1 ? results : results.slice(0, end);
  }

  private async fileFor(siteScanId: string, sequence: number): Promise<SegmentFile> {
    const fits = this.current !== null && this.currentScan === siteScanId && this.current.size < SEGMENT_BYTES;
    if (!fits) await this.closeCurrent();
    this.current ??= await SegmentFile.create(this.options.folder, sequence);
    this.currentScan = siteScanId;
    return this.current;
  }

  private async closeCurrent(): Promise<void> {
    const file = this.current;
    this.current = null;
    await file?.close();
  }

  /** Nobody knows what of a write that failed is on the disk, so the file is not written to again. */
  private async giveUpCurrent(): Promise<void> {
    const file = this.current;
    await this.closeCurrent();
    if (file?.isEmpty === true) await rm(join(this.options.folder, file.name), { force: true });
  }

  /** Results that are in the stream are given up for new ones; others never. */
  private async makeRoom(bytes: number): Promise<void> {
    const { maxBytes } = this.options;
    if (this.inventory.size + bytes <= maxBytes) return;
    for (const name of this.inventory.dispensable()) {
      await this.remove([name]);
      if (this.inventory.size + bytes <= maxBytes) return;
    }
    throw new SpoolFullError(
      `The spool is full (SPOOL_MAX_BYTES ${maxBytes}): results wait for the link to the broker`,
    );
  }

  private async tidy(): Promise<void> {
    await this.remove(this.inventory.useless(new Date()));
  }

  private async remove(names: readonly string[]): Promise<void> {
    if (names.length === 0) return;
    for (const name of names) {
      if (this.current?.name === name) await this.closeCurrent();
      this.inventory.remove(name);
      await rm(join(this.options.folder, name), { force: true });
    }
    await syncFolder(this.options.folder);
  }

  /** A disk that is full keeps nothing but the cursor from being written, and an old one costs no result. */
  private writeCursor(): Promise<void> {
    this.cursorWritten = this.cursorWritten
      .then(() => writeCursor(this.options.folder, this.inventory.firstWaiting ?? this.frontier))
      .catch(() => undefined);
    return this.cursorWritten;
  }
}
