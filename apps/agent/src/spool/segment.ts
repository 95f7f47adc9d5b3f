import { digestOf, type Frame, nextFrameAfter, readFrame } from './frame.js';

const TITLE = Buffer.from('SWSPOOL\n');
const VERSION = 1;
const AT = { version: 8, digest: 12 } as const;
const HEADER_BYTES = 16;

/** The beginning of every file: its title, the version of its format, and a digest of both. */
export const SEGMENT_HEADER: Buffer = header(VERSION);

/** A part of a file that is not as it was written, and all that is known of what was there. */
export interface Damage {
  /**
   * `file_header`: records are read all the same; `body`: the label of the record is known; `unreadable`: what was there is
   * known by what is missing; `torn`: the file ends within a record; `missing`: whole records are not there.
   */
  readonly what: 'file_header' | 'body' | 'unreadable' | 'torn' | 'missing';
  readonly offset: number;
  /** Bytes. */
  readonly length: number;
  /** The first and the last record that are lost; null when none is, or nobody can say which is the last. */
  readonly first: number | null;
  readonly last: number | null;
  /** What the record was about. */
  readonly label: Buffer | null;
}

export interface PlacedFrame extends Frame {
  readonly offset: number;
  readonly length: number;
}

export interface SegmentReading {
  /** Whole records, in the order in which they were written. */
  readonly frames: readonly PlacedFrame[];
  readonly damages: readonly Damage[];
  /** Where a tail begins that holds no record; null when the file ends with one. */
  readonly tornAt: number | null;
  /** The version of the format when it is one we do not know; nothing was read then. */
  readonly foreignVersion: number | null;
}

/**
 * Reads a file whose first record has this number. Every record that is whole is returned, and every byte that is not part
 * of one is reported: nothing is passed over in silence. Never throws.
 */
export function readSegment(bytes: Buffer, firstSequence: number): SegmentReading {
  const titled = isTitled(bytes);
  const version = titled ? bytes.readUInt32BE(AT.version) : VERSION;
  if (version !== VERSION) return { frames: [], damages: [], tornAt: null, foreignVersion: version };
  const reader = new Reader(bytes, firstSequence);
  if (!titled) reader.report('file_header', 0, { length: Math.min(bytes.length, HEADER_BYTES) });
  reader.readAll();
  const { frames, damages, tornAt } = reader;
  return { frames, damages, tornAt, foreignVersion: null };
}

class Reader {
  readonly frames: PlacedFrame[] = [];
  readonly damages: Damage[] = [];
  tornAt: number | null = null;

  constructor(
    private readonly bytes: Buffer,
    private expected: number,
  ) {}

  readAll(): void {
    let offset: number | null = HEADER_BYTES;
    while (offset !== null && offset < this.bytes.length) offset = this.readAt(offset);
  }

  report(what: Damage['what'], offset: number, known: Partial<Damage>): void {
    this.damages.push({ what, offset, length: 0, first: null, last: null, label: null, ...known });
  }

  /** Reads what is at this place and answers with the next one; null when there is nothing more. */
  private readAt(offset: number): number | null {
    const reading = readFrame(this.bytes, offset);
    if (reading.kind === 'unreadable') return this.passOver(offset);
    if (reading.kind === 'torn') {
      const { sequence, label } = reading;
      this.noteGap(offset, sequence);
      return this.endAt('torn', offset, { first: sequence, last: sequence, label });
    }
    const { frame, end } = reading;
    this.noteGap(offset, frame.sequence);
    this.expected = frame.sequence + 1;
    const { sequence: first, label } = frame;
    if (reading.kind === 'whole') this.frames.push({ ...frame, offset, length: end - offset });
    else this.report('body', offset, { length: end - offset, first, last: first, label });
    return end;
  }

  private passOver(offset: number): number | null {
    const next = nextFrameAfter(this.bytes, offset);
    if (next === null) return this.endAt('unreadable', offset, { first: this.expected });
    const reading = readFrame(this.bytes, next);
    const sequence = 'frame' in reading ? reading.frame.sequence : 'sequence' in reading ? reading.sequence : 0;
    this.report('unreadable', offset, { length: next - offset, first: this.expected, last: sequence - 1 });
    this.expected = sequence;
    return next;
  }

  private endAt(what: Damage['what'], offset: number, known: Partial<Damage>): null {
    this.report(what, offset, { length: this.bytes.length - offset, ...known });
    this.tornAt = offset;
    return null;
  }

  private noteGap(offset: number, sequence: number): void {
    if (sequence !== this.expected) this.report('missing', offset, { first: this.expected, last: sequence - 1 });
  }
}

function header(version: number): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES);
  TITLE.copy(bytes);
  bytes.writeUInt32BE(version, AT.version);
  digestOf(bytes.subarray(0, AT.digest)).copy(bytes, AT.digest, 0, HEADER_BYTES - AT.digest);
  return bytes;
}

function isTitled(bytes: Buffer): boolean {
  if (bytes.length < HEADER_BYTES) return false;
  return header(bytes.readUInt32BE(AT.version)).equals(bytes.subarray(0, HEADER_BYTES));
}
