import { describe, expect, it } from '@jest/globals';
import {
  judgeAffected,
  parseRouterOsVersion,
  RouterOsAdvisories,
  type RouterOsAdvisory,
  type RunningBuild,
} from '../advisory/index.js';
import { remedyOfAdvisory } from './remedy.js';

/** Repaired in 6.49.21 (long-term), 7.23.4 (long-term), 7.24.2 (stable) and 7.25beta3. */
const SEPTEMBER_2026 = 'CVE-2026-86060';
/** Repaired in 6.40.8 (long-term) and 6.42.1 (stable). */
const WINBOX_2018 = 'CVE-2018-14847';

function advisory(cve: string): RouterOsAdvisory {
  const found = new RouterOsAdvisories().find(cve);
  if (found === null) throw new Error(cve);
  return found;
}

function remedyFor(text: string, cve = SEPTEMBER_2026, channel?: RunningBuild['channel']): string[] {
  const version = parseRouterOsVersion(text);
  const about = advisory(cve);
  const { upgradeTo } = judgeAffected({ version, channel: channel ?? version?.channel ?? null }, about);
  return remedyOfAdvisory(version, upgradeTo, about).split('\n');
}

const NEW_MAJOR = ', a new major version: check its notes, flash and memory before.';
const STABLE_7 = 'The newest repaired build is RouterOS 7.24.2 (stable)';

describe('the upgrade for a router', () => {
  // [runs, upgrade to, channel to set, newest]
  it.each([
    ['6.49.6 (stable)', '6.49.21 (long-term), or a later build of 6.49:', 'long-term', `${STABLE_7}${NEW_MAJOR}`],
    ['6.49.10 (long-term)', '6.49.21 (long-term), or a later build of 6.49:', 'long-term', `${STABLE_7}${NEW_MAJOR}`],
    ['6.48.6 (long-term)', '6.49.21 (long-term), or a later build of 6.49:', 'long-term', `${STABLE_7}${NEW_MAJOR}`],
    ['6.44 (stable)', '6.49.21 (long-term), or a later build of 6.49:', 'long-term', `${STABLE_7}${NEW_MAJOR}`],
    ['7.12.1 (stable)', '7.24.2 (stable) or later:', 'stable', null],
    ['7.12.1 (long-term)', '7.23.4 (long-term), or a later build of 7.23:', 'long-term', `${STABLE_7}.`],
    ['7.12.1', '7.23.4 (long-term), or a later build of 7.23:', 'long-term', `${STABLE_7}.`],
    ['7.23.1 (stable)', '7.23.4 (long-term), or a later build of 7.23:', 'long-term', `${STABLE_7}.`],
    ['7.23.3 (long-term)', '7.23.4 (long-term), or a later build of 7.23:', 'long-term', `${STABLE_7}.`],
    ['7.24.1 (stable)', '7.24.2 (stable) or later:', 'stable', null],
    ['7.1rc3 (testing)', '7.23.4 (long-term), or a later build of 7.23:', 'long-term', `${STABLE_7}.`],
  ])('that runs %s is %s', (runs, upgrade, channel, newest) => {
    expect(remedyFor(runs)).toEqual([
      `Upgrade to RouterOS ${upgrade}`,
      `/system package update set channel=${channel}`,
      '/system package update check-for-updates',
      '/system package update install',
      ...(newest === null ? [] : [newest]),
    ]);
  });

  it('follows the channel the router takes its updates from', () => {
    expect(remedyFor('7.12.1', SEPTEMBER_2026, 'stable')[0]).toBe('Upgrade to RouterOS 7.24.2 (stable) or later:');
  });

  it('names no channel to a router that does not know the word', () => {
    expect(remedyFor('6.41 (stable)', WINBOX_2018)).toEqual([
      'Upgrade to RouterOS 6.42.1 (stable) or later:',
      '/system package update check-for-updates',
      '/system package update install',
    ]);
    expect(remedyFor('6.40.5 (bugfix)', WINBOX_2018)[0]).toBe(
      'Upgrade to RouterOS 6.40.8 (long-term), or a later build of 6.40:',
    );
  });

  it('offers a pre-release to one that runs a pre-release of that train only', () => {
    expect(remedyFor('7.25beta2 (development)')[0]).toBe('Upgrade to RouterOS 7.25beta3 or later:');
    expect(remedyFor('7.24 (stable)').join()).not.toContain('7.25');
  });

  it('warns where only another major version is repaired, and gives no command that would not lead there', () => {
    const onlySeven = {
      ...advisory(SEPTEMBER_2026),
      fixedIn: advisory(SEPTEMBER_2026).fixedIn.filter(({ major }) => major === 7),
    };
    const version = parseRouterOsVersion('6.49.6 (stable)');
    const { upgradeTo } = judgeAffected({ version, channel: 'stable' }, onlySeven);
    expect(remedyOfAdvisory(version, upgradeTo, onlySeven).split('\n')).toEqual([
      `Upgrade to RouterOS 7.23.4 (long-term)${NEW_MAJOR}`,
      `${STABLE_7}${NEW_MAJOR}`,
    ]);
  });

  it('is none where no repaired build is named: the service is to be closed', () => {
    const [first, command] = remedyFor('7.16.2 (stable)', 'CVE-2026-16347');
    expect(first).toMatch(/^No repaired build/);
    expect(command).toBe('/ip service set api,api-ssl address=<management network>');
  });
});
