import { describe, expect, it } from '@jest/globals';
import { GroupCommit } from './group-commit.js';

/** A disk that notes what is written together, at most three at a time, and fails when told to. */
function disk() {
  const groups: number[][] = [];
  const commit = new GroupCommit<number, string>((records) => {
    if (records.includes(13)) return Promise.reject(new Error('no room'));
    const taken = records.slice(0, 3);
    groups.push(taken);
    return Promise.resolve(taken.map((record) => `place ${record}`));
  });
  return { commit, groups };
}

describe('records that are written together', () => {
  it('share one write when they come at the same time, in order, as many as go together', async () => {
    const { commit, groups } = disk();
    const places = await Promise.all([1, 2, 3, 4].map((n) => commit.add(n)));
    expect(places).toEqual(['place 1', 'place 2', 'place 3', 'place 4']);
    expect(groups).toEqual([[1, 2, 3], [4]]);
  });

  it('fail together, and those that come next are written all the same', async () => {
    const { commit, groups } = disk();
    const failed = await Promise.allSettled([12, 13].map((n) => commit.add(n)));
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await commit.add(14)).toBe('place 14');
    expect(groups).toEqual([[14]]);
  });

  it('leave nobody waiting who comes the moment another write has ended, well or badly', async () => {
    const { commit } = disk();
    for (const n of [1, 13, 2, 13, 3]) await commit.add(n).catch(() => undefined);
    const next = commit.add(13).catch(() => commit.add(4));
    expect(await next).toBe('place 4');
    expect(await commit.add(5).then(() => commit.add(6))).toBe('place 6');
  });
});
