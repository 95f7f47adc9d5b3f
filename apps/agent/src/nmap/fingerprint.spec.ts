import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { probeAnswers } from './fingerprint.js';

/** The fingerprints nmap 7.93 took of real services, by port. */
const xml = readFileSync(new URL('fixtures/unrecognised.xml', import.meta.url), 'utf8');
const ENTITIES = new Map([
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&amp;', '&'],
  ['&#45;', '-'],
]);
const fingerprints = new Map(
  [...xml.matchAll(/portid="(\d+)".*servicefp="([^"]*)"/g)].map(([, port, text = '']) => [
    Number(port),
    text.replace(/&#?\w+;/g, (entity) => ENTITIES.get(entity) ?? entity),
  ]),
);
const answersOf = (port: number) => probeAnswers(fingerprints.get(port) ?? '');
const answer = (port: number, probe: string) => answersOf(port).find((one) => one.probe === probe)?.text;

describe('probeAnswers on real fingerprints', () => {
  it('reads what an HTTP server answered', () => {
    expect(answer(3000, 'GetRequest')).toBe(
      'HTTP/1.1 404 Not Found\r\nDate: Tue, 24 Nov 2026 01:37:36 GMT\r\nConnection: close\r\n\r\nnope',
    );
    expect(answer(3001, 'HTTPOptions')).toContain('\r\nServer: Foo/1.2\r\n');
    expect(answersOf(3000).length).toBeGreaterThan(5);
  });

  it('puts quotes, markup and UTF-8 back', () => {
    expect(answer(3002, 'GetRequest')).toContain('Server: Some "Odd" <box>/9.1-rc.2 (inside & out--)\r\n');
    expect(answer(3002, 'GetRequest')).toContain('<title>ä</title>');
  });

  it('reads a greeting', () => {
    const info = answer(14_222, 'NULL') ?? '';
    expect(JSON.parse(info.replace(/^INFO /, ''))).toMatchObject({ version: '2.15.1', go: 'go1.27.2', port: 14_222 });
  });

  it('reads every byte of garbage', () => {
    const sent = Buffer.from('00370001ff80c3a41b5b324a225c0d0a09273c262d2d3e7f00', 'hex');
    expect(answer(9998, 'NULL')).toBe(sent.toString('utf8'));
    expect(new Set(answersOf(9998).map(({ text }) => text)).size).toBe(1);
  });
});

describe('probeAnswers on anything', () => {
  const piece = fc.constantFrom('%r(', 'NULL,1,"', '"', '\\', '\\x', '\\x4', '\\"', '")', ',', ';', 'FFFF', '\0', '\n');
  const text = fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 60 });

  it('never throws', () => {
    fc.assert(
      fc.property(text, (parts) => {
        for (const { probe } of probeAnswers(parts.join(''))) expect(probe).toMatch(/^[\w-]+$/);
      }),
      { numRuns: 600 },
    );
  });

  it('reads back whatever is escaped the way nmap escapes', () => {
    const escape = (bytes: Uint8Array) => [...bytes].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 900 }), fc.uint8Array({ maxLength: 900 }), (first, second) => {
        const read = probeAnswers(`SF-Port1-TCP:V=7.93%r(NULL,1,"${escape(first)}")%r(Help,2,"${escape(second)}");`);
        expect(read).toEqual([
          { probe: 'NULL', text: Buffer.from(first).toString('utf8') },
          { probe: 'Help', text: Buffer.from(second).toString('utf8') },
        ]);
      }),
    );
  });

  it('passes over an answer without an end, and all that is beyond 8 KiB', () => {
    expect(probeAnswers('%r(NULL,1,"abc')).toEqual([]);
    expect(probeAnswers('A'.repeat(8192) + '%r(NULL,1,"abc")')).toEqual([]);
  });

  it('is quick about answers without end', () => {
    const began = performance.now();
    probeAnswers('%r(NULL,1,"'.repeat(1_000_000));
    probeAnswers('%r(NULL,1,"' + '\\"'.repeat(1_000_000));
    expect(performance.now() - began).toBeLessThan(15_000);
  });
});
