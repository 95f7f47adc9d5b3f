import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Cpe, formatCpe23, parseCpe } from './cpe.js';
import type { CpeValue, Wildcards } from './cpe-value.js';

const count = fc.oneof(fc.nat({ max: 3 }), fc.constant('any' as const));
const text = fc
  .string({ unit: fc.constantFrom(...Array.from('az09_.-:*?\\~%/()+!é')), minLength: 1, maxLength: 12 })
  .map((drawn) => drawn.toLowerCase());
const value: fc.Arbitrary<CpeValue> = fc.oneof(
  fc.constant({ kind: 'any' } as const),
  fc.constant({ kind: 'na' } as const),
  text.map((drawn) => ({ kind: 'value', text: drawn }) as const),
  fc.tuple(text, fc.record<Wildcards>({ before: count, after: count })).map(([drawn, wildcards]): CpeValue => {
    const none = wildcards.before === 0 && wildcards.after === 0;
    return none ? { kind: 'value', text: drawn } : { kind: 'value', text: drawn, wildcards };
  }),
);
const cpe: fc.Arbitrary<Cpe> = fc.record({
  part: fc.constantFrom('a' as const, 'o' as const, 'h' as const, '*' as const, '-' as const),
  vendor: value,
  product: value,
  version: value,
  update: value,
  edition: value,
  language: value,
  swEdition: value,
  targetSw: value,
  targetHw: value,
  other: value,
});

const written = (name: string): string | null => {
  const parsed = parseCpe(name);
  return parsed === null ? null : formatCpe23(parsed);
};

describe('parseCpe', () => {
  it.each([
    ['cpe:2.3:a:openbsd:openssh:8.4:p1:*:*:*:*:*:*', 'cpe:2.3:a:openbsd:openssh:8.4:p1:*:*:*:*:*:*'],
    ['CPE:2.3:A:Foo\\:Bar:B\\*z:*:-:?1*:\\-:x:*:*:*', 'cpe:2.3:a:foo\\:bar:b\\*z:*:-:?1*:\\-:x:*:*:*'],
    ['cpe:2.3:o:cisco:ios:12.4\\(15\\)t12:*:*:*:*:*:*:*', 'cpe:2.3:o:cisco:ios:12.4\\(15\\)t12:*:*:*:*:*:*:*'],
    // Two backslashes are one backslash of the text, so that the star after them is a wildcard.
    ['cpe:2.3:a:v:p\\\\*:1:*:*:*:*:*:*:*', 'cpe:2.3:a:v:p\\\\*:1:*:*:*:*:*:*:*'],
    ['cpe:2.3:a:v:p:??:*:*:*:*:*:*:*', 'cpe:2.3:a:v:p:??:*:*:*:*:*:*:*'],
    ['cpe:/a:openbsd:openssh:8.4p1', 'cpe:2.3:a:openbsd:openssh:8.4p1:*:*:*:*:*:*:*'],
    ['cpe:/o:mikrotik:routeros', 'cpe:2.3:o:mikrotik:routeros:*:*:*:*:*:*:*:*'],
    ['cpe:/o:cisco:ios:12.4%2815%29t12', 'cpe:2.3:o:cisco:ios:12.4\\(15\\)t12:*:*:*:*:*:*:*'],
    ['cpe:/a:v:p:%02x%01%01:-', 'cpe:2.3:a:v:p:*x??:-:*:*:*:*:*:*'],
    ['cpe:/a:1e:client:4.1::~ed~pro~windows~x64~beta:en', 'cpe:2.3:a:1e:client:4.1:*:ed:en:pro:windows:x64:beta'],
    ['cpe:/a:html-parse_project:html:::~~~node.js~~', 'cpe:2.3:a:html-parse_project:html:*:*:*:*:*:node.js:*:*'],
    ['cpe:/h:HP:LaserJet 4250', 'cpe:2.3:h:hp:laserjet_4250:*:*:*:*:*:*:*:*'],
    ['cpe:/a:v:p:*', 'cpe:2.3:a:v:p:*:*:*:*:*:*:*:*'],
    ['  cpe:/a:v:p ', 'cpe:2.3:a:v:p:*:*:*:*:*:*:*:*'],
    ['cpe:/a:v:p:100%', 'cpe:2.3:a:v:p:100\\%:*:*:*:*:*:*:*'],
    ['cpe:/', 'cpe:2.3:*:*:*:*:*:*:*:*:*:*:*'],
  ])('%s', (name, expected) => {
    expect(written(name)).toBe(expected);
  });

  it.each([
    '',
    'openssh',
    'cpe:2.3:a:v:p',
    'cpe:2.3:a:v:p:1:*:*:*:*:*:*:*:*',
    'cpe:2.3:x:v:p:1:*:*:*:*:*:*:*',
    'cpe:2.3:a:v:p:1*2:*:*:*:*:*:*:*',
    'cpe:2.3:a:v:p:**:*:*:*:*:*:*:*',
    'cpe:2.3:a:v:p:?*1:*:*:*:*:*:*:*',
    'cpe:2.3:a:v::1:*:*:*:*:*:*:*',
    'cpe:2.3:a:v v:p:1:*:*:*:*:*:*:*',
    'cpe:2.3:a:v:p:1:*:*:*:*:*:*:*\\',
    'cpe:/a:v:p:1:2:3:4:5',
    'cpe:/x:v:p',
    'cpe:/a:v:p:1::~a~b',
    'cpe:/a:v:p:1%00',
  ])('%p is no name', (name) => {
    expect(parseCpe(name)).toBeNull();
  });

  it('reads back what it writes', () => {
    fc.assert(fc.property(cpe, (drawn) => expect(parseCpe(formatCpe23(drawn))).toEqual(drawn)));
  });

  it('answers anything without throwing, and writes what it has read the same again', () => {
    const nonsense = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: fc.constantFrom(...Array.from('cpe:/2.3aoh*?\\~%01f-')), maxLength: 80 }),
      fc
        .string({ unit: fc.constantFrom(...Array.from(':*?\\~%a1-')), maxLength: 40 })
        .map((rest) => `cpe:2.3:a:${rest}`),
      fc.string({ unit: fc.constantFrom(...Array.from(':*?\\~%a1-')), maxLength: 40 }).map((rest) => `cpe:/a:${rest}`),
    );
    fc.assert(
      fc.property(nonsense, (name) => {
        const once = written(name);
        expect(once === null || written(once) === once).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([':', '\\', '*', '?', '%02', '~', 'a:'])('takes no time over 100,000 times %p', (piece) => {
    const startedAt = performance.now();
    expect(parseCpe(`cpe:2.3:a:${piece.repeat(100_000)}`)).toBeNull();
    expect(parseCpe(`cpe:/a:${piece.repeat(100_000)}`)).toBeNull();
    expect(performance.now() - startedAt).toBeLessThan(15_000);
  });
});
