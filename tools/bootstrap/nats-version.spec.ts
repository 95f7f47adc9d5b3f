import { describe, expect, it } from '@jest/globals';
import { compareVersions, lacksKnownFixes, parseNatsVersion } from './nats-version.mjs';

describe('parseNatsVersion', () => {
  it('reads what the server prints', () => {
    expect(parseNatsVersion('nats-server: v2.15.1\n')).toBe('2.15.1');
  });

  it('finds none in an error', () => {
    expect(parseNatsVersion('GLIBC_2.38 not found')).toBeUndefined();
  });
});

describe('compareVersions', () => {
  it('orders by number, not by letter', () => {
    expect(['2.10.0', '2.9.10', '2.9.9', '2.15.1'].sort(compareVersions)).toEqual([
      '2.9.9',
      '2.9.10',
      '2.10.0',
      '2.15.1',
    ]);
  });
});

describe('lacksKnownFixes', () => {
  it.each(['2.9.10', '2.10.27', '2.11.15', '2.12.6', '2.13.9', '1.4.1'])('warns of %s', (version) => {
    expect(lacksKnownFixes(version)).toBe(true);
  });

  it.each(['2.11.16', '2.12.7', '2.14.0', '2.15.1', '3.0.0'])('is content with %s', (version) => {
    expect(lacksKnownFixes(version)).toBe(false);
  });
});
