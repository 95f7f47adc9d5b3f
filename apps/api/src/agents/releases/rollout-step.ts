import { compareReleases } from '#contracts';

/** How long an agent may be silent while it takes a release before that counts against the release. */
const SILENT_MS = 15 * 60_000;

/** A rollout, as far as the next step depends on it. */
export interface RolloutPlan {
  readonly version: string;
  /** Percent of the sites in each stage, rising to 100. */
  readonly stages: readonly number[];
  readonly soakS: number;
  /** The stage it is in, counted from 1. */
  readonly stage: number;
}

/** An agent at a site that is offered the release. */
export interface RolloutAgent {
  readonly name: string;
  readonly siteId: string;
  /** When its site was offered the release. */
  readonly offeredAt: Date;
  readonly heardAt: Date | null;
  /** Null when it has never said what it runs: it is of a kind that cannot be upgraded this way. */
  readonly release: {
    readonly running: string;
    readonly state: 'settled' | 'trying' | 'rolled_back' | 'refused';
    readonly failed: { readonly version: string; readonly reason: string } | null;
    readonly since: Date;
  } | null;
}

export type RolloutStep =
  | { readonly kind: 'wait' }
  | { readonly kind: 'halt'; readonly reason: string }
  | { readonly kind: 'next_stage'; readonly stage: number }
  | { readonly kind: 'done' };

/** Where one agent stands with the release. */
export type RolloutProgress = 'settled' | 'trying' | 'failed' | 'waiting';

export function progressOf({ release }: Pick<RolloutAgent, 'release'>, version: string): RolloutProgress {
  if (release === null) return 'waiting';
  if (release.failed?.version === version) return 'failed';
  if (compareReleases(release.running, version) < 0) return 'waiting';
  return release.state === 'trying' ? 'trying' : 'settled';
}

/**
 * What a running rollout does next, by the agents of all sites that are offered the release.
 *
 * One agent that goes back, refuses, or falls silent in the middle of it halts the rollout: nobody else gets the release. A
 * stage is over when every agent that is there has run the release well for the soak time, and there is at least one.
 */
export function nextRolloutStep(plan: RolloutPlan, agents: readonly RolloutAgent[], now: Date): RolloutStep {
  for (const agent of agents) {
    const trouble = troubleOf(agent, plan.version, now);
    if (trouble !== null) return { kind: 'halt', reason: `agent ${agent.name} of site ${agent.siteId} ${trouble}` };
  }
  const there = agents.filter((agent) => agent.release !== null && !isSilent(agent, now));
  const isProved = there.length > 0 && there.every((agent) => hasSoaked(agent, plan, now));
  if (!isProved) return { kind: 'wait' };
  return plan.stage >= plan.stages.length ? { kind: 'done' } : { kind: 'next_stage', stage: plan.stage + 1 };
}

/** How many of so many sites a stage holds: at least one. */
export function sitesInStage({ stages }: Pick<RolloutPlan, 'stages'>, stage: number, sites: number): number {
  const percent = stages[stage - 1] ?? 100;
  return Math.min(sites, Math.max(1, Math.ceil((sites * percent) / 100)));
}

function troubleOf(agent: RolloutAgent, version: string, now: Date): string | null {
  const { release, heardAt, offeredAt } = agent;
  const progress = progressOf(agent, version);
  if (progress === 'failed' && release !== null) return failureIn(release);
  const wasThere = heardAt !== null && heardAt.getTime() >= offeredAt.getTime();
  const isLost = wasThere && progress !== 'settled' && isSilent(agent, now);
  return isLost ? 'has fallen silent since it was offered' : null;
}

function failureIn({ state, failed }: NonNullable<RolloutAgent['release']>): string {
  return `${state === 'refused' ? 'refused it' : 'went back'}: ${failed?.reason ?? ''}`;
}

function isSilent({ heardAt }: RolloutAgent, now: Date): boolean {
  return heardAt === null || now.getTime() - heardAt.getTime() > SILENT_MS;
}

function hasSoaked(agent: RolloutAgent, { version, soakS }: RolloutPlan, now: Date): boolean {
  const { release } = agent;
  if (release === null || progressOf(agent, version) !== 'settled') return false;
  return now.getTime() - release.since.getTime() >= soakS * 1000;
}
