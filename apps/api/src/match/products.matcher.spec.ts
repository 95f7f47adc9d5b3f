import type { PortFacts } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AdvisoryRecord, Configuration, Criterion, DistributionFix, KnownAdvisory } from '../advisory/index.js';
import { matchHostProducts } from './products.matcher.js';

const service = (port: number, words: readonly (string | null)[], cpes: readonly string[], change: object = {}): PortFacts => ({ protocol: 'tcp', port, state: 'open', reason: 'syn-ack', service: { name: 'x', product: words[0] ?? null, version: words[1] ?? null, extra_info: words[2] ?? null, hostname: null, os_type: null, device_type: null, tunnel: null, method: 'probed', confidence: 10, cpes: [...cpes], ...change } }); // prettier-ignore
const ssh = (version: string | null, change: object = {}) => service(22, ['OpenSSH', version], ['cpe:/a:openbsd:openssh'], change); // prettier-ignore
const windows = service(3389, ['Microsoft Terminal Services', null], ['cpe:/o:microsoft:windows'], { os_type: 'Windows' }); // prettier-ignore
const linux = service(111, ['rpcbind', null], [], { os_type: 'Linux' });
const routerOs = (version: string) => service(21, ['MikroTik router ftpd', version], []);

const line = (name: string, bounds: Criterion['bounds'] = {}, vulnerable = true): Criterion => ({ vulnerable, criteria: `cpe:2.3:${name}`, bounds }); // prettier-ignore
const node = (...criteria: Criterion[]) => ({ operator: 'OR' as const, negate: false, criteria });
const any = (...criteria: Criterion[]): Configuration[] => [{ operator: 'OR', negate: false, nodes: [node(...criteria)] }]; // prettier-ignore
const both = (...nodes: Configuration['nodes']): Configuration[] => [{ operator: 'AND', negate: false, nodes }];
const SSH = 'a:openbsd:openssh';
const ALL = '*:*:*:*:*:*:*:*';
const on = (name: string) => line(name, {}, false);

function known(
  configurations: Configuration[],
  change: Partial<AdvisoryRecord> = {},
  fixes: DistributionFix[] = [],
): KnownAdvisory {
  // prettier-ignore
  const cve = 'CVE-2030-0001';
  const record: AdvisoryRecord = { cve, source: 'nvd', state: 'active', published: null, modified: null, description: 'It is so.', scores: [], cwes: [], references: [], configurations, ...change }; // prettier-ignore
  return { cve, records: [record], knownExploited: null, exploitPrediction: null, distributionFixes: fixes };
}
const answer = (ports: PortFacts[], ...advisories: KnownAdvisory[]) => {
  const [match] = matchHostProducts({ ports }, advisories);
  return match === undefined ? 'no' : `${match.match_class} ${(match.evidence as { because: string }).because}`;
};
const classOf = (ports: PortFacts[], configurations: Configuration[]) => answer(ports, known(configurations)).split(' ')[0]; // prettier-ignore

