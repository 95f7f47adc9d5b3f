import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inventory } from './inventory.js';
import { type Damage, readSegment, type SegmentReading } from './segment.js';
import { cutOff, firstSequenceOf } from './segment-file.js';
import { SpoolError } from './spool-error.js';
import { type Belonging, fromFrame, labelOf } from './spooled-result.js';

/** Results that are lost, as far as it is known which. */
export interface SpoolDamage extends Omit<Damage, 'label'> {
  readonly file: string;
  readonly lost: Pick<Belonging, 'siteScanId' | 'attempt' | 'key'> | null;
}

/** What was found in a folder. */
export interface Recovered {
  readonly inventory: Inventory;
  /** The number of the next record. */
  readonly nextSequence: number;
}

/**
 * Finds out what is in the spool. Results before the cursor are in the stream; every other one that is whole is to be handed
 * in. A torn tail is cut off.
 * @throws {SpoolError} when a file was written by a newer agent.
 */
export async function recover(
  folder: string,
  cursor: number,
  onDamage: (damage: SpoolDamage) => void,
): Promise<Recovered> {
  const inventory = new Inventory();
  let nextSequence = Math.max(cursor, 1);
  for (const name of (await readdir(folder)).sort()) {
    const first = firstSequenceOf(name);
    if (first === null) continue;
    const path = join(folder, name);
    const bytes = await readFile(path);
    const reading = readSegment(bytes, first);
    if (reading.foreignVersion !== null) throw tooNew(path, reading.foreignVersion);
    reading.damages.forEach((damage) => onDamage({ file: name, ...explained(damage) }));
    if (reading.tornAt !== null) await cutOff(path, reading.tornAt);
    inventory.resize(name, reading.tornAt ?? bytes.length);
    list(reading, name, (entry) => inventory.add(entry, entry.sequence < cursor));
    nextSequence = Math.max(nextSequence, first + 1, ...sequencesOf(reading).map((sequence) => sequence + 1));
  }
  return { inventory, nextSequence };
}

function list({ frames }: SegmentReading, segment: string, add: (entry: Parameters<Inventory['add']>[0]) => void) {
  for (const { sequence, offset, length, ...frame } of frames) {
    const result = fromFrame({ sequence, ...frame });
    if (result === null) continue;
    const { event: _, ...belonging } = result;
    add({ ...belonging, sequence, segment, offset, length });
  }
}

/** Of damaged records too: a number is not given twice in one file. */
function sequencesOf({ frames, damages }: SegmentReading): number[] {
  return [...frames.slice(-1).map(({ sequence }) => sequence), ...damages.flatMap(({ last }) => last ?? [])];
}

function explained({ label, ...damage }: Damage): Omit<SpoolDamage, 'file'> {
  const read = label === null ? null : labelOf(label);
  if (read === null) return { ...damage, lost: null };
  const { siteScanId, attempt, key } = read;
  return { ...damage, lost: { siteScanId, attempt, key } };
}

function tooNew(path: string, version: number): SpoolError {
  const what = `${path} was written by a newer agent (format ${version})`;
  return new SpoolError(`${what}: start that one, so that the results in it are handed in`);
}
