import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SEGMENT_HEADER } from './segment.js';

const NAME = /^(\d{16})\.spool$/;

/** The file whose first record has this number. */
function segmentName(firstSequence: number): string {
  return `${String(firstSequence).padStart(16, '0')}.spool`;
}

/** The number of the first record of the file; null when it is no file of ours. */
export function firstSequenceOf(name: string): number | null {
  const digits = NAME.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The file that is being written. Once it failed it is not written to again: nobody knows what of it is on the disk. */
export class SegmentFile {
  size = 0;

  private constructor(
    readonly name: string,
    private readonly handle: FileHandle,
  ) {}

  static async create(folder: string, firstSequence: number): Promise<SegmentFile> {
    const name = segmentName(firstSequence);
    const handle = await open(join(folder, name), 'wx', 0o600);
    const file = new SegmentFile(name, handle);
    try {
      await file.append([SEGMENT_HEADER]);
      await syncFolder(folder);
      return file;
    } catch (error) {
      await file.close();
      await rm(join(folder, name), { force: true });
      throw error;
    }
  }

  /** Whether no record is in it. */
  get isEmpty(): boolean {
    return this.size === SEGMENT_HEADER.length;
  }

  /** Resolves when the records are on the disk; otherwise the file is as long as before, if that can be done. */
  async append(records: readonly Buffer[]): Promise<void> {
    const bytes = Buffer.concat(records);
    try {
      // A write to a nearly full disk may write a part only, and says so by its count.
      for (let done = 0; done < bytes.length;) {
        const { bytesWritten } = await this.handle.write(bytes, done, bytes.length - done, this.size + done);
        done += bytesWritten;
      }
      await this.handle.datasync();
      this.size += bytes.length;
    } catch (error) {
      await this.handle.truncate(this.size).catch(() => undefined);
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.handle.close();
  }
}

/** Cuts the file off there, for good. */
export async function cutOff(path: string, at: number): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.truncate(at);
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

/** Has the names of new and removed files on the disk. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
