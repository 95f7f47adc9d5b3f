import { z } from 'zod';
import { ReleaseVersion } from '../fleet/release.js';
import { line } from './line.js';

const version = ReleaseVersion.meta({ description: 'Version of the release.', example: '1.4.2' });

/** A release of the agent that this centre has to give. */
export const AgentRelease = z.strictObject({
  version,
  released_at: z.iso.datetime(),
  minimum_node: z.string().meta({ description: 'The oldest Node.js that runs it.' }),
  bytes: z.int(),
  sha256: z.string().meta({ description: 'Of the program, in hexadecimal digits.' }),
});
export type AgentRelease = z.output<typeof AgentRelease>;

/** Which release the agents of a site are to run, whatever a rollout says. */
export const SiteReleaseChoice = z.strictObject({ version });
export type SiteReleaseChoice = z.output<typeof SiteReleaseChoice>;

export const SiteRelease = z.strictObject({
  site_id: z.guid(),
  version,
  chosen_by: z.string(),
  chosen_at: z.iso.datetime(),
});
export type SiteRelease = z.output<typeof SiteRelease>;

const DAY_S = 86_400;

export const NewRollout = z.strictObject({
  version,
  stages: z
    .array(z.int().min(1).max(100))
    .min(1)
    .max(10)
    .refine((list) => list.every((percent, index) => index === 0 || percent > (list[index - 1] ?? 0)), {
      error: 'must rise from stage to stage',
    })
    .refine((list) => list.at(-1) === 100, { error: 'must end with 100' })
    .default([5, 25, 100])
    .meta({ description: 'How many percent of the sites have the release in each stage; the last one is 100.' }),
  soak_s: z
    .int()
    .min(0)
    .max(7 * DAY_S)
    .default(3600)
    .meta({ description: 'How long all agents of a stage have to run well before the next stage begins, in seconds.' }),
});
export type NewRollout = z.output<typeof NewRollout>;

export const RolloutState = z.enum(['running', 'done', 'halted']);

export const Rollout = z.strictObject({
  id: z.uuid(),
  version,
  stages: z.array(z.int()),
  soak_s: z.int(),
  state: RolloutState,
  stage: z.int().meta({ description: 'The stage it is in, counted from 1.' }),
  reason: z.string().nullable().meta({ description: 'Why it was halted.' }),
  started_by: z.string(),
  started_at: z.iso.datetime(),
  ended_at: z.iso.datetime().nullable(),
  sites: z.int().meta({ description: 'Sites that are offered the release by now.' }),
  agents: z.strictObject({
    settled: z.int().meta({ description: 'Agents at those sites that run it well.' }),
    trying: z.int().meta({ description: 'Agents that have it on trial.' }),
    failed: z.int().meta({ description: 'Agents that tried it and went back, or refused it.' }),
    waiting: z.int().meta({ description: 'Agents that have not tried it yet; those that are offline are among them.' }),
  }),
});
export type Rollout = z.output<typeof Rollout>;

export const RolloutHalt = z.strictObject({ reason: line(500).default('halted by hand') });
