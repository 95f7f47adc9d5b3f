import type { Rollout } from '#contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { API_CONFIG, type ApiConfig } from '../../config/index.js';
import { TenantWork } from '../../platform/database/index.js';
import { positionOf, tellNextPage } from '../../platform/http/index.js';
import { progressOf, type RolloutAgent, type RolloutProgress } from './rollout-step.js';
import { type ListedRollout, RolloutsReadModel } from './rollouts.read-model.js';

/** Reads rollouts page by page, with how far each has come. */
@Injectable()
export class RolloutPages {
  constructor(
    private readonly readModel: RolloutsReadModel,
    private readonly tenantWork: TenantWork,
    @Inject(API_CONFIG) private readonly config: Pick<ApiConfig, 'http'>,
  ) {}

  /** Where the next page begins goes into the answer's header. */
  async read(
    tenantId: string,
    query: { readonly limit: number; readonly cursor?: string | undefined },
    reply: FastifyReply,
  ): Promise<Rollout[]> {
    const { rows, agents } = await this.tenantWork.read(tenantId, async (tx) => {
      const found = await this.readModel.list(tenantId, positionOf(query.cursor), query.limit + 1, tx);
      const ids = found.slice(0, query.limit).map(({ id }) => id);
      return { rows: found, agents: await this.readModel.agentsOf(ids, tx) };
    });
    const last = rows.length > query.limit ? rows[query.limit - 1] : undefined;
    const next = last === undefined ? null : { at: last.started_at, id: last.id };
    tellNextPage(reply, `${this.config.http.publicUrl}/agents/rollouts`, query, next);
    return rows.slice(0, query.limit).map((row) => rolloutOf(row, agents.get(row.id) ?? []));
  }
}

export function rolloutOf(row: ListedRollout, agents: readonly RolloutAgent[]): Rollout {
  const { id, version, stages, soak_s, state, stage, reason, started_by, sites } = row;
  const count: Record<RolloutProgress, number> = { settled: 0, trying: 0, failed: 0, waiting: 0 };
  for (const agent of agents) count[progressOf(agent, version)] += 1;
  return {
    id,
    version,
    stages: [...stages],
    soak_s,
    state,
    stage,
    reason,
    started_by,
    started_at: row.started_at.toISOString(),
    ended_at: row.ended_at?.toISOString() ?? null,
    sites,
    agents: count,
  };
}
