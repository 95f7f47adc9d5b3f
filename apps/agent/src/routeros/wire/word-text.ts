import iconv from 'iconv-lite';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of a word. RouterOS declares no charset: old consoles wrote windows-1252, newer ones write UTF-8. */
export function decodeWord(word: Buffer): string {
  try {
    return strictUtf8.decode(word);
  } catch {
    // Not TextDecoder: Node 20 reads windows-1252 as latin1 and loses 0x80 to 0x9f.
    return iconv.decode(word, 'windows-1252');
  }
}

/** A word as it goes on the wire: length, then UTF-8 bytes. Null is the end of a sentence. */
export function encodeWord(text: string | null): Buffer {
  if (text === null) return Buffer.from([0]);
  const content = Buffer.from(text, 'utf8');
  return Buffer.concat([encodeLength(content.length), content]);
}

function encodeLength(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  if (length < 0x4000) return Buffer.from([0x80 | (length >> 8), length & 0xff]);
  if (length < 0x200000) return Buffer.from([0xc0 | (length >> 16), (length >> 8) & 0xff, length & 0xff]);
  const wide = Buffer.alloc(4);
  wide.writeUInt32BE(length < 0x10000000 ? length + 0xe0000000 : length);
  return length < 0x10000000 ? wide : Buffer.concat([Buffer.from([0xf0]), wide]);
}
