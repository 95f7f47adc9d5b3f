import { createHash } from 'node:crypto';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { AppError } from '../platform/app-error.js';
import { Notifications } from '../platform/database/index.js';
import { type ApiKeyVerifier, type Caller, VerifiedTokenCache } from '../platform/http/index.js';
import { isSecretOf, readApiKey } from './api-key-text.js';
import { ApiKeysStore, type StoredApiKey } from './api-keys.store.js';

/** The channel on which it is announced that a key was revoked. */
export const API_KEYS_CHANGED = 'api_keys_changed';

/** How long a revoked key lives on where the announcement did not arrive. */
const TRUST_MS = 5_000;
const CACHE_POLICY = { maxEntries: 10_000, maxAgeMs: TRUST_MS };
/** How exact the time of the last use is. */
const USE_GRAIN_MS = 60_000;

/** Proves API keys, by the centre's role: until a key is proven there is no tenant. */
@Injectable()
export class ApiKeyVerification implements ApiKeyVerifier, OnApplicationBootstrap {
  private readonly logger = new Logger(ApiKeyVerification.name);
  private readonly cache = new VerifiedTokenCache(CACHE_POLICY);

  constructor(
    private readonly keys: ApiKeysStore,
    private readonly notifications: Notifications,
  ) {}

  onApplicationBootstrap(): void {
    void this.notifications.listen(API_KEYS_CHANGED, () => this.cache.clear());
  }

  remembered(text: string, now: Date): Caller | undefined {
    return this.cache.get(nameOf(text), now.getTime());
  }

  async verify(text: string, now: Date): Promise<Caller> {
    const parts = readApiKey(text);
    if (parts === null) throw new AppError('api_key_invalid');
    const key = await this.find(parts.id);
    // The secret first: who does not have it learns nothing of the key.
    if (!isSecretOf(key?.secret_hash ?? null, parts.secretHash) || key === null) throw new AppError('api_key_invalid');
    refuseEnded(key, now);
    const { id, tenant_id, scopes, expires_at } = key;
    const caller: Caller = { tenantId: tenant_id, kind: 'api_key', subject: id, scopes };
    const expiresAtMs = expires_at?.getTime() ?? Number.POSITIVE_INFINITY;
    this.cache.put(nameOf(text), { caller, expiresAtMs }, now.getTime());
    this.noteUse(key, now);
    return caller;
  }

  /** Keys that cannot be looked up are our trouble, not the caller's. */
  private async find(id: string): Promise<StoredApiKey | null> {
    try {
      return await this.keys.findForProof(id);
    } catch (error) {
      throw new AppError('service_unavailable', undefined, { cause: error, headers: { 'retry-after': '5' } });
    }
  }

  /** Nobody waits for it, and a request does not fail for it. */
  private noteUse({ id, last_used_at }: StoredApiKey, now: Date): void {
    if (last_used_at !== null && now.getTime() - last_used_at.getTime() < USE_GRAIN_MS) return;
    this.keys.used(id, now).catch((error: unknown) => {
      this.logger.debug({ message: 'The use of an API key was not noted', keyId: id, err: error });
    });
  }
}

function refuseEnded({ revoked_at, expires_at }: StoredApiKey, now: Date): void {
  if (revoked_at !== null) throw new AppError('api_key_revoked');
  if (expires_at !== null && expires_at <= now) throw new AppError('api_key_expired');
}

/** The key itself is kept nowhere, not even in memory for longer than a request. */
function nameOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
