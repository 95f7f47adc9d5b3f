import { Injectable } from '@nestjs/common';
import type { PagePosition } from '../../platform/http/index.js';
import type { ReadTx } from '../../platform/database/index.js';
import { groupedBy } from '../../platform/grouped-by.js';
import type { RolloutAgent } from './rollout-step.js';
import type { RolloutRow } from './rollouts.store.js';

const LIST = `
  SELECT id, tenant_id, version, stages, soak_s, state, stage, reason, started_by, started_at, ended_at,
    (SELECT count(*)::int FROM rollout_sites WHERE rollout_id = rollouts.id) AS sites
  FROM rollouts WHERE tenant_id = $1 AND ($2::timestamptz IS NULL OR (started_at, id) < ($2, $3::uuid))
  ORDER BY started_at DESC, id DESC LIMIT $4`;
const AGENTS = `
  SELECT rollout_id, agents.name, agents.site_id, added_at, heard_at, running, state, failed_version, failed_reason, since
  FROM rollout_sites JOIN agents ON agents.site_id = rollout_sites.site_id AND revoked_at IS NULL
  LEFT JOIN agent_presence ON agent_presence.agent_id = agents.id
  LEFT JOIN agent_releases ON agent_releases.agent_id = agents.id
  WHERE rollout_id = ANY($1::uuid[])`;
/** The choice for the site; else the rollout that runs there; else the newest that was carried out to its end. */
const WANTED = `
  SELECT coalesce(
    (SELECT version FROM site_releases WHERE site_id = $2),
    (SELECT version FROM rollouts JOIN rollout_sites ON rollout_id = id
      WHERE rollouts.tenant_id = $1 AND rollout_sites.site_id = $2 AND state = 'running'),
    (SELECT version FROM rollouts WHERE tenant_id = $1 AND state = 'done' ORDER BY ended_at DESC, id DESC LIMIT 1)
  ) AS version`;

export interface ListedRollout extends RolloutRow {
  readonly sites: number;
}

interface AgentRow {
  readonly rollout_id: string;
  readonly name: string;
  readonly site_id: string;
  readonly added_at: Date;
  readonly heard_at: Date | null;
  readonly running: string | null;
  readonly state: NonNullable<RolloutAgent['release']>['state'];
  readonly failed_version: string | null;
  readonly failed_reason: string | null;
  readonly since: Date;
}

@Injectable()
export class RolloutsReadModel {
  list(tenantId: string, before: PagePosition | null, limit: number, tx: ReadTx): Promise<ListedRollout[]> {
    return tx.query(LIST, [tenantId, before?.at ?? null, before?.id ?? null, limit]);
  }

  /** The agents of all sites that are offered the release, by rollout. */
  async agentsOf(rolloutIds: readonly string[], tx: ReadTx): Promise<ReadonlyMap<string, readonly RolloutAgent[]>> {
    const rows: AgentRow[] = await tx.query(AGENTS, [rolloutIds]);
    const byRollout = groupedBy(rows, ({ rollout_id }) => rollout_id);
    return new Map([...byRollout].map(([id, group]) => [id, group.map(agentOf)]));
  }

  /** Which release an agent of the site is to run; null when it is to stay as it is. */
  async wantedAt(tenantId: string, siteId: string, tx: ReadTx): Promise<string | null> {
    const [row]: { version: string | null }[] = await tx.query(WANTED, [tenantId, siteId]);
    return row?.version ?? null;
  }
}

function agentOf(row: AgentRow): RolloutAgent {
  const { running, state, failed_version, failed_reason, since } = row;
  const failed = failed_version === null ? null : { version: failed_version, reason: failed_reason ?? '' };
  return {
    name: row.name,
    siteId: row.site_id,
    offeredAt: row.added_at,
    heardAt: row.heard_at,
    release: running === null ? null : { running, state, failed, since },
  };
}
