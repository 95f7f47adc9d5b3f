import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  nmapArguments,
  RefusedScanOption,
  type ScanOptions,
  searchArguments,
  type SearchOptions,
} from './arguments.js';

const least: ScanOptions = {
  targets: ['10.0.0.1'],
  tcpPorts: '443,80',
  rawPackets: true,
  versionIntensity: null,
};

describe('nmapArguments', () => {
  it('looks for open ports with raw packets', () => {
    expect(nmapArguments(least)).toEqual(
      ['-n', '-Pn', '-sS', '--privileged', '-T4', '-p', '80,443', '-oX', '-', '--', '10.0.0.1'], //
    );
  });

  it('looks for versions with plain connections and every limit', () => {
    const argv = nmapArguments({
      targets: ['10.0.0.1', '10.0.0.2', '10.0.0.1'],
      tcpPorts: '22',
      rawPackets: false,
      versionIntensity: 7,
      hostTimeoutMs: 90_000,
      maxRetries: 2,
      maxRate: 300,
      statsEveryMs: 1000,
    });
    expect(argv.join(' ')).toBe(
      '-n -Pn -sT --unprivileged -T4 -sV --version-intensity 7 --host-timeout 90000ms --max-retries 2 --max-rate 300 ' +
        '--stats-every 1000ms -p 22 -oX - -- 10.0.0.1 10.0.0.2',
    );
  });

  it.each<[string, Partial<ScanOptions>]>([
    ['an option as a target', { targets: ['--script=exploit'] }],
    ['a host name', { targets: ['gateway.lan'] }],
    ['a network', { targets: ['10.0.0.0/8'] }],
    ['an nmap range', { targets: ['10.0.0.1-200'] }],
    ['an address with a blank', { targets: ['10.0.0.1 -oN /etc/passwd'] }],
    ['an address with a new line', { targets: ['10.0.0.1\n'] }],
    ['IPv6', { targets: ['::1'] }],
    ['no target', { targets: [] }],
    ['a named port', { tcpPorts: 'http' }],
    ['an option as ports', { tcpPorts: '-' }],
    ['an intensity of 10', { versionIntensity: 10 }],
    ['a broken intensity', { versionIntensity: 1.5 }],
    ['no time for a host', { hostTimeoutMs: 0 }],
    ['a rate that is no number', { maxRate: Number.NaN }],
    ['negative retries', { maxRetries: -1 }],
    ['endless statistics', { statsEveryMs: Number.POSITIVE_INFINITY }],
  ])('refuses %s', (_, wrong) => {
    expect(() => nmapArguments({ ...least, ...wrong })).toThrow(RefusedScanOption);
  });

  it('never lets a text from outside become an option', () => {
    const hostile = fc.oneof(fc.string(), fc.constantFrom('-oN', '--script', '-iL', '@', '-', '--'), fc.ipV4());
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 5 }), hostile, (targets, tcpPorts) => {
        try {
          const argv = nmapArguments({ ...least, targets, tcpPorts });
          expect(argv.slice(argv.indexOf('--') + 1).every((target) => /^\d+\.\d+\.\d+\.\d+$/.test(target))).toBe(true);
          expect(argv[argv.indexOf('-p') + 1]).toMatch(/^\d[\d,-]*$/);
        } catch (error) {
          expect(error).toBeInstanceOf(RefusedScanOption);
        }
      }),
    );
  });
});

describe('searchArguments', () => {
  const least: SearchOptions = { targets: ['10.0.0.0/24'], exclude: [], rawPackets: true };

  it('looks for hosts by every means with raw packets, by connecting without them', () => {
    expect(searchArguments(least).join(' ')).toBe(
      '-n -sn -PE -PS22,443,8291 -PA80 --privileged -T4 --min-parallelism 256 --max-retries 1 -oX - -- 10.0.0.0/24',
    );
    const plain = searchArguments({ ...least, rawPackets: false }).join(' ');
    expect(plain).toMatch(
      /^-n -sn -PS[\d,]+ --unprivileged -T4 --min-parallelism 256 --max-retries 1 -oX - -- 10\.0\.0\.0\/24$/,
    );
  });

  it('rewrites networks from their numbers, and keeps to every limit', () => {
    const targets = ['10.0.0.77/24', '10.0.1.5'];
    const exclude = ['10.0.0.9/30', '10.0.0.200'];
    const argv = searchArguments({ targets, exclude, rawPackets: true, maxRate: 100, statsEveryMs: 1000 });
    expect(argv.slice(argv.indexOf('--max-rate')).join(' ')).toBe(
      '--max-rate 100 --stats-every 1000ms --exclude 10.0.0.8/30,10.0.0.200 -oX - -- 10.0.0.0/24 10.0.1.5',
    );
  });

  it.each<[string, Partial<SearchOptions>]>([
    ['no target', { targets: [] }],
    ['an option as a target', { targets: ['-iL/etc/passwd'] }],
    ['an nmap range', { targets: ['10.0.0-255.1'] }],
    ['a host name with a prefix', { targets: ['gateway.lan/24'] }],
    ['more than a /16 in one run', { targets: ['10.0.0.0/15'] }],
    ['an option as an exclusion', { exclude: ['--script=x'] }],
    ['two exclusions in one', { exclude: ['10.0.0.1,10.0.0.2'] }],
    ['a rate of nothing', { maxRate: 0 }],
  ])('refuses %s', (_, wrong) => {
    expect(() => searchArguments({ ...least, ...wrong })).toThrow(RefusedScanOption);
  });

  it('may be kept from a network as wide as all', () => {
    expect(searchArguments({ ...least, exclude: ['0.0.0.0/0'] })).toContain('0.0.0.0/0');
  });

  it('never lets a text from outside become an option', () => {
    const hostile = fc.oneof(fc.string(), fc.constantFrom('-oN', '--script', '-', '--', '10.0.0.0/24'), fc.ipV4());
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), fc.array(hostile), (targets, exclude) => {
        try {
          const argv = searchArguments({ ...least, targets, exclude });
          const texts = argv.slice(argv.indexOf('--') + 1);
          if (exclude.length > 0) texts.push(...argv[argv.indexOf('--exclude') + 1]!.split(','));
          expect(texts.every((text) => /^\d+\.\d+\.\d+\.\d+(\/\d+)?$/.test(text))).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(RefusedScanOption);
        }
      }),
    );
  });
});
