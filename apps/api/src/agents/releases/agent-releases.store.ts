import type { ReleaseStanding } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/index.js';

/** The tenant of a known agent that is not kept out; only of the site on whose subject it spoke. */
const TELL = `
  INSERT INTO agent_releases (agent_id, tenant_id, site_id, running, state, failed_version, failed_reason, since, told_at)
  SELECT id, tenant_id, site_id, $3, $4, $5, $6, $7, $7 FROM agents WHERE id = $1 AND site_id = $2 AND revoked_at IS NULL
  ON CONFLICT (agent_id) DO UPDATE SET running = excluded.running, state = excluded.state,
    failed_version = excluded.failed_version, failed_reason = excluded.failed_reason, told_at = excluded.told_at,
    since = CASE WHEN (agent_releases.running, agent_releases.state) = (excluded.running, excluded.state)
      THEN agent_releases.since ELSE excluded.since END
  RETURNING tenant_id`;

/** The only writer of `agent_releases`: what agents say of the release they run. */
@Injectable()
export class AgentReleasesStore {
  /** The tenant of the agent; null when there is no such agent at the site. */
  async told(
    agent: { readonly agentId: string; readonly siteId: string },
    { running, state, failed }: ReleaseStanding,
    at: Date,
    tx: Tx,
  ): Promise<string | null> {
    const values = [agent.agentId, agent.siteId, running, state, failed?.version ?? null, failed?.reason ?? null, at];
    const [row]: { tenant_id: string }[] = await tx.query(TELL, values);
    return row?.tenant_id ?? null;
  }
}
