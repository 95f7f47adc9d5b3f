import type { FastifyReply } from 'fastify';
import type { Answer } from './idempotency.service.js';

/** Gives the answer out, with where to read on and whether it was given before. */
export function giveOut<Response extends { readonly scan_id: string }>(
  { response, replayed }: Answer<Response>,
  reply: FastifyReply,
): Response {
  reply.header('location', `/scans/cve/${response.scan_id}`);
  if (replayed) reply.header('idempotency-replayed', 'true');
  return response;
}