describe('versions', () => {
  it.each<[string | null, string, Criterion['bounds'], string]>([
    ['8.4p1', `${SSH}:${ALL}`, { endIncluding: '8.4' }, 'definite in_range'],
    ['8.4p1', `${SSH}:${ALL}`, { endExcluding: '8.4' }, 'no'],
    ['8.4p1', `${SSH}:${ALL}`, { startExcluding: '8.4' }, 'no'],
    ['8.4p1', `${SSH}:${ALL}`, { startIncluding: '8.4', endExcluding: '9.8' }, 'definite in_range'],
    ['10.0p1', `${SSH}:${ALL}`, { endExcluding: '9.8' }, 'no'],
    ['9.3p1', `${SSH}:${ALL}`, { endExcluding: '9.3p2' }, 'definite in_range'],
    ['9.3p2', `${SSH}:${ALL}`, { endExcluding: '9.3p2' }, 'no'],
    ['8.5p1', `${SSH}:8.5:p1:*:*:*:*:*:*`, {}, 'definite exact_version'],
    ['8.5p1', `${SSH}:8.5p1:*:*:*:*:*:*:*`, {}, 'definite exact_version'],
    ['8.5p2', `${SSH}:8.5:p1:*:*:*:*:*:*`, {}, 'no'],
    ['8.5', `${SSH}:8.5:p1:*:*:*:*:*:*`, {}, 'possible update_not_known'],
    ['8.5p1', `${SSH}:8.5:-:*:*:*:*:*:*`, {}, 'no'],
    ['8.5', `${SSH}:8.5:-:*:*:*:*:*:*`, {}, 'definite exact_version'],
    ['8.5p1', `${SSH}:8.5:*:*:*:*:*:*:*`, {}, 'definite exact_version'],
    ['8.5p1', `${SSH}:${ALL}`, {}, 'unbounded every_version'],
    ['8.5p1', `${SSH}:-:*:*:*:*:*:*:*`, {}, 'possible version_not_applicable'],
    ['8.5p1', `${SSH}:${ALL}`, { endIncluding: '2021-01-04' }, 'unclear bound_is_no_version'],
    ['8.5p1', `${SSH}:${ALL}`, { startIncluding: '9.0', endIncluding: '2021-01-04' }, 'no'],
    ['8.5', `${SSH}:*:20170531:*:*:*:*:*:*`, { endIncluding: '8.4' }, 'no'],
    [null, `${SSH}:${ALL}`, { endExcluding: '99' }, 'no'],
    [null, `${SSH}:${ALL}`, {}, 'no'],
    ['8.5p1', `${SSH}:*:*:*:*:*:windows:*:*`, { endExcluding: '9' }, 'possible target_not_known'],
    ['8.5p1', `${SSH}:*:*:pro:*:*:*:*:*`, { endExcluding: '9' }, 'possible edition_not_known'],
  ])('OpenSSH %s and %s %j: %s', (version, criteria, bounds, expected) => {
    expect(answer([ssh(version)], known(any(line(criteria, bounds))))).toBe(expected);
  });

  it.each<[string, string, Criterion['bounds'], string]>([
    ['7.4beta4', `o:mikrotik:routeros:7.4:beta4:*:*:*:*:*:*`, {}, 'definite exact_version'],
    ['7.4', `o:mikrotik:routeros:7.4:beta4:*:*:*:*:*:*`, {}, 'no'],
    ['7.4beta4', `o:mikrotik:routeros:${ALL}`, { endExcluding: '7.4' }, 'possible pre_release_of_bound'],
    ['6.48.6', `h:microtik:routeros:${ALL}`, { endExcluding: '6.49' }, 'definite in_range'],
    ['6.48.6', `a:mikrotik:winbox:${ALL}`, {}, 'no'],
    ['6.48.6', `o:mikrotik:routeros:*:*:*:*:ltr:*:*:*`, { endIncluding: '6.48.6' }, 'possible depends_on_channel'],
    ['6.48.6 (long-term)', `o:mikrotik:routeros:*:*:*:*:ltr:*:*:*`, { endIncluding: '6.48.6' }, 'definite in_range'],
    ['6.48.6 (stable)', `o:mikrotik:routeros:*:*:*:*:ltr:*:*:*`, { endIncluding: '6.48.6' }, 'no'],
  ])('RouterOS %s and %s %j: %s', (version, criteria, bounds, expected) => {
    expect(answer([routerOs(version)], known(any(line(criteria, bounds))))).toBe(expected);
  });

  it('of a RouterOS without a known channel are sure where all channels agree', () => {
    const channels = ['ltr', '-'].map((edition) => line(`o:mikrotik:routeros:*:*:*:*:${edition}:*:*:*`, { endExcluding: '6.49' })); // prettier-ignore
    expect(answer([routerOs('6.48')], known(any(...channels)))).toBe('definite in_range');
  });
});

