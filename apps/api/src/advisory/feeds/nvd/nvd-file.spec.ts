import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { AdvisoryRecord } from '../../record/advisory-record.js';
import { FeedError } from '../feed-error.js';
import { RowTally } from '../row-tally.js';
import { NvdFile, type NvdFileOptions } from './nvd-file.js';
import { readNvdMeta } from './nvd-meta.js';

const cves = Array.from({ length: 50 }, (_, index) => ({
  id: `CVE-2024-${1000 + index}`,
  lastModified: `2024-05-01T00:00:${String(index).padStart(2, '0')}.000`,
  descriptions: [{ lang: 'en', value: `Ä "flaw" {[ No. ${index} \\` }],
}));
const document = (more: Record<string, unknown> = {}) =>
  JSON.stringify({
    resultsPerPage: cves.length,
    startIndex: 0,
    totalResults: cves.length,
    format: 'NVD_CVE',
    version: '2.0',
    timestamp: '2026-11-23T00:00:00.000',
    vulnerabilities: cves.map((cve) => ({ cve })),
    ...more,
  });
const lines = cves.map((cve) => JSON.stringify(cve)).join('\n');

async function* cut(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function readAll(content: string | Buffer, size = 1_000, options: NvdFileOptions = {}) {
  const file = new NvdFile(cut(Buffer.from(content as string), size), options);
  const tally = new RowTally();
  const records: AdvisoryRecord[] = [];
  for await (const record of file.records(tally)) records.push(record);
  return { records, tally: tally.tally, facts: file.facts };
}

describe('a file of NVD records', () => {
  it.each([
    ['a document', document()],
    ['a document over many lines', JSON.stringify(JSON.parse(document()), null, 2)],
    ['a packed document', gzipSync(document())],
    ['one record a line', lines],
    ['one element a line', `${cves.map((cve) => JSON.stringify({ cve })).join('\r\n')}\r\n\r\n`],
    ['one record a line, packed', gzipSync(lines)],
  ])('may be %s, in pieces of any size', async (_, content) => {
    for (const size of [7, 100_000]) {
      const { records, tally, facts } = await readAll(content, size);
      expect(records.map((record) => record.cve)).toEqual(cves.map((cve) => cve.id));
      expect(records[3]!.description).toBe('Ä "flaw" {[ No. 3 \\');
      expect(tally).toMatchObject({ read: 50, skipped: 0 });
      expect(facts.lastModified).toBe('2024-05-01T00:00:49.000Z');
    }
  });

  it('says when it was made', async () => {
    expect((await readAll(document())).facts.timestamp).toBe('2026-11-23T00:00:00.000');
  });

  it('may hold a few rows that cannot be read', async () => {
    const { records, tally } = await readAll(`${lines}\n{"cve":{}}\n`);
    expect(records).toHaveLength(50);
    expect(tally).toEqual({ read: 50, skipped: 1, samples: ['a record: it has no id'] });
  });

  const packed = gzipSync(document());
  it.each([
    ['empty', '', 'The file is empty'],
    ['blank', ' \n ', 'The file is empty'],
    ['empty and packed', gzipSync(''), 'The file is empty'],
    ['a page in HTML', '<!DOCTYPE html><html><body>Request blocked</body></html>', 'no JSON object'],
    ['a packed page in HTML', gzipSync('<html></html>'), 'no JSON object'],
    ['cut off while packed', packed.subarray(0, packed.length - 20), 'cut off or spoilt'],
    ['cut off', document().slice(0, -50), 'ends in the middle'],
    ['cut off in a line', lines.slice(0, -5), 'Line 50 is no JSON'],
    ['something else', '{"vulnerabilities":[],"format":"other"}', 'no document of NVD'],
    [
      "CISA's catalogue",
      '{"catalogVersion":"2025.08.25","vulnerabilities":[{"cveID":"CVE-2024-1"}]}',
      'no document of NVD',
    ],
    ['short of what it promises', document({ resultsPerPage: 51 }), 'says it has 51 records and has 50'],
    ['without a record', document({ vulnerabilities: [], resultsPerPage: 0 }), 'it has no rows'],
    ['of the old form', '{"CVE_data_type":"CVE","CVE_data_format":"MITRE","CVE_Items":[]}', 'form 1.1'],
    ['mostly broken', '{"cve":1}\n{"cve":2}\n', '2 of 2 rows cannot be read'],
  ])('is refused when it is %s', async (_, content, words) => {
    const reading = readAll(content);
    await expect(reading).rejects.toBeInstanceOf(FeedError);
    await expect(reading).rejects.toThrow(words);
  });
});

describe('a yearly file', () => {
  const sha256 = createHash('sha256').update(document()).digest('hex');
  const meta = `lastModifiedDate:2026-11-23T03:00:01-05:00\r\nsize:100\r\nzipSize:50\r\ngzSize:40\r\nsha256:${sha256.toUpperCase()}\r\n`;

  it('is the one its .meta file speaks of', async () => {
    const read = readNvdMeta(meta);
    expect(read).toEqual({ lastModified: '2026-11-23T08:00:01.000Z', sha256: sha256.toUpperCase() });
    expect((await readAll(gzipSync(document()), 100, { sha256: read.sha256 })).records).toHaveLength(50);
  });

  it('is refused when it is another one', async () => {
    const other = { sha256: '0'.repeat(64) };
    await expect(readAll(document(), 100, other)).rejects.toThrow('the SHA-256 differs');
    await expect(readAll(lines, 100, other)).rejects.toThrow('the SHA-256 differs');
  });

  it('has a .meta file that names its SHA-256', () => {
    expect(() => readNvdMeta('<html></html>')).toThrow('no line with a sha256');
    expect(() => readNvdMeta('sha256:abc')).toThrow('no line with a sha256');
  });
});
