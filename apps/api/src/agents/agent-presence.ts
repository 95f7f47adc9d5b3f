import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../platform/database/index.js';
import { offlineReason } from './offline-reason.js';

const ONLINE = `
  SELECT DISTINCT agents.site_id FROM agents JOIN agent_presence ON agent_presence.agent_id = agents.id
  WHERE agents.site_id = ANY ($1::uuid[]) AND (${offlineReason('$2::timestamptz')}) IS NULL`;

/** Whether there is anybody at a site. */
@Injectable()
export class AgentPresence {
  /**
   * Those of the sites where an enrolled agent was heard within 15 seconds of `now`, did not say that it stops, and is connected.
   * Agents that never enrolled, at a broker somebody else secures, are not known here.
   */
  async onlineSites(siteIds: readonly string[], now: Date, tx: ReadTx): Promise<ReadonlySet<string>> {
    const rows: { site_id: string }[] = await tx.query(ONLINE, [siteIds, now]);
    return new Set(rows.map((row) => row.site_id));
  }
}
