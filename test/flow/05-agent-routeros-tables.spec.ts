import { describe, expect, it } from '@jest/globals';
import { AFFECTED_BUILDS } from '../../apps/agent/src/routeros/checks/affected-builds.data.js';
import { isAffectedBuild } from '../../apps/agent/src/routeros/checks/affected-builds.js';
import { RELEASE_TRAINS } from '../../apps/agent/src/routeros/checks/release-trains.data.js';
import { trainStanding } from '../../apps/agent/src/routeros/checks/release-trains.js';
import { parseVersion } from '../../apps/agent/src/routeros/router-values.js';
import { rangeContains } from '../../apps/api/src/advisory/affected-range.js';
import { formatRouterOsVersion, parseRouterOsVersion } from '../../apps/api/src/advisory/index.js';
import { ROUTEROS_ADVISORIES } from '../../apps/api/src/advisory/routeros-advisories.data.js';

/** Every build that any advisory names as repaired: the releases both programs have to agree on. */
const BUILDS = [
  ...new Set(ROUTEROS_ADVISORIES.flatMap(({ fixedIn }) => fixedIn.map((fix) => formatRouterOsVersion(fix)))),
];
const FINAL = BUILDS.filter((build) => !/alpha|beta|rc/.test(build));
const NEAR = FINAL.flatMap((build) => {
  const [, train = '', patch = '0'] = /^(\d+\.\d+)(?:\.(\d+))?/.exec(build) ?? [];
  return [Number(patch) - 1, Number(patch), Number(patch) + 1].filter((n) => n >= 0).map((n) => `${train}.${n}`);
});

function read<Version>(parse: (text: string) => Version | null, text: string): Version {
  const version = parse(text);
  if (version === null) throw new Error(`${text} is no version`);
  return version;
}

describe("the agent's ranges of builds", () => {
  it.each(Object.keys(AFFECTED_BUILDS) as (keyof typeof AFFECTED_BUILDS)[])('%s are those of the advisory', (cve) => {
    const advisory = ROUTEROS_ADVISORIES.find((candidate) => candidate.cve === cve);
    if (advisory === undefined) throw new Error(`${cve} is no advisory any more: affected-builds.data.ts`);
    for (const build of NEAR) {
      const atCentre = advisory.affected.some((range) => rangeContains(range, read(parseRouterOsVersion, build)));
      expect({ build, affected: isAffectedBuild(read(parseVersion, build), cve) }).toEqual({
        build,
        affected: atCentre,
      });
    }
  });
});

describe("the agent's table of release trains", () => {
  it('knows every train with a repaired build; a newer one has to be added to release-trains.data.ts', () => {
    const now = new Date(RELEASE_TRAINS.asOf);
    const unknown = BUILDS.filter((build) => trainStanding(read(parseVersion, build), now) === 'unknown_train');
    expect(unknown).toEqual([]);
  });

  it('calls the newest repaired build of each of its channels repaired', () => {
    const now = new Date(RELEASE_TRAINS.asOf);
    for (const { major, minor, channel } of RELEASE_TRAINS.trains.filter((train) => train.channel !== 'testing')) {
      const builds = FINAL.filter((build) => build.startsWith(`${major}.${minor}.`) && build.endsWith(`(${channel})`));
      const newest = builds.map((build) => read(parseVersion, build)).toSorted((a, b) => b.patch - a.patch)[0];
      if (newest === undefined) throw new Error(`no ${channel} build of ${major}.${minor} is named by any advisory`);
      expect([major, minor, trainStanding(newest, now)]).toEqual([major, minor, 'repaired']);
    }
  });
});
