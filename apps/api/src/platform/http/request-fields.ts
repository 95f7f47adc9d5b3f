import type { FastifyReply, FastifyRequest } from 'fastify';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SCAN_ADDRESS = /^\/scans\/cve\/([0-9a-f-]{36})$/i;

/**
 * What a line in the log says of a request: which one, of which tenant, and about what. The route and not the address, ids
 * and not texts: everything here was made or checked by us, because an address or a body may hold anything.
 */
export function requestFields(request: FastifyRequest, reply: FastifyReply): Record<string, unknown> {
  const { caller, routeOptions, params } = request;
  return {
    requestId: request.id,
    method: request.method,
    route: routeOptions.url,
    ...(caller === null ? {} : { tenantId: caller.tenantId, callerKind: caller.kind }),
    ...(caller?.kind === 'api_key' ? { keyId: caller.subject } : {}),
    ...scanOpened(reply),
    ...idsIn(params),
  };
}

/** `{scan_id: <uuid>}` becomes `{scanId: <uuid>}`; what is no UUID is left out. */
function idsIn(params: unknown): Record<string, string> {
  const entries = Object.entries((params ?? {}) as Record<string, unknown>);
  const ids = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string' && UUID.test(entry[1]));
  return Object.fromEntries(
    ids.map(([name, id]) => [name.replace(/_([a-z])/g, (_, c: string) => c.toUpperCase()), id]),
  );
}

/** An answer that has opened a scan says so in its Location. */
function scanOpened(reply: FastifyReply): { scanId?: string } {
  const scanId = SCAN_ADDRESS.exec(String(reply.getHeader('location') ?? ''))?.[1];
  return scanId === undefined ? {} : { scanId };
}
