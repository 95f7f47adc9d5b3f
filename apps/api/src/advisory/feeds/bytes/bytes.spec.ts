import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { jsonParts } from './json-elements.js';
import { linesOf } from './lines.js';
import { unpacked } from './unpacked.js';

/** A text as it may come: cut anywhere, in the middle of a character too. */
async function* cutInto(text: string | Buffer, size: number) {
  const bytes = Buffer.from(text as string);
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const value of values) list.push(value);
  return list;
}

const OPTIONS = { list: 'vulnerabilities', maxBytes: 10_000 };
const partsOf = (text: string, size = 7, options = OPTIONS) => all(jsonParts(cutInto(text, size), options));

describe('a JSON document, piece by piece', () => {
  it('gives its members, and the elements of its list one by one', async () => {
    const text =
      '\uFEFF { "format" : "NVD_CVE", "vulnerabilities" : [ {"a": [1, "]}\\"{["]} , 2 ], "total": {"n": 2} } ';
    expect(await partsOf(text)).toEqual([
      { kind: 'member', key: 'format', value: 'NVD_CVE' },
      { kind: 'element', value: { a: [1, ']}"{['] } },
      { kind: 'element', value: 2 },
      { kind: 'member', key: 'total', value: { n: 2 } },
    ]);
    expect(await partsOf('{"vulnerabilities":[]}')).toEqual([]);
    expect(await partsOf('{}')).toEqual([]);
  });

  it('is what JSON.parse makes of it, however it is cut', async () => {
    const list = fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.string(), fc.jsonValue()),
        list,
        fc.integer({ min: 1, max: 50 }),
        async (members, elements, size) => {
          const document = { ...members, vulnerabilities: elements };
          const parts = await partsOf(JSON.stringify(document), size, { ...OPTIONS, maxBytes: 1e6 });
          const found = Object.fromEntries(
            parts.flatMap((part) => (part.kind === 'member' ? [[part.key, part.value]] : [])),
          );
          const listed = parts.flatMap((part) => (part.kind === 'element' ? [part.value] : []));
          expect(JSON.stringify({ ...found, vulnerabilities: listed })).toBe(
            JSON.stringify({ ...omit(document), vulnerabilities: JSON.parse(JSON.stringify(elements)) }),
          );
        },
      ),
    );
  });

  it.each([
    ['<html><body>Request blocked</body></html>', 'no JSON object'],
    ['[1, 2]', 'no JSON object'],
    ['{"vulnerabilities": [1, 2', 'ends in the middle'],
    ['{"vulnerabilities": [1, 2]', 'ends in the middle'],
    ['{"a": 1} {"b": 2}', 'behind it'],
    ['{"a": nonsense}', 'no JSON'],
    ['', 'ends in the middle'],
    [`{"a": "${'x'.repeat(20_000)}"}`, 'longer than'],
  ])('refuses %#', async (text, words) => {
    await expect(partsOf(text)).rejects.toThrow(words);
  });
});

function omit({ vulnerabilities: _, ...members }: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(members)) as Record<string, unknown>;
}

describe('lines', () => {
  it('come without their ends, the last one too', async () => {
    expect(await all(linesOf(cutInto('a\r\nbé\n\nc', 1), 10))).toEqual(['a', 'bé', '', 'c']);
  });

  it('have a longest length', async () => {
    await expect(all(linesOf(cutInto('x'.repeat(11), 3), 10))).rejects.toThrow('longer than 10 bytes');
  });
});

describe('what may be packed', () => {
  const text = 'vulnerability '.repeat(1_000);
  const unpackedText = async (bytes: Buffer, maxBytes = 1e6) =>
    Buffer.concat(await all(unpacked(cutInto(bytes, 100), maxBytes))).toString();

  it('is unpacked when it is, and left as it is when not', async () => {
    expect(await unpackedText(gzipSync(text))).toBe(text);
    expect(await unpackedText(Buffer.from(text))).toBe(text);
    expect(await unpackedText(Buffer.alloc(0))).toBe('');
  });

  it('is refused when it is cut off, spoilt, or unpacks to more than allowed', async () => {
    await expect(unpackedText(gzipSync(text).subarray(0, 60))).rejects.toThrow('cut off or spoilt');
    await expect(unpackedText(Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.from(text)]))).rejects.toThrow('spoilt');
    await expect(unpackedText(gzipSync(Buffer.alloc(1_000_000)), 500_000)).rejects.toThrow('more than 500000 bytes');
  });
});
