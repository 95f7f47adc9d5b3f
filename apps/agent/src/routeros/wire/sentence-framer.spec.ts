import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FramingError, SentenceFramer } from './sentence-framer.js';
import { decodeWord, encodeWord } from './word-text.js';

const LIMITS = { maxWordBytes: 3_000_000, maxTotalBytes: 8_000_000 };
const sentence = (...words: string[]): Buffer => Buffer.concat([...words.map(encodeWord), encodeWord(null)]);
const textsOf = (sentences: Buffer[][]): string[][] => sentences.map((words) => words.map(decodeWord));

function kindOf(bytes: Buffer, limits = LIMITS): string {
  try {
    new SentenceFramer(limits).push(bytes);
    return 'fine';
  } catch (error) {
    return error instanceof FramingError ? error.kind : 'another error';
  }
}

describe('the framer', () => {
  it('finds the sentences of the published vectors', () => {
    const bytes = Buffer.from('0521646f6e65000621666174616c0d6e6f74206c6f6767656420696e00', 'hex');
    expect(textsOf(new SentenceFramer(LIMITS).push(bytes))).toEqual([['!done'], ['!fatal', 'not logged in']]);
  });

  it.each([0, 1, 127, 128, 255, 256, 16_383, 16_384, 2_097_151, 2_097_152])('takes a word of %d bytes', (length) => {
    const word = `!${'x'.repeat(Math.max(0, length - 1))}`.slice(0, length);
    const expected = length === 0 ? [['!re']] : [['!re', word]];
    expect(textsOf(new SentenceFramer(LIMITS).push(sentence('!re', ...(length === 0 ? [] : [word]))))).toEqual(
      expected,
    );
  });

  it('does not care where TCP cuts', () => {
    const words = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), { maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 4 }),
        fc.infiniteStream(fc.integer({ min: 1, max: 70 })),
        (all, cuts) => {
          const sentences = all.map((rest) => ['!re', ...rest]);
          const bytes = Buffer.concat(sentences.map((one) => sentence(...one)));
          const framer = new SentenceFramer(LIMITS);
          const got: string[][] = [];
          for (let at = 0; at < bytes.length;) {
            const next: number = at + Number(cuts.next().value ?? 1);
            got.push(...textsOf(framer.push(bytes.subarray(at, next))));
            at = next;
          }
          expect(got).toEqual(sentences);
        },
      ),
    );
  });

  it('ignores empty sentences', () => {
    expect(textsOf(new SentenceFramer(LIMITS).push(Buffer.concat([Buffer.from([0, 0]), sentence('!done')])))).toEqual([
      ['!done'],
    ]);
  });

  it('knows at once what is not the API', () => {
    expect(kindOf(Buffer.from('HT'))).toBe('not_the_api');
    expect(kindOf(Buffer.from('SSH-2.0-ROSSSH\r\n'))).toBe('not_the_api');
    expect(kindOf(Buffer.from('15030300020228', 'hex'))).toBe('not_the_api');
  });

  it.each(['f8', 'ff', 'f1'])('stops at the control byte %s', (hex) => {
    expect(kindOf(Buffer.from(hex, 'hex'))).toBe('malformed');
  });

  it('stops at a length or a stream beyond its bounds, before they are there', () => {
    expect(kindOf(Buffer.from('f0ffffffff', 'hex'))).toBe('too_much');
    expect(kindOf(Buffer.from('e0e00000', 'hex'))).toBe('too_much');
    expect(kindOf(sentence('!re', 'x'.repeat(100)), { ...LIMITS, maxTotalBytes: 50 })).toBe('too_much');
  });
});

describe('words', () => {
  it('are sent as the published vectors', () => {
    expect(Buffer.concat(['/login', '=name=admin', '=password=', null].map(encodeWord)).toString('hex')).toBe(
      '062f6c6f67696e0b3d6e616d653d61646d696e0a3d70617373776f72643d00',
    );
    expect(encodeWord('ü').toString('hex')).toBe('02c3bc');
  });

  it('are read as UTF-8, else as windows-1252', () => {
    expect(decodeWord(Buffer.from('пароль'))).toBe('пароль');
    expect(decodeWord(Buffer.from('B\xfcro \x96 \x80', 'latin1'))).toBe('Büro – €');
  });
});
