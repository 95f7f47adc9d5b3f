import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MacAddress, normaliseMac } from './mac-address.js';

const digits = fc.uint8Array({ minLength: 6, maxLength: 6 }).map((bytes) => Buffer.from(bytes).toString('hex'));
const grouped = (hex: string, size: number, separator: string) =>
  hex.match(new RegExp(`.{${size}}`, 'g'))!.join(separator);

describe('normaliseMac', () => {
  it('gives every usual notation the same form, which is the one we send', () => {
    fc.assert(
      fc.property(digits, (hex) => {
        const canonical = grouped(hex, 2, ':').toUpperCase();
        expect(MacAddress.safeParse(canonical).success).toBe(true);
        for (const written of [grouped(hex, 2, ':'), grouped(hex, 2, '-'), grouped(hex, 4, '.'), hex]) {
          for (const text of [written, written.toUpperCase(), ` ${written}\n`]) {
            expect(normaliseMac(text)).toBe(canonical);
          }
        }
      }),
    );
  });

  it.each([
    '',
    '00:0c:29:a1:00',
    '00:0c:29:a1:00:11:22',
    '00:0c-29:a1:00:11',
    '0:c:29:a1:0:11',
    '000c.29a1.0011.0000',
    '000c-29a1-0011',
    '00:0g:29:a1:00:11',
    '00 0c 29 a1 00 11',
    '٠٠:0c:29:a1:00:11',
    'incomplete',
  ])('%p is none', (text) => {
    expect(normaliseMac(text)).toBeNull();
  });

  it('never throws, and what it gives is always canonical', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const mac = normaliseMac(text);
        expect(mac === null || MacAddress.safeParse(mac).success).toBe(true);
      }),
    );
  });
});
