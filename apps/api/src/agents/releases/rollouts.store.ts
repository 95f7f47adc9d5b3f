import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/index.js';

export interface RolloutRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly version: string;
  readonly stages: readonly number[];
  readonly soak_s: number;
  readonly state: 'running' | 'done' | 'halted';
  readonly stage: number;
  readonly reason: string | null;
  readonly started_by: string;
  readonly started_at: Date;
  readonly ended_at: Date | null;
}

const COLUMNS = 'id, tenant_id, version, stages, soak_s, state, stage, reason, started_by, started_at, ended_at';
const START = `
  INSERT INTO rollouts (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, 'running', 1, NULL, $6, $7, NULL)
  ON CONFLICT (tenant_id) WHERE state = 'running' DO NOTHING RETURNING id`;
const END = `
  UPDATE rollouts SET state = $3, reason = $4, ended_at = $5 WHERE id = $1 AND tenant_id = $2 AND state = 'running'
  RETURNING id`;
/** Rollouts nobody else is looking at. */
const TAKE_RUNNING = `SELECT ${COLUMNS} FROM rollouts WHERE state = 'running' ORDER BY id FOR UPDATE SKIP LOCKED`;
const STAGE = 'UPDATE rollouts SET stage = $2 WHERE id = $1';
/** The order of sites is another one in every rollout, so that it is not always the same who tries first. */
const ADD_SITES = `
  INSERT INTO rollout_sites (rollout_id, site_id, tenant_id, added_at)
  SELECT $1::uuid, site_id, $2::uuid, $4::timestamptz FROM (
    SELECT DISTINCT agents.site_id FROM agents JOIN agent_presence ON agent_id = id
    WHERE agents.tenant_id = $2 AND revoked_at IS NULL AND heard_at > $5
  ) alive ORDER BY md5($1 || site_id::text) LIMIT $3
  ON CONFLICT DO NOTHING`;
const ALIVE = `
  SELECT count(DISTINCT agents.site_id)::int AS sites FROM agents JOIN agent_presence ON agent_id = id
  WHERE agents.tenant_id = $1 AND revoked_at IS NULL AND heard_at > $2`;

/** The only writer of `rollouts` and `rollout_sites`. */
@Injectable()
export class RolloutsStore {
  /** False when another one is running for the tenant. */
  async start(rollout: RolloutRow, tx: Tx): Promise<boolean> {
    const { id, tenant_id, version, stages, soak_s, started_by, started_at } = rollout;
    const rows: unknown[] = await tx.query(START, [id, tenant_id, version, stages, soak_s, started_by, started_at]);
    return rows.length > 0;
  }

  async isThere({ id, tenant_id }: Pick<RolloutRow, 'id' | 'tenant_id'>, tx: Tx): Promise<boolean> {
    const rows: unknown[] = await tx.query('SELECT 1 FROM rollouts WHERE id = $1 AND tenant_id = $2', [id, tenant_id]);
    return rows.length > 0;
  }

  /** False when it is not running, or is none of the tenant's. */
  async end(
    { id, tenant_id }: Pick<RolloutRow, 'id' | 'tenant_id'>,
    { state, reason, at }: { readonly state: 'done' | 'halted'; readonly reason: string | null; readonly at: Date },
    tx: Tx,
  ): Promise<boolean> {
    const [rows] = await tx.query<[unknown[], number]>(END, [id, tenant_id, state, reason, at]);
    return rows.length > 0;
  }

  /** All running rollouts, held until the transaction ends, but for those another replica holds. */
  takeRunning(tx: Tx): Promise<RolloutRow[]> {
    return tx.query(TAKE_RUNNING);
  }

  async enterStage(rollout: RolloutRow, stage: number, tx: Tx): Promise<void> {
    await tx.query(STAGE, [rollout.id, stage]);
  }

  /** Sites of the tenant where an agent was heard since. */
  async sitesAlive(tenantId: string, since: Date, tx: Tx): Promise<number> {
    const [row]: { sites: number }[] = await tx.query(ALIVE, [tenantId, since]);
    return row?.sites ?? 0;
  }

  /** Offers the release to so many of those sites in all. */
  async offerTo(
    { id, tenant_id }: RolloutRow,
    { sites, aliveSince, at }: { readonly sites: number; readonly aliveSince: Date; readonly at: Date },
    tx: Tx,
  ): Promise<void> {
    await tx.query(ADD_SITES, [id, tenant_id, sites, at, aliveSince]);
  }
}
