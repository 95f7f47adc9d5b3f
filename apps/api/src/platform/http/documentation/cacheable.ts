import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Something that stays the same as long as the process runs, with its fingerprint. */
export interface Cacheable {
  readonly content: string | Buffer;
  readonly contentType: string;
  readonly etag: string;
}

export function cacheable(content: string | Buffer, contentType: string): Cacheable {
  return { content, contentType, etag: `"${createHash('sha256').update(content).digest('base64url')}"` };
}

/** Answers with it, or with 304 when the caller has it already. Everybody may keep it for `maxAgeS` seconds. */
export function sendCacheable(
  request: FastifyRequest,
  reply: FastifyReply,
  { content, contentType, etag }: Cacheable,
  maxAgeS: number,
): FastifyReply {
  reply.header('cache-control', `public, max-age=${maxAgeS}`).header('etag', etag);
  if (request.headers['if-none-match'] === etag) return reply.status(304).send();
  return reply.header('content-type', contentType).send(content);
}
