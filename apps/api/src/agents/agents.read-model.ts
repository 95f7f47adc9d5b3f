import type { Heartbeat, PresenceChange } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../platform/database/index.js';
import { OFFLINE_DETAILS, OFFLINE_SINCE, type OfflineReason, offlineReason } from './offline-reason.js';
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
  readonly offline_reason: OfflineReason | null;
  readonly offline_since: Date;
  readonly offline_details: string | null;
}

type ChangeRow = Omit<PresenceChange, 'at'> & { readonly at: Date };

const agentsAt = (now: string) => `
  SELECT id, agents.site_id, name, version, public_key, enrolled_at, credentials_expire_at, heard_at, last_word,
    ${offlineReason(now)} AS offline_reason, ${OFFLINE_SINCE} AS offline_since, ${OFFLINE_DETAILS} AS offline_details
  FROM agents LEFT JOIN agent_presence ON agent_id = id`;
const LIST = `${agentsAt('$6::timestamptz')}
  WHERE agents.tenant_id = $1 AND agents.site_id = $2 AND ($7 OR revoked_at IS NULL)
    AND ($3::timestamptz IS NULL OR (enrolled_at, id) < ($3, $4::uuid))
  ORDER BY enrolled_at DESC, id DESC LIMIT $5`;
const FIND = `${agentsAt('$3::timestamptz')} WHERE agents.tenant_id = $1 AND id = $2`;
const ALL_OF_SITE = `${agentsAt('$3::timestamptz')}
  WHERE agents.tenant_id = $1 AND agents.site_id = $2 AND revoked_at IS NULL LIMIT 1000`;
const CHANGES = `
  SELECT agent_id, agents.name AS agent_name, at, is_online AS online, reason, details
  FROM agent_presence_changes JOIN agents ON agents.id = agent_id
  WHERE agent_presence_changes.tenant_id = $1 AND agent_presence_changes.site_id = $2
  ORDER BY agent_presence_changes.id DESC LIMIT $3`;
/** Those whose credentials would still be good, also by a clock that is an hour behind: nobody has to keep out what has expired. */
const REVOKED = `
  SELECT public_key, credentials_expire_at FROM agents
  WHERE site_id = $1 AND revoked_at IS NOT NULL AND credentials_expire_at > $2::timestamptz - interval '1 hour'
  ORDER BY public_key`;

@Injectable()
export class AgentsReadModel {
  /** The agents of a site, newest first; those that were revoked only when they are wanted. */
  list(
    { tenantId, siteId, before, limit }: SiteList,
    { now, withRevoked }: { readonly now: Date; readonly withRevoked: boolean },
    tx: ReadTx,
  ): Promise<AgentRow[]> {
    return tx.query(LIST, [tenantId, siteId, before?.at ?? null, before?.id ?? null, limit, now, withRevoked]);
  }

  /** An agent, revoked or not; null when the tenant has none of this id. */
  async find(tenantId: string, id: string, now: Date, tx: ReadTx): Promise<AgentRow | null> {
    const [row]: AgentRow[] = await tx.query(FIND, [tenantId, id, now]);
    return row ?? null;
  }

  /** The agents of a site that may come in; of very many, some. */
  allOfSite(tenantId: string, siteId: string, now: Date, tx: ReadTx): Promise<AgentRow[]> {
    return tx.query(ALL_OF_SITE, [tenantId, siteId, now]);
  }

  /** When agents of the site came and went, the newest first. */
  changes(site: { tenantId: string; siteId: string; limit: number }, tx: ReadTx): Promise<ChangeRow[]> {
    return tx.query(CHANGES, [site.tenantId, site.siteId, site.limit]);
  }

  /**
   * Who may not come in at the site's account, with the moment, in Unix seconds, up to which what they were given is void: until the last of
   * it expires. Not until the revocation: a renewal at the same moment, or by a replica whose clock is ahead, is of a later one.
   */
  async revocations(siteId: string, now: Date, tx: ReadTx): Promise<Record<string, number>> {
    const rows: { public_key: string; credentials_expire_at: Date }[] = await tx.query(REVOKED, [siteId, now]);
    return Object.fromEntries(
      rows.map((row) => [row.public_key, Math.ceil(row.credentials_expire_at.getTime() / 1000)]),
    );
  }
}
