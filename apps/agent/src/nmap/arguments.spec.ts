import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nmapArguments, RefusedScanOption, type ScanOptions } from './arguments.js';

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
