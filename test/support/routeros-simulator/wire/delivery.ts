import { encodeWord, type Sentence } from './encode.js';

/**
 * How replies are cut into TCP segments: one write per sentence, one byte at a time, inside every length prefix, after
 * every word, or all replies of one command in one segment.
 */
export type Delivery = 'sentences' | 'byte-wise' | 'split-in-length' | 'split-at-words' | 'coalesced';

/** The segments in which these sentences are written, in order. */
export function segments(sentences: readonly Sentence[], delivery: Delivery): readonly Buffer[] {
  switch (delivery) {
    case 'sentences':
      return sentences.map((sentence) => Buffer.concat(wordsOf(sentence)));
    case 'coalesced':
      return [Buffer.concat(sentences.flatMap(wordsOf))];
    case 'split-at-words':
      return sentences.flatMap(wordsOf);
    case 'split-in-length':
      return sentences.flatMap(cutInsideLengths);
    case 'byte-wise':
      return [...Buffer.concat(sentences.flatMap(wordsOf))].map((byte) => Buffer.from([byte]));
  }
}

function wordsOf(sentence: Sentence): Buffer[] {
  return [...sentence.map(encodeWord), Buffer.from([0])];
}

/** A cut after the first byte of every prefix: inside the longer forms, right behind the one-byte form. */
function cutInsideLengths(sentence: Sentence): Buffer[] {
  const encoded = wordsOf(sentence);
  const cuts: Buffer[] = [];
  let rest = Buffer.alloc(0);
  for (const word of encoded) {
    cuts.push(Buffer.concat([rest, word.subarray(0, 1)]));
    rest = Buffer.from(word.subarray(1));
  }
  if (rest.length > 0) cuts.push(rest);
  return cuts;
}
