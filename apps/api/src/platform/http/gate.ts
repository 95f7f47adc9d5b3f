import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import type { ApiConfig } from '../../config/index.js';
import { AppError, type ErrorCode } from '../app-error.js';
import type { BearerAuthenticator } from './auth/bearer-authenticator.js';
import type { Caller } from './auth/caller.js';
import { grants, type Scope } from './auth/scopes.js';
import type { Limits } from './rate-limit.js';
import { requestFields } from './request-fields.js';
import { RouteTable } from './route-table.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Set by `@Public()`: the route is open to callers without a token. */
    isPublic?: boolean;
    /** Set by `@Operation()`: what the caller's token has to be allowed. */
    scope?: Scope;
    /** Set by `@Operation()`: how often one address may ask, on a public route, is bounded. */
    isLimitedByAddress?: boolean;
  }
  interface FastifyRequest {
    /** Who is calling; null on public routes only. */
    caller: Caller | null;
    /** Whether the token of the request is still good: for answers that go on for longer than a token lives. */
    isStillAllowed: () => Promise<boolean>;
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

/** What the gate asks. */
interface GateParts {
  readonly authenticator: BearerAuthenticator;
  readonly limits: Limits;
}

/** Errors that a guess leads to. A token that has expired, say, was a good one: nobody guesses those. */
const WRONG_TOKENS: readonly ErrorCode[] = ['token_malformed', 'token_invalid', 'api_key_invalid'];

/**
 * What happens to a request before its body is read: it gets its id and its headers, an address or method that does
 * not exist is refused, and so is a caller without a good token, with too many requests, or without the scope. A guard of
 * Nest would come too late: by then the server has taken in and parsed the body of somebody it does not know.
 */
export function installGate(server: FastifyInstance, config: ApiConfig, parts: GateParts): void {
  const headers = securityHeaders(config.http.publicUrl);
  const routes = new RouteTable();
  server.decorateRequest('caller', null);
  server.decorateRequest('isStillAllowed', function (this: FastifyRequest) {
    return isStillAllowed(this, parts);
  });
  server.addHook('onRoute', (route) => {
    refuseUndeclared(route);
    for (const name of [route.method].flat()) routes.add(name, route.url);
  });
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(headers).header('x-request-id', request.id);
    refuseWithoutHost(request);
    if (request.is404) throw nothingHere(routes.methodsAt(request.raw.url ?? ''));
    const { isPublic, isLimitedByAddress, scope } = request.routeOptions.config;
    if (isLimitedByAddress === true) await parts.limits.countPublicRequest(request);
    if (isPublic === true) return;
    request.caller = await callerOfRequest(request, parts);
    await parts.limits.countRequest(request, reply);
    refuseWithoutScope(request.caller, scope);
  });
  hangUpWhenClosing(server);
  installRequestLog(server);
}

/** Nothing can be added to the API that forgets to say who may use it: such a program does not start. */
function refuseUndeclared({ method, url, config }: RouteOptions): void {
  if (config?.isPublic === true || config?.scope !== undefined) return;
  throw new Error(
    `The route ${[method].flat().join('|')} ${url} does not say who may use it: give it @Operation() or @Public().`,
  );
}

/** Who is calling. An address that has sent too many wrong tokens is only believed what was verified a moment ago. */
async function callerOfRequest(request: FastifyRequest, { authenticator, limits }: GateParts): Promise<Caller> {
  const { rawHeaders } = request.raw;
  const refusal = await limits.refusalOf(request);
  if (refusal !== null) {
    const known = authenticator.remembered(rawHeaders);
    if (known === undefined) throw refusal;
    return known;
  }
  try {
    return await authenticator.authenticate(rawHeaders);
  } catch (error) {
    if (error instanceof AppError && WRONG_TOKENS.includes(error.code)) await limits.countWrongToken(request);
    throw error;
  }
}

/** While nobody can say, as without the issuer's keys, it is left as it was. */
async function isStillAllowed(request: FastifyRequest, { authenticator }: GateParts): Promise<boolean> {
  try {
    refuseWithoutScope(await authenticator.authenticate(request.raw.rawHeaders), request.routeOptions.config.scope);
    return true;
  } catch (error) {
    return !(error instanceof AppError && error.entry.status < 500);
  }
}

/** HTTP/1.1 wants it; Node's own refusal would have another form. */
function refuseWithoutHost({ raw }: FastifyRequest): void {
  if (raw.httpVersion !== '1.1' || raw.headers.host !== undefined) return;
  throw new AppError('request_malformed', 'The request has no Host header.');
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

/** One line per request, at debug: a healthy day shows little. */
function installRequestLog(server: FastifyInstance): void {
  const logger = new Logger('Http');
  server.addHook('onResponse', (request, reply, done) => {
    logger.debug({
      message: 'Request',
      ...requestFields(request, reply),
      status: reply.statusCode,
      elapsedMs: Math.round(reply.elapsedTime),
    });
    done();
  });
}
