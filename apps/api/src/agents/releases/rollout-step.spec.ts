import { describe, expect, it } from '@jest/globals';
import { nextRolloutStep, type RolloutAgent, type RolloutPlan, sitesInStage } from './rollout-step.js';

const NOW = new Date('2026-11-25T12:00:00Z');
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const PLAN: RolloutPlan = { version: '1.2.0', stages: [5, 25, 100], soakS: 3600, stage: 1 };

function agent(
  release: Partial<NonNullable<RolloutAgent['release']>> | null,
  change: Partial<RolloutAgent> = {},
): RolloutAgent {
  const settled = { running: '1.2.0', state: 'settled', failed: null, since: ago(61) } as const;
  return {
    name: 'a',
    siteId: 's',
    offeredAt: ago(90),
    heardAt: ago(0),
    release: release === null ? null : { ...settled, ...release },
    ...change,
  };
}
const step = (agents: readonly RolloutAgent[], plan = PLAN) => nextRolloutStep(plan, agents, NOW);
const FAILED = { version: '1.2.0', reason: 'it crashed' };

describe('a rollout', () => {
  it.each([
    ['all have run it well for long enough', [agent({}), agent({ running: '1.3.0' })]],
    ['one is offline that was so before', [agent({}), agent({ running: '1.1.0' }, { heardAt: ago(120) })]],
    ['one cannot be upgraded this way', [agent({}), agent(null)]],
    ['one has gone offline after it had settled', [agent({}), agent({}, { heardAt: ago(30) })]],
    ['another release failed before', [agent({ failed: { version: '1.1.9', reason: 'x' } })]],
  ])('goes on when %s', (_, agents) => {
    expect(step(agents)).toEqual({ kind: 'next_stage', stage: 2 });
  });

  it('is done after the last stage', () => {
    expect(step([agent({})], { ...PLAN, stage: 3 })).toEqual({ kind: 'done' });
  });

  it.each([
    ['nobody is there', [agent({}, { heardAt: ago(300) })]],
    ['there are no agents', []],
    ['one has not run it long enough', [agent({}), agent({ since: ago(59) })]],
    ['one has it on trial', [agent({}), agent({ state: 'trying' })]],
    ['one has not taken it yet', [agent({}), agent({ running: '1.1.0' })]],
  ])('waits when %s', (_, agents) => {
    expect(step(agents)).toEqual({ kind: 'wait' });
  });

  it.each([
    [
      'went back',
      agent({ running: '1.1.0', state: 'rolled_back', failed: FAILED }),
      'agent a of site s went back: it crashed',
    ],
    [
      'refused it',
      agent({ running: '1.1.0', state: 'refused', failed: FAILED }),
      'agent a of site s refused it: it crashed',
    ],
    [
      'fell silent while it took it',
      agent({ running: '1.1.0' }, { heardAt: ago(16) }),
      'agent a of site s has fallen silent since it was offered',
    ],
  ])('is halted by one that %s', (_, bad, reason) => {
    expect(step([agent({}), bad])).toEqual({ kind: 'halt', reason });
  });
});

describe('a stage', () => {
  it.each([
    [1, 3, 1],
    [1, 100, 5],
    [1, 101, 6],
    [2, 3, 1],
    [2, 100, 25],
    [3, 3, 3],
    [1, 0, 0],
  ])('%i of %i sites holds %i', (stage, sites, expected) => {
    expect(sitesInStage(PLAN, stage, sites)).toBe(expected);
  });
});
