import { z } from 'zod';
import { AppError } from '../../app-error.js';

/** Who is calling: all the rest of the system knows of a token. */
export interface Caller {
  /** The customer, a UUID in lower case. Everything a caller sees or does stays inside it. */
  readonly tenantId: string;
  /** What kind of credential it came with. */
  readonly kind: 'user' | 'api_key';
  /** The `sub` claim, or the id of the API key; null when the issuer sets none. */
  readonly subject: string | null;
  readonly scopes: readonly string[];
}

const TenantId = z.guid().toLowerCase();

/**
 * The caller a verified token speaks for. The tenant is in the claim `tenantClaim`, the scopes in `scope`
 * (RFC 8693: one text, separated by spaces) or in `scp` (text or list). Throws `tenant_missing` or `token_claims_invalid`.
 */
export function callerOf(claims: Readonly<Record<string, unknown>>, tenantClaim: string): Caller {
  const tenant = TenantId.safeParse(Object.hasOwn(claims, tenantClaim) ? claims[tenantClaim] : undefined);
  if (!tenant.success) {
    throw new AppError(
      'tenant_missing',
      `The '${tenantClaim}' claim of the bearer token must be the UUID of a tenant.`,
    );
  }
  return Object.freeze({
    tenantId: tenant.data,
    kind: 'user',
    subject: subjectOf(claims.sub),
    scopes: Object.freeze(scopesOf(claims.scope ?? claims.scp)),
  });
}

/** OpenID Connect allows 255 characters. What would be written into the audit log has to be fit for it. */
function subjectOf(claim: unknown): string | null {
  if (typeof claim !== 'string' || claim === '') return null;
  if (/^[^\p{Cc}\p{Cs}]{1,255}$/u.test(claim)) return claim;
  throw new AppError(
    'token_claims_invalid',
    "The 'sub' claim of the bearer token must have at most 255 characters, and no control characters.",
  );
}

function scopesOf(claim: unknown): string[] {
  if (typeof claim === 'string') return claim.split(' ').filter((scope) => scope !== '');
  return Array.isArray(claim) ? claim.filter((scope) => typeof scope === 'string') : [];
}
