import { createHash } from 'node:crypto';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { jwtVerify } from 'jose';
import { API_CONFIG, type ApiConfig } from '../../../config/index.js';
import { AppError } from '../../app-error.js';
import { API_KEY_VERIFIER, type ApiKeyVerifier } from './api-key-verifier.js';
import { type BearerCredential, bearerCredentialIn } from './bearer-token.js';
import { type Caller, callerOf } from './caller.js';
import { tokenError } from './token-error.js';
import { type VerificationKeys, verificationKeysOf } from './verification-keys.js';
import { VerifiedTokenCache } from './verified-token-cache.js';

const CACHE_POLICY = { maxEntries: 10_000, maxAgeMs: 60_000 };

/** Finds out who is calling from the bearer token of a request: a JSON Web Token, or an API key. */
@Injectable()
export class BearerAuthenticator {
  private readonly keys: VerificationKeys;
  private readonly cache = new VerifiedTokenCache(CACHE_POLICY);

  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    @Optional() @Inject(API_KEY_VERIFIER) private readonly apiKeys?: ApiKeyVerifier,
  ) {
    this.keys = verificationKeysOf(config.auth);
  }

  /** The caller, or an `AppError`: a 401 that says what is wrong with the token, or 503 while it cannot be verified. */
  async authenticate(rawHeaders: readonly string[]): Promise<Caller> {
    const credential = bearerCredentialIn(rawHeaders);
    const known = this.rememberedCaller(credential);
    if (known !== undefined) return known;
    if (credential.kind === 'api_key') return this.verifyApiKey(credential.text);
    const verified = await this.verifyToken(credential.text);
    this.cache.put(hashOf(credential.text), verified, Date.now());
    return verified.caller;
  }

  /** As {@link authenticate}, but only of what was verified a moment ago; undefined when that would be work. */
  remembered(rawHeaders: readonly string[]): Caller | undefined {
    return this.rememberedCaller(bearerCredentialIn(rawHeaders));
  }

  private rememberedCaller({ kind, text }: BearerCredential): Caller | undefined {
    if (kind === 'api_key') return this.apiKeys?.remembered(text, new Date());
    return this.cache.get(hashOf(text), Date.now());
  }

  private verifyApiKey(text: string): Promise<Caller> {
    if (this.apiKeys === undefined) throw new AppError('api_key_invalid');
    return this.apiKeys.verify(text, new Date());
  }

  private async verifyToken(token: string): Promise<{ caller: Caller; expiresAtMs: number }> {
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

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}
