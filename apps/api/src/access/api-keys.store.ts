import { Injectable } from '@nestjs/common';
import { CentreDataSource, type ReadTx, type Tx } from '../platform/database/index.js';
import type { PagePosition } from '../platform/http/index.js';

/** A row of `api_keys`, without what could prove it. */
export interface ApiKeyRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly created_by: string;
  readonly created_at: Date;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
  readonly last_used_at: Date | null;
}

/** As above, with the SHA-256 of the secret. */
export type StoredApiKey = ApiKeyRow & { readonly secret_hash: Buffer };

const COLUMNS = 'id, tenant_id, name, scopes, created_by, created_at, expires_at, revoked_at, last_used_at';
const ADD = `
  INSERT INTO api_keys (id, tenant_id, name, secret_hash, scopes, created_by, created_at, expires_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;
const LIST = `
  SELECT ${COLUMNS} FROM api_keys
  WHERE tenant_id = $1 AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3::uuid))
  ORDER BY created_at DESC, id DESC LIMIT $4`;
const FIND = `SELECT ${COLUMNS} FROM api_keys WHERE id = $1 AND tenant_id = $2`;
const REVOKE = `
  UPDATE api_keys SET revoked_at = $3 WHERE id = $1 AND tenant_id = $2 AND revoked_at IS NULL RETURNING name`;
const PROVE = `SELECT ${COLUMNS}, secret_hash FROM api_keys WHERE id = $1`;
const USED = `
  UPDATE api_keys SET last_used_at = $2
  WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $2::timestamptz - interval '1 minute')`;

/** The only writer of `api_keys`. */
@Injectable()
export class ApiKeysStore {
  constructor(private readonly dataSource: CentreDataSource) {}

  async add(key: Omit<StoredApiKey, 'revoked_at' | 'last_used_at'>, tx: Tx): Promise<void> {
    const { id, tenant_id, name, secret_hash, scopes, created_by, created_at, expires_at } = key;
    await tx.query(ADD, [id, tenant_id, name, secret_hash, scopes, created_by, created_at, expires_at]);
  }

  /** A tenant's keys, newest first, revoked ones included. */
  list(
    tenantId: string,
    { limit, before }: { limit: number; before: PagePosition | null },
    tx: ReadTx,
  ): Promise<ApiKeyRow[]> {
    return tx.query(LIST, [tenantId, before?.at ?? null, before?.id ?? null, limit]);
  }

  async find(tenantId: string, id: string, tx: ReadTx): Promise<ApiKeyRow | null> {
    const [row]: ApiKeyRow[] = await tx.query(FIND, [id, tenantId]);
    return row ?? null;
  }

  /** False when it was revoked already, or when the tenant has no such key. */
  async revoke(tenantId: string, id: string, { at }: { at: Date }, tx: Tx): Promise<boolean> {
    const [rows]: [unknown[], number] = await tx.query(REVOKE, [id, tenantId, at]);
    return rows.length > 0;
  }

  /** The key of this id, whoever has it: it is what tells who is calling. */
  async findForProof(id: string): Promise<StoredApiKey | null> {
    const [row]: StoredApiKey[] = await this.dataSource.query(PROVE, [id]);
    return row ?? null;
  }

  /** Says that the key was used, at most once a minute. */
  async used(id: string, at: Date): Promise<void> {
    await this.dataSource.query(USED, [id, at]);
  }
}
