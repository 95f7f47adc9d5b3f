/** A word as written to the wire: text goes out as UTF-8, a Buffer as it is. */
export type Word = string | Buffer;
export type Sentence = readonly Word[];

const END_OF_SENTENCE = Buffer.from([0]);

/** The big-endian length prefix of a word, in its shortest of the five forms; `length` is in bytes. */
export function encodeLength(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  if (length < 0x4000) return bigEndian(length + 0x8000, 2);
  if (length < 0x200000) return bigEndian(length + 0xc00000, 3);
  if (length < 0x10000000) return bigEndian(length + 0xe0000000, 4);
  return Buffer.concat([Buffer.from([0xf0]), bigEndian(length, 4)]);
}

/** Length prefix and content of one word. */
export function encodeWord(word: Word): Buffer {
  const content = typeof word === 'string' ? Buffer.from(word, 'utf8') : word;
  return Buffer.concat([encodeLength(content.length), content]);
}

/** The words of a sentence and its terminator. */
export function encodeSentence(sentence: Sentence): Buffer {
  return Buffer.concat([...sentence.map(encodeWord), END_OF_SENTENCE]);
}

function bigEndian(value: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value, 0, bytes);
  return buffer;
}
