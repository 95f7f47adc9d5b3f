import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRemoteJWKSet, customFetch, type FetchImplementation, type JWTVerifyGetKey } from 'jose';
import type { ApiConfig, SignatureAlgorithm } from '../../../config/index.js';
import { keyError } from './token-error.js';

/** How long the issuer has to answer, and how long we then leave it in peace after a failure. */
const JWKS_TIMEOUT_MS = 3000;
const JWKS_FAILURE_PAUSE_MS = 1000;
/** A token with an unknown key makes us ask the issuer again at most this often. */
const JWKS_COOLDOWN_MS = 30_000;
const JWKS_MAX_AGE_MS = 600_000;

/** What tokens are verified with. `algorithms` are those allowed that the keys can have. */
export interface VerificationKeys {
  readonly algorithms: readonly SignatureAlgorithm[];
  readonly getKey: JWTVerifyGetKey;
}

/** The keys the configuration names. Throws when a file holds no public key, or none that is of use. */
export function verificationKeysOf(auth: ApiConfig['auth']): VerificationKeys {
  return auth.keySource.kind === 'jwks'
    ? { algorithms: auth.algorithms, getKey: remoteKeys(new URL(auth.keySource.url)) }
    : fixedKey(readFileSync(auth.keySource.file, 'utf8'), auth.algorithms);
}

/**
 * One fixed public key (PEM, SPKI). The algorithms are narrowed to those of this kind of key, so that a token cannot
 * have the key used in a way it was not made for.
 */
export function fixedKey(pem: string, allowed: readonly SignatureAlgorithm[]): VerificationKeys {
  if (!pem.includes('BEGIN PUBLIC KEY')) {
    throw new Error('JWT_PUBLIC_KEY_FILE must hold a public key in PEM form ("BEGIN PUBLIC KEY"); it holds none.');
  }
  const key = createPublicKey(pem);
  const fitting = algorithmsOf(key);
  const algorithms = allowed.filter((algorithm) => fitting.includes(algorithm));
  if (algorithms.length === 0) {
    throw new Error(
      `The key in JWT_PUBLIC_KEY_FILE can have the algorithms ${fitting.join(', ') || '(none)'}, but JWT_ALGORITHMS allows ${allowed.join(', ')}; let them meet.`,
    );
  }
  return { algorithms, getKey: () => key };
}

function algorithmsOf(key: KeyObject): readonly SignatureAlgorithm[] {
  const curves: Record<string, SignatureAlgorithm> = { prime256v1: 'ES256', secp384r1: 'ES384', secp521r1: 'ES512' };
  const curve = curves[key.asymmetricKeyDetails?.namedCurve ?? ''];
  if (key.asymmetricKeyType === 'ed25519') return ['EdDSA', 'Ed25519'];
  if (key.asymmetricKeyType === 'rsa') return ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'];
  return curve === undefined ? [] : [curve];
}

function remoteKeys(url: URL): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(url, {
    timeoutDuration: JWKS_TIMEOUT_MS,
    cooldownDuration: JWKS_COOLDOWN_MS,
    cacheMaxAge: JWKS_MAX_AGE_MS,
    [customFetch]: pausingAfterFailure(fetch, Date.now),
  });
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      throw keyError(error);
    }
  };
}

/** Does not ask an issuer that has just failed again at once: while it is down, every request would. */
export function pausingAfterFailure(ask: FetchImplementation, now: () => number): FetchImplementation {
  let failedAtMs = Number.NEGATIVE_INFINITY;
  return async (url, options) => {
    if (now() - failedAtMs < JWKS_FAILURE_PAUSE_MS)
      throw new Error('The issuer of the keys has just failed to answer.');
    try {
      const response = await ask(url, options);
      if (response.status !== 200) failedAtMs = now();
      return response;
    } catch (error) {
      failedAtMs = now();
      throw error;
    }
  };
}
