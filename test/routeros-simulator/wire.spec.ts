import { describe, expect, it } from '@jest/globals';
import { encodeLength, encodeSentence } from '../support/routeros-simulator/wire/encode.js';
import { segments } from '../support/routeros-simulator/wire/delivery.js';
import { SentenceDecoder } from '../support/routeros-simulator/wire/sentence-decoder.js';

const LIMITS = { wordBytes: 2 ** 32, sentenceBytes: 2 ** 33 };
const text = (sentences: readonly (readonly Buffer[])[]) => sentences.map((words) => words.map(String));

describe('lengths', () => {
  it.each([
    [0, '00'],
    [127, '7f'],
    [128, '8080'],
    [255, '80ff'],
    [256, '8100'],
    [16383, 'bfff'],
    [16384, 'c04000'],
    [2097151, 'dfffff'],
    [2097152, 'e0200000'],
    [268435455, 'efffffff'],
    [268435456, 'f010000000'],
    [4294967295, 'f0ffffffff'],
  ])('writes %d as %s', (length, hex) => {
    expect(encodeLength(length).toString('hex')).toBe(hex);
  });

  it.each([0x7f, 0x80, 0x3fff, 0x4000, 0x1fffff, 0x200000])('reads a word of %d bytes back', (length) => {
    const word = Buffer.alloc(length, 'a');
    const { sentences, fault } = new SentenceDecoder(LIMITS).push(encodeSentence([word]));
    expect(fault).toBeNull();
    expect(sentences).toHaveLength(1);
    expect(sentences[0]?.[0]?.equals(word)).toBe(true);
  });

  it('takes the five-byte form for small words too', () => {
    const { sentences } = new SentenceDecoder(LIMITS).push(Buffer.from('f0000000026869' + '00', 'hex'));
    expect(text(sentences)).toEqual([['hi']]);
  });
});

describe('sentences', () => {
  it.each([
    [['/login', '=name=admin', '=password='], '062f6c6f67696e0b3d6e616d653d61646d696e0a3d70617373776f72643d00'],
    [['!done'], '0521646f6e6500'],
    [['!fatal', 'not logged in'], '0621666174616c0d6e6f74206c6f6767656420696e00'],
  ])('writes %j', (words, hex) => {
    expect(encodeSentence(words).toString('hex')).toBe(hex);
    expect(text(new SentenceDecoder(LIMITS).push(Buffer.from(hex, 'hex')).sentences)).toEqual([words]);
  });

  it('ignores empty ones', () => {
    const bytes = Buffer.from('0000000521646f6e650000', 'hex');
    expect(text(new SentenceDecoder(LIMITS).push(bytes).sentences)).toEqual([['!done']]);
  });

  it('waits for the terminator', () => {
    const decoder = new SentenceDecoder(LIMITS);
    expect(decoder.push(Buffer.from('0521646f6e65', 'hex')).sentences).toEqual([]);
    expect(text(decoder.push(Buffer.from([0])).sentences)).toEqual([['!done']]);
  });

  it('finds the same sentences wherever TCP cuts', () => {
    const words = ['/ip/arp/print', `=comment=${'ü'.repeat(200)}`, '?disabled=false', `.tag=${'7'.repeat(130)}`];
    const bytes = Buffer.concat([encodeSentence(words), encodeSentence(['/quit'])]);
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const decoder = new SentenceDecoder(LIMITS);
      const found = [...decoder.push(bytes.subarray(0, cut)).sentences, ...decoder.push(bytes.subarray(cut)).sentences];
      expect(text(found)).toEqual([words, ['/quit']]);
    }
  });

  it.each(['f1', 'f7', 'f8', 'ff'])('is lost at the reserved byte %s and keeps what came before', (hex) => {
    const decoder = new SentenceDecoder(LIMITS);
    const { sentences, fault } = decoder.push(Buffer.from(`0521646f6e6500${hex}`, 'hex'));
    expect(text(sentences)).toEqual([['!done']]);
    expect(fault).toBe('reserved-control-byte');
    expect(decoder.push(Buffer.from('0521646f6e6500', 'hex')).sentences).toEqual([]);
  });

  it('refuses words and sentences beyond its limits', () => {
    const limits = { wordBytes: 4, sentenceBytes: 8 };
    expect(new SentenceDecoder(limits).push(Buffer.from('05', 'hex')).fault).toBe('word-too-long');
    const three = Buffer.from('03616161036161610361', 'hex');
    expect(new SentenceDecoder(limits).push(three).fault).toBe('sentence-too-long');
  });
});

describe('delivery', () => {
  const sentences = [['!re', `=comment=${'x'.repeat(300)}`], ['!done']];
  const whole = Buffer.concat(sentences.map(encodeSentence));

  it.each(['sentences', 'byte-wise', 'split-in-length', 'split-at-words', 'coalesced'] as const)(
    '%s changes the cuts, never the bytes',
    (delivery) => {
      expect(Buffer.concat(segments(sentences, delivery)).equals(whole)).toBe(true);
    },
  );

  it('cuts where its name says', () => {
    expect(segments(sentences, 'coalesced')).toHaveLength(1);
    expect(segments(sentences, 'sentences')).toHaveLength(2);
    expect(segments(sentences, 'byte-wise')).toHaveLength(whole.length);
    expect(segments(sentences, 'split-at-words')[0]?.toString('hex')).toBe('03217265');
    expect(segments(sentences, 'split-in-length')[1]?.toString('hex')).toBe('21726581');
  });
});
