import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ApiConfig } from '../../config/index.js';
import { AppError } from '../app-error.js';
import type { BearerAuthenticator } from './auth/bearer-authenticator.js';
import type { Caller } from './auth/caller.js';
import { grants, type Scope } from './auth/scopes.js';
import { RouteTable } from './route-table.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Set by `@Public()`: the route is open to callers without a token. */
    isPublic?: boolean;
    /** Set by `@Operation()`: what the caller's token has to be allowed. */
    scope?: Scope;
  }
  interface FastifyRequest {
    /** Who is calling; null on public routes only. */
    caller: Caller | null;
  }
}

/** The headers of every response; a page of ours replaces the policy and the caching by its own. */
export function securityHeaders(publicUrl: string): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cache-control': 'no-store',
    ...(publicUrl.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}

/**
 * What happens to a request before its body is read: it gets its id and its headers, an address or method that does
 * not exist is refused, and so is a caller without a good token. A guard of Nest would come too late: by then the
 * server has taken in and parsed the body of somebody it does not know.
 */
export function installGate(server: FastifyInstance, config: ApiConfig, authenticator: BearerAuthenticator): void {
  const headers = securityHeaders(config.http.publicUrl);
  const routes = new RouteTable();
  server.decorateRequest('caller', null);
  server.addHook('onRoute', ({ method, url }) => {
    for (const name of [method].flat()) routes.add(name, url);
  });
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(headers).header('x-request-id', request.id);
    if (request.is404) throw nothingHere(routes.methodsAt(request.raw.url ?? ''));
    if (request.routeOptions.config.isPublic === true) return;
    request.caller = await authenticator.authenticate(request.raw.rawHeaders);
    refuseWithoutScope(request.caller, request.routeOptions.config.scope);
  });
  hangUpWhenClosing(server);
  installRequestLog(server);
}

function refuseWithoutScope(caller: Caller, scope: Scope | undefined): void {
  if (scope === undefined || grants(caller.scopes, scope)) return;
  throw new AppError('scope_missing', `This request needs a token with the scope '${scope}'.`);
}

/**
 * A request that was open when the closing began is answered, and the connection with it ends. Otherwise the client
 * would keep it alive, and the server could not finish closing before the keep-alive time is over.
 */
function hangUpWhenClosing(server: FastifyInstance): void {
  let isClosing = false;
  server.addHook('preClose', (done) => {
    isClosing = true;
    done();
  });
  server.addHook('onSend', (_request, reply, _payload, done) => {
    if (isClosing) reply.header('connection', 'close');
    done();
  });
}

function nothingHere(methods: readonly string[]): AppError {
  if (methods.length === 0) return new AppError('route_not_found');
  return new AppError('method_not_allowed', undefined, { headers: { allow: methods.join(', ') } });
}

/** One line per request, at debug: a healthy day shows little. The route, not the address, which may hold anything. */
function installRequestLog(server: FastifyInstance): void {
  const logger = new Logger('Http');
  server.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    logger.debug({
      message: 'Request',
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url,
      status: reply.statusCode,
      elapsedMs: Math.round(reply.elapsedTime),
    });
    done();
  });
}
