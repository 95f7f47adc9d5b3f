import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long a nonce may be signed, in milliseconds. */
export const NONCE_LIFE_MS = 300_000;

/**
 * What an agent has to sign to renew its credentials. Nothing is stored: the nonce says until when it is good and is sealed
 * with a key of ours. Using one twice is harmless, because what it gets is worth nothing without the seed that signed it.
 */
export function makeNonce(key: Buffer, agentId: string, now: Date): string {
  const expiresAt = String(now.getTime() + NONCE_LIFE_MS);
  return `${expiresAt}.${sealOf(key, agentId, expiresAt)}`;
}

/** Whether the nonce is one of ours, for this agent, and still good. */
export function isGoodNonce(key: Buffer, agentId: string, nonce: string, now: Date): boolean {
  const [, expiresAt = '', seal = ''] = /^(\d{13})\.([\w-]{43})$/.exec(nonce) ?? [];
  if (expiresAt === '' || Number(expiresAt) <= now.getTime()) return false;
  // As texts: several texts are the same bytes in base64.
  return timingSafeEqual(Buffer.from(seal), Buffer.from(sealOf(key, agentId, expiresAt)));
}

function sealOf(key: Buffer, agentId: string, expiresAt: string): string {
  return createHmac('sha256', key).update(`${agentId} ${expiresAt}`).digest('base64url');
}
