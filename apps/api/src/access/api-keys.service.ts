import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AppError } from '../platform/app-error.js';
import { Notifications, TenantWork } from '../platform/database/index.js';
import type { RequestCaller } from '../platform/http/index.js';
import { API_KEY_SECRET_BYTES, apiKeyText, hashOfSecret } from './api-key-text.js';
import { API_KEYS_CHANGED } from './api-key-verification.js';
import type { NewApiKey } from './api-keys.operations.js';
import { type ApiKeyRow, ApiKeysStore } from './api-keys.store.js';
import { AuditLog } from './audit-log.js';
import { firstNotGivable } from './given-scopes.js';

/** Gives API keys out and takes them back. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly store: ApiKeysStore,
    private readonly audit: AuditLog,
    private readonly tenantWork: TenantWork,
    private readonly notifications: Notifications,
  ) {}

  /** The key, and the text that has to be kept now or never. @throws {AppError} `scope_not_given`, `expiry_not_ahead` */
  async create(
    caller: RequestCaller,
    { name, scopes, expires_at }: NewApiKey,
  ): Promise<{ key: ApiKeyRow; text: string }> {
    const now = new Date();
    const expiresAt = expires_at == null ? null : new Date(expires_at);
    const refused = firstNotGivable(caller.scopes, scopes);
    if (refused !== null) throw new AppError('scope_not_given', `You cannot give the scope '${refused}': you lack it.`);
    if (expiresAt !== null && expiresAt <= now) throw new AppError('expiry_not_ahead');
    const id = uuidv7();
    const secret = randomBytes(API_KEY_SECRET_BYTES).toString('base64url');
    const text = apiKeyText(id, secret);
    const owner = { tenant_id: caller.tenantId, created_by: caller.subject ?? 'unknown', created_at: now };
    const key = { id, name, scopes, expires_at: expiresAt, ...owner };
    await this.tenantWork.write(caller.tenantId, async (tx) => {
      await this.store.add({ ...key, secret_hash: hashOfSecret(secret) }, tx);
      const resource = { type: 'api_key', id };
      await this.audit.record(
        caller,
        { action: 'api_key.created', resource, details: { name, scopes, expires_at } },
        tx,
      );
    });
    return { key: { ...key, revoked_at: null, last_used_at: null }, text };
  }

  /** Revokes the key; nothing changes when it is revoked. @throws {AppError} `api_key_not_found` */
  async revoke(caller: RequestCaller, id: string): Promise<void> {
    const { tenantId } = caller;
    await this.tenantWork.write(tenantId, async (tx) => {
      const key = await this.store.find(tenantId, id, tx);
      if (key === null) throw new AppError('api_key_not_found');
      if (!(await this.store.revoke(tenantId, id, { at: new Date() }, tx))) return;
      const resource = { type: 'api_key', id };
      await this.audit.record(caller, { action: 'api_key.revoked', resource, details: { name: key.name } }, tx);
    });
    this.notifications.announce(API_KEYS_CHANGED);
  }
}
