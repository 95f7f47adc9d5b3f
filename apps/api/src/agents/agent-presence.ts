import { HEARD_WITHIN_MS } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../platform/database/index.js';

const ONLINE = `
  SELECT DISTINCT agent_presence.site_id FROM agent_presence
  JOIN agents ON agents.id = agent_id AND revoked_at IS NULL
  WHERE agent_presence.site_id = ANY ($1::uuid[]) AND heard_at >= $2 AND last_word ->> 'state' = 'running'`;

/** Whether there is anybody at a site. */
@Injectable()
export class AgentPresence {
  /**
   * Those of the sites where an enrolled agent was heard within 30 seconds of `now` and did not say that it stops. Agents that
   * never enrolled, at a broker somebody else secures, are not known here.
   */
  async onlineSites(siteIds: readonly string[], now: Date, tx: ReadTx): Promise<ReadonlySet<string>> {
    const since = new Date(now.getTime() - HEARD_WITHIN_MS);
    const rows: { site_id: string }[] = await tx.query(ONLINE, [siteIds, since]);
    return new Set(rows.map((row) => row.site_id));
  }
}