describe('what an advisory needs besides', () => {
  const flaw = node(line(`${SSH}:${ALL}`, { endExcluding: '9.8' }));
  it.each<[string, PortFacts[], Configuration[], string | undefined]>([
    ['met', [ssh('9.3p1'), linux], both(flaw, node(on('o:linux:linux_kernel:-:*:*:*:*:*:*:*'))), 'definite'],
    ['unknown', [ssh('9.3p1')], both(flaw, node(on('o:linux:linux_kernel:-:*:*:*:*:*:*:*'))), 'conditional'],
    ['contradicted', [ssh('9.3p1'), windows], both(flaw, node(on('o:linux:linux_kernel:-:*:*:*:*:*:*:*'))), 'no'],
    ['one of several', [ssh('9.3p1'), windows], both(flaw, node(on(`o:linux:linux_kernel:${ALL}`), on(`o:microsoft:windows:${ALL}`))), 'definite'],
    ['a distribution of a known kernel', [ssh('9.3p1'), linux], both(flaw, node(on('o:debian:debian_linux:11.0:*:*:*:*:*:*:*'))), 'conditional'],
    ['an exception that does not hold', [ssh('9.3p1'), linux], both(flaw, { ...node(on(`o:microsoft:windows:${ALL}`)), negate: true }), 'definite'],
    ['an exception that holds', [ssh('9.3p1'), windows], both(flaw, { ...node(on(`o:microsoft:windows:${ALL}`)), negate: true }), 'no'],
    ['another product that was not seen', [ssh('9.3p1')], both(flaw, node(line(`a:php:php:${ALL}`))), 'conditional'],
    ['of an unknown version', [ssh(null), linux], both(flaw, node(on(`o:linux:linux_kernel:${ALL}`))), 'no'],
  ])('is %s', (_, ports, configurations, expected) => {
    expect(classOf(ports, configurations)).toBe(expected);
  }); // prettier-ignore

  it('is never reported itself, and neither is an operating system', () => {
    expect(classOf([linux, windows], any(line(`o:linux:linux_kernel:${ALL}`), line(`o:microsoft:windows:${ALL}`)))).toBe('no'); // prettier-ignore
    expect(classOf([linux], both(flaw, node(on(`o:linux:linux_kernel:${ALL}`))))).toBe('no');
  });

  it('is the hardware of a firmware, by whichever was seen', () => {
    const camera = (firmware: Criterion) => both(node(firmware), node(on('h:acme:camera:-:*:*:*:*:*:*:*')));
    const seen = (version: string | null) => [service(80, ['Acme camera httpd', version], ['cpe:/h:acme:camera'])];
    expect(classOf(seen('1.2'), camera(line(`o:acme:camera_firmware:${ALL}`, { endExcluding: '1.3' })))).toBe('definite'); // prettier-ignore
    expect(classOf(seen('1.4'), camera(line(`o:acme:camera_firmware:${ALL}`, { endExcluding: '1.3' })))).toBe('no');
    expect(classOf(seen(null), camera(line(`o:acme:camera_firmware:${ALL}`, { endExcluding: '1.3' })))).toBe('no');
    expect(classOf(seen(null), camera(line('o:acme:all_firmware:-:*:*:*:*:*:*:*')))).toBe('possible');
  });
});

describe('what is known of a CVE', () => {
  const flaw = any(line(`${SSH}:${ALL}`, { endExcluding: '9.8' }));
  const advisory = known(flaw);
  const from = (source: AdvisoryRecord['source'], configurations: Configuration[], change: object = {}) =>
    ({ ...advisory.records[0]!, source, configurations, ...change }); // prettier-ignore

  it('is joined over its sources', () => {
    const of = (...records: AdvisoryRecord[]) => answer([ssh('9.3p1')], { ...advisory, records });
    expect(of(from('nvd', []), from('cve5', flaw))).toBe('definite in_range');
    expect(of(from('nvd', flaw), from('cve5', any(line(`${SSH}:${ALL}`, { endExcluding: '1' }))))).toBe('definite in_range'); // prettier-ignore
    expect(of(from('nvd', flaw), from('overlay', any(line(`${SSH}:${ALL}`, { endExcluding: '1' }))))).toBe('no');
    expect(of(from('nvd', flaw), from('overlay', []))).toBe('definite in_range');
    expect(of(from('nvd', []))).toBe('no');
    expect(of(from('nvd', flaw, { state: 'rejected' }), from('cve5', flaw))).toBe('no');
  });

  it('is disputed when one of them says so, with less confidence', () => {
    const [match] = matchHostProducts({ ports: [ssh('9.3p1')] }, [known(flaw, { state: 'disputed' })]);
    expect(match).toMatchObject({ confidence: 65, evidence: { disputed: true } });
  });
});

describe('packages of distributions', () => {
  const flaw = any(line(`${SSH}:${ALL}`, { endExcluding: '9.8' }));
  const fix = (change: Partial<DistributionFix> = {}): DistributionFix => ({ distribution: 'debian', release: 'bullseye', sourcePackage: 'openssh', cve: 'CVE-2030-0001', status: 'fixed', fixedVersion: '1:8.4p1-5+deb11u3', ...change }); // prettier-ignore
  it.each<[string, DistributionFix[], string | undefined]>([
    ['8.4p1 Debian 5+deb11u1', [], 'possible'],
    ['8.4p1 Debian 5+deb11u1', [fix()], 'definite'],
    ['8.4p1 Debian 5+deb11u3', [fix()], 'no'],
    ['8.4p1 Debian 5+deb11u10', [fix()], 'no'],
    ['8.4p1 Debian 5+deb11u9', [fix({ status: 'open', fixedVersion: null })], 'definite'],
    ['8.4p1 Debian 5+deb11u1', [fix({ status: 'not_affected', fixedVersion: null })], 'no'],
    ['8.4p1 Debian 5+deb11u1', [fix({ release: 'bookworm' })], 'possible'],
    ['8.4p1 Debian 5+deb11u3', [fix({ sourcePackage: 'openssh-ssh1' })], 'possible'],
    ['8.4p1', [fix()], 'definite'],
  ])('OpenSSH %s with %j is %s', (version, fixes, expected) => {
    expect(answer([ssh(version)], known(flaw, {}, fixes)).split(' ')[0]).toBe(expected);
  });
});

