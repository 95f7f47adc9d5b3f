import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { judgeAffected, upgradeTargets } from './affected.js';
import { between, exactly, formatRange, type AffectedRange } from './affected-range.js';
import { ROUTEROS_ADVISORIES } from './routeros-advisories.data.js';
import { fixes, type RouterOsAdvisory } from './routeros-advisory.js';
import {
  formatRouterOsVersion,
  parseRouterOsChannel,
  parseRouterOsVersion,
  type RouterOsVersion,
} from './routeros-version.js';

const read = (text: string): RouterOsVersion => {
  const version = parseRouterOsVersion(text);
  if (version === null) throw new Error(`no version: ${text}`);
  return version;
};
const advisoryOf = (cve: string): RouterOsAdvisory => {
  const advisory = ROUTEROS_ADVISORIES.find((candidate) => candidate.cve === cve);
  if (advisory === undefined) throw new Error(`no advisory ${cve}`);
  return advisory;
};
const judge = (version: string, advisory: RouterOsAdvisory, channel?: string) => {
  const parsed = parseRouterOsVersion(version);
  return judgeAffected(
    { version: parsed, channel: parseRouterOsChannel(channel ?? '') ?? parsed?.channel ?? null },
    advisory,
  );
};

describe('judgeAffected', () => {
  it.each([
    // WinBox file read: repaired per train, long-term before stable
    ['6.40.8 (bugfix)', 'CVE-2018-14847', 'no', 'repaired_in_its_train'],
    ['6.40.9 (bugfix)', 'CVE-2018-14847', 'no', 'repaired_in_its_train'],
    ['6.40.7 (bugfix)', 'CVE-2018-14847', 'definite', 'in_range'],
    ['6.28', 'CVE-2018-14847', 'no', 'outside_all_ranges'],
    ['6.29', 'CVE-2018-14847', 'definite', 'in_range'],
    ['6.41', 'CVE-2018-14847', 'definite', 'in_range'],
    ['6.42 (current)', 'CVE-2018-14847', 'definite', 'in_range'],
    ['6.42.1 (current)', 'CVE-2018-14847', 'no', 'repaired_in_its_train'],
    ['6.43rc3', 'CVE-2018-14847', 'definite', 'in_range'],
    ['6.43rc4', 'CVE-2018-14847', 'no', 'repaired_in_its_train'],
    ['6.43', 'CVE-2018-14847', 'no', 'repaired_in_its_train'],
    ['7.1', 'CVE-2018-14847', 'no', 'outside_all_ranges'],
    // September 2026
    ['7.23.3', 'CVE-2026-86060', 'definite', 'in_range'],
    ['7.23.4 (long-term)', 'CVE-2026-86060', 'no', 'repaired_in_its_train'],
    ['7.24', 'CVE-2026-86060', 'definite', 'in_range'],
    ['7.24.1 (stable)', 'CVE-2026-86060', 'definite', 'in_range'],
    ['7.24.2 (stable)', 'CVE-2026-86060', 'no', 'repaired_in_its_train'],
    ['7.25beta2 (development)', 'CVE-2026-86060', 'definite', 'in_range'],
    ['7.25beta3 (development)', 'CVE-2026-86060', 'no', 'repaired_in_its_train'],
    ['7.25rc1 (testing)', 'CVE-2026-86060', 'no', 'repaired_in_its_train'],
    ['7.26 (stable)', 'CVE-2026-86060', 'no', 'outside_all_ranges'],
    ['6.49.20 (long-term)', 'CVE-2026-86060', 'definite', 'in_range'],
    ['6.49.21 (long-term)', 'CVE-2026-86060', 'no', 'repaired_in_its_train'],
    ['5.26', 'CVE-2026-86060', 'no', 'outside_all_ranges'],
    ['7.23.4 (long-term)', 'CVE-2026-67278', 'definite', 'in_range'],
    ['7.25beta2', 'CVE-2026-67281', 'no', 'outside_all_ranges'],
    // A pre-release just before an affected release is not proven clean
    ['7.24beta1', 'CVE-2026-86060', 'possible', 'repaired_later_in_its_train'],
    ['7.0beta3', 'CVE-2026-86060', 'possible', 'pre_release_of_affected_release'],
    ['7.21beta1', 'CVE-2025-10948', 'possible', 'repaired_later_in_its_train'],
    // A repair comes out in pre-releases first
    ['7.14rc1', 'CVE-2023-47310', 'possible', 'pre_release_of_repaired_release'],
    ['6.43rc3', 'CVE-2018-14847', 'definite', 'in_range'],
    ['7.21beta2', 'CVE-2025-10948', 'no', 'repaired_in_its_train'],
    // One train, two channels
    ['6.49.7 (stable)', 'CVE-2023-30799', 'no', 'repaired_in_its_train'],
    ['6.49.7 (long-term)', 'CVE-2023-30799', 'possible', 'repaired_later_in_its_train'],
    ['6.49.7', 'CVE-2023-30799', 'possible', 'depends_on_channel'],
    ['6.49.8', 'CVE-2023-30799', 'no', 'repaired_in_its_train'],
    ['6.49.6', 'CVE-2023-30799', 'definite', 'in_range'],
    // A range that ends in stable, repaired earlier in long-term
    ['6.44.6 (long-term)', 'CVE-2020-20221', 'no', 'repaired_in_its_train'],
    ['6.44.5 (long-term)', 'CVE-2020-20221', 'definite', 'in_range'],
    ['6.45.9', 'CVE-2020-20221', 'definite', 'in_range'],
    // No repaired build named
    ['6.40.5', 'CVE-2024-54952', 'possible', 'in_range_without_named_fix'],
    ['6.40.4', 'CVE-2024-54952', 'no', 'outside_all_ranges'],
    ['6.41.4', 'CVE-2018-10066', 'possible', 'in_range_without_named_fix'],
    ['7.24.2 (stable)', 'CVE-2026-16347', 'possible', 'in_range_without_named_fix'],
    ['6.49.10', 'CVE-2024-27686', 'possible', 'in_range_without_named_fix'],
    ['6.47.9', 'CVE-2021-27221', 'possible', 'in_range_without_named_fix'],
    // Nobody verified it
    ['6.44.1', 'CVE-2018-19299', 'possible', 'in_range_of_unverified_source'],
    // No ranges at all, and no version at all
    ['7.24.2', 'CVE-2018-5951', 'unclear', 'no_ranges_known'],
    ['7.24.2', 'CVE-2021-3014', 'unclear', 'no_ranges_known'],
    ['who knows', 'CVE-2026-86060', 'unclear', 'version_unreadable'],
    ['2.18', 'CVE-2025-61481', 'no', 'outside_all_ranges'],
  ])('%s and %s: %s, %s', (version, cve, kind, because) => {
    const verdict = judge(version, advisoryOf(cve));
    expect([verdict.class, verdict.because]).toEqual([kind, because]);
  });

  it('names the range that decided', () => {
    const { range } = judge('7.24.1', advisoryOf('CVE-2026-86060'));
    expect(range === null ? null : formatRange(range)).toBe('>=7.24 <7.24.2');
  });

  it('takes the update channel of the device where the build names none', () => {
    expect(judge('6.49.7', advisoryOf('CVE-2023-30799'), 'stable').class).toBe('no');
    expect(judge('6.49.7', advisoryOf('CVE-2023-30799'), 'long-term').class).toBe('possible');
  });
});

