import type { Heartbeat } from '#contracts';
import { Injectable } from '@nestjs/common';
import { CentreDataSource, Tidying } from '../platform/database/index.js';
import { OFFLINE_DETAILS, OFFLINE_SINCE, offlineReason } from './offline-reason.js';

/** A heartbeat, and who it came from by the subject it came with. */
export interface HeardAgent {
  readonly agentId: string;
  readonly siteId: string;
  readonly at: Date;
  readonly word: Heartbeat;
}

/** A connection of an agent that has ended, by the broker's word. */
export interface CutAgent {
  readonly publicKey: string;
  readonly at: Date;
  readonly reason: string;
}

/** Only of agents that are there, at the site they enrolled at; and an older word never takes the place of a newer one. */
const HEARD = `
  INSERT INTO agent_presence (agent_id, tenant_id, site_id, heard_at, last_word)
  SELECT agents.id, agents.tenant_id, agents.site_id, heard.at, heard.word
  FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::jsonb[]) AS heard (agent_id, site_id, at, word)
  JOIN agents ON agents.id = heard.agent_id AND agents.site_id = heard.site_id AND agents.revoked_at IS NULL
  ON CONFLICT (agent_id) DO UPDATE SET heard_at = EXCLUDED.heard_at, last_word = EXCLUDED.last_word
    WHERE agent_presence.heard_at < EXCLUDED.heard_at`;

const CUT = `
  UPDATE agent_presence SET cut_at = $2, cut_reason = $3 FROM agents
  WHERE agents.public_key = $1 AND agents.id = agent_id AND (cut_at IS NULL OR cut_at < $2)`;

/**
 * Writes down who came and who went since it was asked last. Two that do it at once write nothing twice: the row of an agent is held by the
 * first, and the second finds that it is told already.
 */
const TELL_CHANGES = `
  WITH judged AS (
    SELECT agents.id, ${offlineReason('$1::timestamptz')} AS reason, ${OFFLINE_SINCE} AS since, ${OFFLINE_DETAILS} AS details
    FROM agents JOIN agent_presence ON agent_presence.agent_id = agents.id
  ), changed AS (
    UPDATE agent_presence SET told = coalesce(judged.reason, 'online') FROM judged
    WHERE agent_id = judged.id AND told IS DISTINCT FROM coalesce(judged.reason, 'online')
    RETURNING agent_id, tenant_id, site_id, judged.reason, judged.since, judged.details
  )
  INSERT INTO agent_presence_changes (agent_id, tenant_id, site_id, at, is_online, reason, details)
  SELECT agent_id, tenant_id, site_id, CASE WHEN reason IS NULL THEN $1 ELSE since END, reason IS NULL, reason,
    CASE WHEN reason IS NOT NULL THEN details END
  FROM changed
  RETURNING agent_id, site_id, reason, details`;

const FORGET = 'DELETE FROM agent_presence_changes WHERE at < $1';
/** How long one can ask when an agent came or went. */
const KEEP_MS = 90 * 86_400_000;

/** An agent that came or went. */
export interface PresenceChange {
  readonly agent_id: string;
  readonly site_id: string;
  /** Null when it came. */
  readonly reason: string | null;
  readonly details: string | null;
}

/** The only writer of `agent_presence` and `agent_presence_changes`. */
@Injectable()
export class PresenceStore {
  constructor(
    private readonly dataSource: CentreDataSource,
    tidying: Tidying,
  ) {
    tidying.add(async (now) => {
      await dataSource.query(FORGET, [new Date(now.getTime() - KEEP_MS)]);
    });
  }

  async heard(agents: readonly HeardAgent[]): Promise<void> {
    await this.dataSource.query(HEARD, [
      agents.map((agent) => agent.agentId),
      agents.map((agent) => agent.siteId),
      agents.map((agent) => agent.at),
      agents.map((agent) => JSON.stringify(agent.word)),
    ]);
  }

  async cut({ publicKey, at, reason }: CutAgent): Promise<void> {
    await this.dataSource.query(CUT, [publicKey, at, reason]);
  }

  /** Who came and who went until `now`; each change is given to one who asks. */
  tellChanges(now: Date): Promise<PresenceChange[]> {
    return this.dataSource.query(TELL_CHANGES, [now]);
  }
}
