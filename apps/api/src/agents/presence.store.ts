import type { Heartbeat } from '#contracts';
import { Injectable } from '@nestjs/common';
import { CentreDataSource } from '../platform/database/index.js';

/** A heartbeat, and who it came from by the subject it came with. */
export interface HeardAgent {
  readonly agentId: string;
  readonly siteId: string;
  readonly at: Date;
  readonly word: Heartbeat;
}

/** Only of agents that are there, at the site they enrolled at; and an older word never takes the place of a newer one. */
const HEARD = `
  INSERT INTO agent_presence (agent_id, tenant_id, site_id, heard_at, last_word)
  SELECT agents.id, agents.tenant_id, agents.site_id, heard.at, heard.word
  FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::jsonb[]) AS heard (agent_id, site_id, at, word)
  JOIN agents ON agents.id = heard.agent_id AND agents.site_id = heard.site_id AND agents.revoked_at IS NULL
  ON CONFLICT (agent_id) DO UPDATE SET heard_at = EXCLUDED.heard_at, last_word = EXCLUDED.last_word
    WHERE agent_presence.heard_at < EXCLUDED.heard_at`;

/** The only writer of `agent_presence`. */
@Injectable()
export class PresenceStore {
  constructor(private readonly dataSource: CentreDataSource) {}

  async heard(agents: readonly HeardAgent[]): Promise<void> {
    await this.dataSource.query(HEARD, [
      agents.map((agent) => agent.agentId),
      agents.map((agent) => agent.siteId),
      agents.map((agent) => agent.at),
      agents.map((agent) => JSON.stringify(agent.word)),
    ]);
  }
}
