import { describe, expect, it } from '@jest/globals';
import { PARTS, parseOptions } from './options.js';

const run = (...argv: string[]) => parseOptions(argv);

describe('parseOptions', () => {
  it('measures everything in five rounds by default, in two when it has to be quick', () => {
    expect(run()).toEqual({ kind: 'run', options: { parts: PARTS, rounds: 5, quick: false, advisories: null } });
    expect(run('--quick')).toEqual({
      kind: 'run',
      options: { parts: PARTS, rounds: 2, quick: true, advisories: null },
    });
    expect(run('--advisories', 'nvd.json.gz')).toMatchObject({ options: { advisories: 'nvd.json.gz' } });
    expect(run('--quick', '--rounds', '7')).toMatchObject({ options: { rounds: 7 } });
  });

  it('takes some parts only, in the order of the flow', () => {
    expect(run('--only', 'scan, accept')).toMatchObject({ options: { parts: ['accept', 'scan'] } });
  });

  it.each([
    [['--only', 'accept,speed'], 'speed'],
    [['--only', ''], '--only'],
    [['--rounds', '0'], '--rounds'],
    [['--rounds', '51'], '--rounds'],
    [['--rounds', '2.5'], '--rounds'],
    [['--fast'], '--fast'],
    [['accept'], 'accept'],
  ])('refuses %j and says why', (argv, about) => {
    expect(parseOptions(argv)).toEqual({ kind: 'refused', reason: expect.stringContaining(about) });
  });

  it('explains itself', () => {
    expect(run('--help')).toEqual({ kind: 'help' });
  });
});
