import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { digestOf, encodeFrame, type Frame } from './frame.js';
import { type Damage, readSegment, SEGMENT_HEADER, type SegmentReading } from './segment.js';

const FIRST = 41;

/** Texts as they come from scanned hosts: any characters at all. */
const text = fc.string({ unit: 'binary', maxLength: 60 }).map((value) => Buffer.from(value, 'utf8'));
const written = fc
  .array(fc.record({ label: text, body: text }), { minLength: 1, maxLength: 6 })
  .map((records) => writtenAs(records));

interface Written {
  readonly frames: readonly Frame[];
  readonly bytes: Buffer;
  /** Where each record begins, and where the last one ends. */
  readonly edges: readonly number[];
}

function writtenAs(records: readonly Omit<Frame, 'sequence'>[]): Written {
  const frames = records.map((record, index) => ({ ...record, sequence: FIRST + index }));
  const encoded = frames.map(encodeFrame);
  const edges = [SEGMENT_HEADER.length];
  for (const one of encoded) edges.push(edges.at(-1)! + one.length);
  return { frames, bytes: Buffer.concat([SEGMENT_HEADER, ...encoded]), edges };
}

const read = (bytes: Buffer): SegmentReading => readSegment(bytes, FIRST);
const shown = (frames: readonly Frame[]) =>
  frames.map(({ sequence, label, body }) => [sequence, label.toString('hex'), body.toString('hex')]);
const touches = (damage: Damage, from: number, to: number) =>
  damage.offset < to && damage.offset + damage.length > from;
const names = ({ first, last }: Damage, sequence: number) =>
  first !== null && first <= sequence && sequence <= (last ?? Infinity);

function flipped(bytes: Buffer, bits: readonly number[]): Buffer {
  const copy = Buffer.from(bytes);
  for (const bit of bits) copy[bit >> 3] = copy[bit >> 3]! ^ (1 << (bit & 7));
  return copy;
}

describe('a file of the spool', () => {
  it('gives back what was written, in order', () => {
    fc.assert(
      fc.property(written, ({ bytes, frames }) => {
        const reading = read(bytes);
        expect(shown(reading.frames)).toEqual(shown(frames));
        expect(reading).toMatchObject({ damages: [], tornAt: null, foreignVersion: null });
      }),
    );
  });

  it('cut off at any byte: gives all whole records, and says where the torn one begins', () => {
    fc.assert(
      fc.property(written, ({ bytes, frames, edges }) => {
        for (let cut = 0; cut < bytes.length; cut++) {
          const reading = read(bytes.subarray(0, cut));
          const whole = edges.filter((edge) => edge <= cut).length - 1;
          expect(shown(reading.frames)).toEqual(shown(frames.slice(0, Math.max(0, whole))));
          if (edges.includes(cut)) expect(reading.damages).toEqual([]);
          else expect(reading.damages).toHaveLength(1);
          if (whole < 0) continue; // not even the header is whole
          const begins = edges[whole]!;
          expect(reading.tornAt).toBe(cut === begins ? null : begins);
          if (cut > begins)
            expect(reading.damages[0]).toMatchObject({ offset: begins, length: cut - begins, first: FIRST + whole });
        }
      }),
      { numRuns: 12 },
    );
  });

  it('with bits flipped anywhere: gives every record that is intact, and reports every one that is not', () => {
    const cases = written.chain((file) =>
      fc.tuple(fc.constant(file), fc.uniqueArray(fc.nat(file.bytes.length * 8 - 1), { minLength: 1, maxLength: 5 })),
    );
    fc.assert(
      fc.property(cases, ([{ bytes, frames, edges }, bits]) => {
        const hit = (from: number, to: number) => bits.some((bit) => bit >> 3 >= from && bit >> 3 < to);
        const isHit = (_: unknown, index: number) => hit(edges[index]!, edges[index + 1]!);
        const reading = read(flipped(bytes, bits));
        expect(shown(reading.frames)).toEqual(shown(frames.filter((frame, index) => !isHit(frame, index))));
        for (const [index, frame] of frames.entries()) {
          const reports = reading.damages.filter((one) => touches(one, edges[index]!, edges[index + 1]!));
          expect(reports.some((one) => names(one, frame.sequence))).toBe(isHit(frame, index));
        }
        expect(reading.damages.some(({ what }) => what === 'file_header')).toBe(hit(0, SEGMENT_HEADER.length));
      }),
      { numRuns: 1000 },
    );
  });

  it('knows what a record was about when only its body is damaged', () => {
    const { bytes, edges } = writtenAs([
      { label: Buffer.from('host/10.0.0.1'), body: Buffer.from('a body') },
      { label: Buffer.from('host/10.0.0.2'), body: Buffer.from('another') },
    ]);
    const reading = read(flipped(bytes, [edges[1]! * 8 - 3]));
    const lost = { what: 'body', offset: edges[0], length: edges[1]! - edges[0]!, first: FIRST, last: FIRST };
    expect(reading.damages).toEqual([{ ...lost, label: Buffer.from('host/10.0.0.1') }]);
    expect(reading.frames.map(({ sequence }) => sequence)).toEqual([FIRST + 1]);
  });

  it('misses records that were cut out neatly', () => {
    const { bytes, edges } = writtenAs([1, 2, 3].map((n) => ({ label: Buffer.from(`${n}`), body: Buffer.from('x') })));
    const reading = read(Buffer.concat([bytes.subarray(0, edges[1]), bytes.subarray(edges[2])]));
    expect(reading.frames.map(({ sequence }) => sequence)).toEqual([FIRST, FIRST + 2]);
    expect(reading.damages).toMatchObject([{ what: 'missing', first: FIRST + 1, last: FIRST + 1 }]);
  });

  it('of a version we do not know is left alone, but not one whose header was only damaged', () => {
    const { bytes } = writtenAs([{ label: Buffer.from('a'), body: Buffer.from('b') }]);
    const newer = Buffer.from(bytes);
    newer.writeUInt32BE(2, 8);
    expect(read(newer)).toMatchObject({ damages: [{ what: 'file_header' }], foreignVersion: null });
    expect(read(newer).frames).toHaveLength(1);
    digestOf(newer.subarray(0, 12)).copy(newer, 12, 0, 4);
    expect(read(newer)).toMatchObject({ frames: [], damages: [], foreignVersion: 2 });
  });
});
