import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { jwtVerify } from 'jose';
import { API_CONFIG, type ApiConfig } from '../../../config/index.js';
import { bearerTokenIn } from './bearer-token.js';
import { type Caller, callerOf } from './caller.js';
import { tokenError } from './token-error.js';
import { type VerificationKeys, verificationKeysOf } from './verification-keys.js';
import { VerifiedTokenCache } from './verified-token-cache.js';

const CACHE_POLICY = { maxEntries: 10_000, maxAgeMs: 60_000 };

/** Finds out who is calling from the bearer token of a request. */
@Injectable()
export class BearerAuthenticator {
  private readonly keys: VerificationKeys;
  private readonly cache = new VerifiedTokenCache(CACHE_POLICY);

  constructor(@Inject(API_CONFIG) private readonly config: ApiConfig) {
    this.keys = verificationKeysOf(config.auth);
  }

  /** The caller, or an `AppError`: a 401 that says what is wrong with the token, or 503 without the issuer's keys. */
  async authenticate(rawHeaders: readonly string[]): Promise<Caller> {
    const token = bearerTokenIn(rawHeaders);
    const tokenHash = createHash('sha256').update(token).digest('base64');
    const known = this.cache.get(tokenHash, Date.now());
    if (known !== undefined) return known;
    const verified = await this.verify(token);
    this.cache.put(tokenHash, verified, Date.now());
    return verified.caller;
  }

  private async verify(token: string): Promise<{ caller: Caller; expiresAtMs: number }> {
    const { issuer, audience, clockToleranceS, tenantClaim } = this.config.auth;
    try {
      const { payload } = await jwtVerify(token, this.keys.getKey, {
        algorithms: [...this.keys.algorithms],
        issuer,
        audience,
        clockTolerance: clockToleranceS,
        requiredClaims: ['exp'],
      });
      return { caller: callerOf(payload, tenantClaim), expiresAtMs: (payload.exp ?? 0) * 1000 };
    } catch (error) {
      throw tokenError(error);
    }
  }
}
