import { describe, expect, it } from '@jest/globals';
import { archivesNewestFirst, parseIndexTargets, parseOsRelease } from './archive.mjs';

const MIRROR = 'http://mirror.example/debian/';
const BOOKWORM = { id: 'debian', codename: 'bookworm' };
const TARGETS = parseIndexTargets(`
https://vendor.example/apt/ nodistro main
http://mirror.example/debian-security/ bookworm-security main
${MIRROR} bookworm main
${MIRROR} bookworm contrib
`);
const everyFile = () => true;
const labels = (...args: Parameters<typeof archivesNewestFirst>) =>
  archivesNewestFirst(...args).map(({ label }) => label);

const OWN = "this machine's own package sources";

describe('parseIndexTargets', () => {
  it('reads what apt prints, line by line', () => {
    expect(TARGETS).toHaveLength(4);
    expect(TARGETS[2]).toEqual({ mirror: MIRROR, suite: 'bookworm', component: 'main' });
  });

  it('finds nothing in nothing', () => {
    expect(parseIndexTargets('\n')).toEqual([]);
  });
});

describe('parseOsRelease', () => {
  it('reads values with and without quotes', () => {
    expect(parseOsRelease('NAME="Ubuntu"\nID=ubuntu\nVERSION_CODENAME="noble"\n')).toEqual({
      id: 'ubuntu',
      codename: 'noble',
    });
  });

  it('does not take ID_LIKE for ID', () => {
    expect(parseOsRelease('ID_LIKE=debian\n')).toEqual({ id: '', codename: '' });
  });
});

describe('archivesNewestFirst', () => {
  it('asks the machine’s mirror for newer suites first, and its own sources last', () => {
    expect(labels(BOOKWORM, TARGETS, everyFile)).toEqual(['debian sid', 'debian testing', 'debian stable', OWN]);
  });

  it('names the keyring, so that signatures are checked, and the mirror of the release, not a vendor’s', () => {
    expect(archivesNewestFirst(BOOKWORM, TARGETS, everyFile)[0]?.source).toBe(
      `deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg target=Packages pdiffs=no lang=none] ${MIRROR} sid main`,
    );
  });

  it('looks into universe on Ubuntu', () => {
    const targets = [{ mirror: MIRROR, suite: 'noble', component: 'main' }];
    const [newest] = archivesNewestFirst({ id: 'ubuntu', codename: 'noble' }, targets, everyFile);
    expect(newest?.source).toMatch(/ubuntu-archive-keyring\.gpg.* devel universe$/);
  });

  it('knows a mirror by the name of a class of releases', () => {
    const targets = [{ mirror: MIRROR, suite: 'stable', component: 'main' }];
    expect(labels(BOOKWORM, targets, everyFile)).toHaveLength(4);
  });

  it.each([
    ['whose signatures it cannot check', BOOKWORM, TARGETS, () => false],
    ['without a mirror in apt’s configuration', BOOKWORM, [], everyFile],
    ['of a system it does not know', { id: 'devuan', codename: 'daedalus' }, TARGETS, everyFile],
  ])('asks nobody newer %s', (_, os, targets, hasFile) => {
    expect(labels(os, targets, hasFile)).toEqual([OWN]);
  });
});
