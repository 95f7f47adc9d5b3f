import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/index.js';

export interface NewAgentRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly site_id: string;
  readonly name: string;
  readonly version: string;
  readonly public_key: string;
  readonly enrolled_at: Date;
  readonly credentials_expire_at: Date;
}

/** An agent that may come in. */
export interface AdmittedAgent {
  readonly id: string;
  readonly tenant_id: string;
  readonly site_id: string;
  readonly name: string;
  readonly public_key: string;
}

const ADD = `
  INSERT INTO agents (id, tenant_id, site_id, name, version, public_key, enrolled_at, credentials_expire_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (public_key) DO NOTHING RETURNING id`;
const ADMITTED =
  'SELECT id, tenant_id, site_id, name, public_key FROM agents WHERE id = $1 AND revoked_at IS NULL FOR UPDATE';
const RENEW = 'UPDATE agents SET credentials_expire_at = $2, version = $3 WHERE id = $1';
const REVOKE = `
  UPDATE agents SET revoked_at = $3 WHERE id = $1 AND tenant_id = $2 AND revoked_at IS NULL
  RETURNING id, tenant_id, site_id, name, public_key`;
const REVOKE_OF_SITE = 'UPDATE agents SET revoked_at = $3 WHERE site_id = $1 AND tenant_id = $2 AND revoked_at IS NULL';

/** The only writer of `agents`. A revoked agent stays, so that its key is refused for ever. */
@Injectable()
export class AgentsStore {
  /** False when an agent with this key has enrolled before. */
  async add(agent: NewAgentRow, tx: Tx): Promise<boolean> {
    const { id, tenant_id, site_id, name, version, public_key, enrolled_at, credentials_expire_at } = agent;
    const values = [id, tenant_id, site_id, name, version, public_key, enrolled_at, credentials_expire_at];
    const rows: unknown[] = await tx.query(ADD, values);
    return rows.length > 0;
  }

  /** The agent, held until the transaction ends; null when there is none or it was revoked. */
  async admitted(id: string, tx: Tx): Promise<AdmittedAgent | null> {
    const [row]: AdmittedAgent[] = await tx.query(ADMITTED, [id]);
    return row ?? null;
  }

  async renewed(agent: { id: string; version: string; expiresAt: Date }, tx: Tx): Promise<void> {
    await tx.query(RENEW, [agent.id, agent.expiresAt, agent.version]);
  }

  /** Null when the tenant has no such agent, or it was revoked before. */
  async revoke(agent: { id: string; tenantId: string; at: Date }, tx: Tx): Promise<AdmittedAgent | null> {
    const [[row]] = await tx.query<[AdmittedAgent[], number]>(REVOKE, [agent.id, agent.tenantId, agent.at]);
    return row ?? null;
  }

  async revokeOfSite(site: { siteId: string; tenantId: string; at: Date }, tx: Tx): Promise<void> {
    await tx.query(REVOKE_OF_SITE, [site.siteId, site.tenantId, site.at]);
  }
}
