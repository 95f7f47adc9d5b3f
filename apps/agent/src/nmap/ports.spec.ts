import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatPorts, normalisePorts, parsePorts, portsOfProfile } from './ports.js';

const expand = (spec: string): number[] =>
  (parsePorts(spec) ?? []).flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i));

describe('normalisePorts', () => {
  it.each([
    ['80', '80'],
    ['443,80', '80,443'],
    ['80,80,80', '80'],
    ['20-25,22-30', '20-30'],
    ['20-25,26', '20-26'],
    ['1-65535,80', '1-65535'],
    ['100-200,120-130', '100-200'],
    [' 22 , 80', '22,80'],
  ])('writes %s as %s', (spec, canonical) => {
    expect(normalisePorts(spec)).toBe(canonical);
  });

  it.each(['', ',', '0', '65536', '80-', '-80', '90-80', 'http', 'T:80', '80;id', '1e3', '80 443', '--script=x', '١'])(
    'refuses %p',
    (spec) => {
      expect(normalisePorts(spec)).toBeNull();
    },
  );

  it('names exactly the given ports, each once, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 65_535 }), { minLength: 1, maxLength: 60 }), (ports) => {
        const spec = formatPorts(ports.map((port) => ({ first: port, last: port })));
        expect(expand(spec)).toEqual([...new Set(ports)].sort((a, b) => a - b));
        expect(normalisePorts(spec)).toBe(spec);
      }),
    );
  });
});

describe('portsOfProfile', () => {
  const management = [21, 22, 23, 53, 80, 443, 445, 1080, 1723, 2000, 2828, 5678, 8080, 8291, 8728, 8729];

  it.each([
    ['quick', 100, 200],
    ['standard', 1000, 1100],
    ['deep', 65_535, 65_535],
  ] as const)('%s holds %i to %i ports and every MikroTik port', (profile, least, most) => {
    const ports = expand(portsOfProfile(profile));
    expect(ports.length).toBeGreaterThanOrEqual(least);
    expect(ports.length).toBeLessThanOrEqual(most);
    expect(ports).toEqual(expect.arrayContaining(management));
  });

  it('grows from profile to profile', () => {
    const [quick, standard] = [expand(portsOfProfile('quick')), new Set(expand(portsOfProfile('standard')))];
    expect(quick.filter((port) => !standard.has(port))).toEqual([]);
  });
});