describe('upgradeTargets', () => {
  const september = fixes('6.49.21 (long-term)', '7.23.4 (long-term)', '7.24.2 (stable)', '7.25beta3');
  it.each([
    ['7.24.1 (stable)', ['7.24.2 (stable)']],
    ['7.23.1 (stable)', ['7.23.4 (long-term)']],
    ['7.16.2 (stable)', ['7.24.2 (stable)']],
    ['7.16.2 (long-term)', ['7.23.4 (long-term)']],
    ['7.16.2', ['7.23.4 (long-term)', '7.24.2 (stable)']],
    ['6.48.6 (stable)', ['6.49.21 (long-term)']],
    ['7.25beta1 (development)', ['7.25beta3']],
    ['5.26', ['6.49.21 (long-term)', '7.23.4 (long-term)', '7.24.2 (stable)']],
    ['7.24.3 (stable)', ['7.25']],
    ['7.26', []],
  ])('%s goes to %j', (from, targets) => {
    const version = read(from);
    expect(upgradeTargets({ version, channel: version.channel }, september).map(formatRouterOsVersion)).toEqual(
      targets,
    );
  });
});

/** A release or pre-release just under the given one, in the notation of MikroTik's own numbers. */
function justBelow(version: RouterOsVersion): RouterOsVersion {
  if (version.stage !== 'final') return { ...version, n: version.n - 1 };
  if (version.patch > 0) return { ...version, patch: version.patch - 1 };
  return { ...version, minor: version.minor - 1, patch: 99 };
}