describe('what was seen', () => {
  const flaw = any(line(`${SSH}:${ALL}`, { endExcluding: '9.8' }));
  it('is no guess from the port number, and no closed port', () => {
    expect(classOf([ssh('9.3p1', { method: 'table' })], flaw)).toBe('no');
    expect(classOf([{ ...ssh('9.3p1'), state: 'closed' }], flaw)).toBe('no');
  });

  it('is not always what a banner says', () => {
    const samba = (version: string) => [service(445, ['Samba smbd', version], [`cpe:/a:samba:samba:${version}`])];
    const ofSamba = any(line(`a:samba:samba:${ALL}`, { endExcluding: '4.7' }));
    expect(classOf(samba('4.6.2'), ofSamba)).toBe('no');
    expect(classOf(samba('4.5.1'), ofSamba)).toBe('definite');
    const later = [service(5432, ['PostgreSQL DB', '9.6.0 or later'], ['cpe:/a:postgresql:postgresql:9.6.0'])];
    expect(classOf(later, any(line(`a:postgresql:postgresql:${ALL}`, { endExcluding: '10' })))).toBe('no');
  });

  it('is also what a service names beside itself, with its own words', () => {
    const ports = [service(80, ['Apache httpd', '2.4.60', '(Unix) OpenSSL/1.0.2k'], ['cpe:/a:apache:http_server:2.4.60'])]; // prettier-ignore
    const [match] = matchHostProducts({ ports }, [known(any(line(`a:openssl:openssl:${ALL}`, { endExcluding: '1.0.2l' })))]); // prettier-ignore
    expect(match).toMatchObject({
      match_class: 'definite',
      ports: ['80/tcp'],
      explanation: 'OpenSSL/1.0.2k on 80/tcp: version 1.0.2k is in the affected range < 1.0.2l.',
    });
  });

  it('is one match with all ports', () => {
    const ports = [{ ...ssh('9.3p1'), port: 2222 }, ssh('9.3p1'), { ...ssh('9.8p1'), port: 2022 }];
    expect(matchHostProducts({ ports }, [known(flaw)])).toMatchObject([{ ports: ['22/tcp', '2222/tcp'] }]);
  });
});

describe('whatever the order', () => {
  const ports = fc.shuffledSubarray([ssh('9.3p1'), { ...ssh('8.4p1'), port: 2222 }, linux, windows, routerOs('6.48.6')]); // prettier-ignore
  const lines = fc.shuffledSubarray([
    line(`${SSH}:${ALL}`, { endExcluding: '9.8' }),
    line(`${SSH}:8.4:p1:*:*:*:*:*:*`),
    line(`${SSH}:${ALL}`),
    line(`o:mikrotik:routeros:${ALL}`, { endIncluding: '6.49' }),
  ]);
  const needs = fc.shuffledSubarray([on(`o:linux:linux_kernel:${ALL}`), on(`o:microsoft:windows:${ALL}`), on(`a:php:php:${ALL}`)]); // prettier-ignore

  it('the answer is the same', () => {
    fc.assert(
      fc.property(ports, lines, needs, (seen, vulnerable, needed) => {
        const configurations = both(node(...vulnerable), ...needed.map((one) => node(one)));
        const turned = both(...needed.map((one) => node(one)).reverse(), node(...vulnerable.toReversed()));
        const match = matchHostProducts({ ports: seen }, [known(configurations)]);
        expect(matchHostProducts({ ports: seen.toReversed() }, [known(turned)])).toEqual(match);
      }),
    );
  });

  it('more that is seen never takes a definite answer away unless it contradicts', () => {
    const kernel = both(node(line(`${SSH}:${ALL}`, { endExcluding: '9.8' })), node(on(`o:linux:linux_kernel:${ALL}`)));
    fc.assert(
      fc.property(ports, (more) => {
        expect(classOf([ssh('9.3p1'), linux, ...more], kernel)).toBe('definite');
      }),
    );
  });
});
