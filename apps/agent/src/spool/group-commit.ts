import { setImmediate as nextTurn } from 'node:timers/promises';

interface Waiting<Record, Place> {
  readonly record: Record;
  readonly resolve: (place: Place) => void;
  readonly reject: (error: unknown) => void;
}

/** Has records that come at the same time written together, so that they share the wait for the disk. */
export class GroupCommit<Record, Place> {
  private queue: Waiting<Record, Place>[] = [];
  private isWriting = false;
  /** Resolves when nothing waits to be written. */
  idle: Promise<void> = Promise.resolve();

  /** @param write takes the first of these records, as many as go together, and answers with their places */
  constructor(private readonly write: (records: readonly Record[]) => Promise<readonly Place[]>) {}

  /** Resolves when the record is written; rejects with what kept it from being so. */
  add(record: Record): Promise<Place> {
    return new Promise((resolve, reject) => {
      this.queue.push({ record, resolve, reject });
      if (!this.isWriting) this.idle = this.writeAll();
    });
  }

  private async writeAll(): Promise<void> {
    this.isWriting = true;
    await nextTurn();
    while (this.queue.length > 0) await this.writeSome();
    this.isWriting = false; // in the same breath as the last look at the queue, so that nobody is left in it
  }

  private async writeSome(): Promise<void> {
    const all = this.queue;
    this.queue = [];
    try {
      const places = await this.write(all.map(({ record }) => record));
      places.forEach((place, index) => all[index]?.resolve(place));
      this.queue = [...all.slice(places.length), ...this.queue];
    } catch (error) {
      for (const { reject } of all) reject(error);
    }
  }
}