const justAbove = (version: RouterOsVersion): RouterOsVersion => ({ ...version, patch: version.patch + 1 });
const bounds = ROUTEROS_ADVISORIES.flatMap((advisory) =>
  advisory.affected.map((range) => [advisory.cve, formatRange(range), advisory, range] as const),
);

describe('every range of the table', () => {
  const classOf = (version: RouterOsVersion, advisory: RouterOsAdvisory) =>
    judgeAffected({ version, channel: null }, advisory).class;
  const hit = expect.stringMatching(/^(?:definite|possible)$/);

  it.each(bounds)('%s %s', (_cve, _text, advisory, range) => {
    if (range.from !== null) expect(classOf(range.from, advisory)).toEqual(hit);
    if (range.below !== null) {
      expect(classOf(justBelow(range.below), advisory)).toEqual(hit);
      expect(classOf(range.below, advisory)).not.toBe('definite');
    }
    if (range.upTo !== null) {
      expect(classOf(range.upTo, advisory)).toEqual(hit);
      expect(classOf(justAbove(range.upTo), advisory)).not.toBe('definite');
    }
  });

  it('is not hit by any build that is named as repaired, on the channel it came out on', () => {
    for (const advisory of ROUTEROS_ADVISORIES) {
      for (const fix of advisory.fixedIn) {
        const { because } = judgeAffected({ version: fix, channel: fix.channel }, advisory);
        expect([advisory.cve, formatRouterOsVersion(fix), because]).toContain('repaired_in_its_train');
      }
    }
  });

  it('never answers "definite" without a build to go to', () => {
    const deadEnds = ROUTEROS_ADVISORIES.flatMap((advisory) =>
      releasesAround(advisory)
        .map((version) => ({ version, verdict: judgeAffected({ version, channel: null }, advisory) }))
        .filter(({ verdict }) => verdict.class === 'definite' && verdict.upgradeTo.length === 0)
        .map(({ version }) => `${advisory.cve} ${formatRouterOsVersion(version)}`),
    );
    expect(deadEnds).toEqual([]);
  });
});

/** Every release of every train that a bound or a repair of the advisory is in, and of the trains beside it. */
function releasesAround(advisory: RouterOsAdvisory): readonly RouterOsVersion[] {
  const named = [...advisory.affected.flatMap((range) => [range.from, range.below, range.upTo]), ...advisory.fixedIn];
  return named
    .filter((version) => version !== null)
    .flatMap(({ major, minor }) => [-1, 0, 1].map((beside) => ({ major, minor: Math.max(0, minor + beside) })))
    .flatMap((train) => Array.from({ length: 24 }, (_, patch) => ({ ...train, patch })))
    .map((release) => ({ ...release, stage: 'final', n: 0, channel: null }));
}

