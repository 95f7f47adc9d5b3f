import type { Heartbeat } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../platform/database/index.js';
import type { SiteList } from './site-pages.js';

/** An agent, and the last that was heard of it. */
export interface AgentRow {
  readonly id: string;
  readonly site_id: string;
  readonly name: string;
  readonly version: string;
  readonly public_key: string;
  readonly enrolled_at: Date;
  readonly credentials_expire_at: Date;
  readonly heard_at: Date | null;
  readonly last_word: Heartbeat | null;
}

const LIST = `
  SELECT id, agents.site_id, name, version, public_key, enrolled_at, credentials_expire_at, heard_at, last_word
  FROM agents LEFT JOIN agent_presence ON agent_id = id
  WHERE agents.tenant_id = $1 AND agents.site_id = $2 AND revoked_at IS NULL
    AND ($3::timestamptz IS NULL OR (enrolled_at, id) < ($3, $4::uuid))
  ORDER BY enrolled_at DESC, id DESC LIMIT $5`;
/** Those whose credentials would still be good: nobody has to keep out what has expired. */
const REVOKED = `
  SELECT public_key, revoked_at FROM agents
  WHERE site_id = $1 AND revoked_at IS NOT NULL AND credentials_expire_at > $2 ORDER BY public_key`;

@Injectable()
export class AgentsReadModel {
  /** The agents of a site that were not revoked, newest first. */
  list({ tenantId, siteId, before, limit }: SiteList, tx: ReadTx): Promise<AgentRow[]> {
    return tx.query(LIST, [tenantId, siteId, before?.at ?? null, before?.id ?? null, limit]);
  }

  /** Who may not come in at the site's account, with the moment, in Unix seconds, up to which what they have is void. */
  async revocations(siteId: string, now: Date, tx: ReadTx): Promise<Record<string, number>> {
    const rows: { public_key: string; revoked_at: Date }[] = await tx.query(REVOKED, [siteId, now]);
    return Object.fromEntries(rows.map((row) => [row.public_key, Math.floor(row.revoked_at.getTime() / 1000)]));
  }
}