describe('the table', () => {
  it('is ordered, unique and bounded', () => {
    const ids = ROUTEROS_ADVISORIES.map((advisory) => advisory.cve);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).not.toContain('CVE-2020-5720');
    for (const advisory of ROUTEROS_ADVISORIES) {
      expect(advisory.cve).toMatch(/^CVE-\d{4}-\d{4,}$/);
      expect(advisory.summary.length).toBeLessThanOrEqual(140);
      expect(advisory.score === null).toBe(advisory.vector === null);
      expect(advisory.score ?? 0).toBeLessThanOrEqual(10);
      expect(advisory.published ?? '2000').toMatch(/^\d{4}(?:-\d{2}){0,2}$/);
    }
  });

  it('knows the five that are exploited', () => {
    const exploited = ROUTEROS_ADVISORIES.filter((advisory) => advisory.knownExploitedSince !== null);
    expect(exploited.map((advisory) => [advisory.cve, advisory.knownExploitedSince])).toEqual([
      ['CVE-2026-86060', '2026-09-10'],
      ['CVE-2026-67279', '2026-09-25'],
      ['CVE-2026-67277', '2026-09-10'],
      ['CVE-2018-14847', '2021-12-01'],
      ['CVE-2018-7445', '2022-09-08'],
    ]);
  });

  it('refuses what is no version', () => {
    expect(() => between('7.x', '7.2')).toThrow('Correct the table');
    expect(() => fixes('soon')).toThrow('Correct the table');
    expect(formatRange(exactly('6.40.5'))).toBe('=6.40.5');
  });
});

const SHEET = new URL('../../../../../shared/data/routeros-cves.csv', import.meta.url);

describe('against the research sheet the table was made from', () => {
  if (!existsSync(SHEET)) {
    it('is not compared: the sheet is not on this machine', () => {
      expect(existsSync(SHEET)).toBe(false);
    });
    return;
  }

  interface SheetRange {
    readonly product?: string;
    readonly exact?: string;
    readonly versionStartIncluding?: string;
    readonly versionEndExcluding?: string;
    readonly versionEndIncluding?: string;
  }
  const rows = readSheet(readFileSync(SHEET, 'utf8')).filter((row) => row.product.split(';').includes('routeros'));

  it('has the same advisories', () => {
    expect(ROUTEROS_ADVISORIES.map((advisory) => advisory.cve)).toEqual(rows.map((row) => row.cve));
  });

  it.each(rows.map((row) => [row.cve, row] as const))('%s has the same ranges, score and dates', (cve, row) => {
    const advisory = advisoryOf(cve);
    const ranges = (JSON.parse(row.effective_ranges === '' ? '[]' : row.effective_ranges) as SheetRange[]).filter(
      (range) => (range.product ?? 'routeros') === 'routeros',
    );
    expect(advisory.affected.map(asSheet)).toEqual(ranges.map(normalised));
    expect(advisory.score === null ? '' : advisory.score.toFixed(1)).toBe(row.cvss_score);
    expect(advisory.vector ?? '').toBe(row.cvss_vector);
    expect(advisory.knownExploitedSince ?? 'no').toBe(row.kev === '' ? 'no' : row.kev);
    expect(advisory.published ?? '').toBe(row.published);
  });

  function normalised(range: SheetRange): (string | null)[] {
    const from = range.exact ?? range.versionStartIncluding ?? '0';
    return [
      from === '0' ? null : from,
      range.versionEndExcluding ?? null,
      range.exact ?? range.versionEndIncluding ?? null,
    ];
  }
  function asSheet(range: AffectedRange): (string | null)[] {
    return [range.from, range.below, range.upTo].map((bound) => (bound === null ? null : formatRouterOsVersion(bound)));
  }
});

type SheetRow = Readonly<
  Record<'cve' | 'published' | 'cvss_vector' | 'cvss_score' | 'product' | 'effective_ranges' | 'kev', string>
>;

/** RFC 4180, as far as the sheet needs it. */
function readSheet(text: string): SheetRow[] {
  const field = /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g;
  const records = text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => [...line.matchAll(field)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? ''));
  const [names = [], ...rows] = records;
  return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? ''])) as SheetRow);
}
