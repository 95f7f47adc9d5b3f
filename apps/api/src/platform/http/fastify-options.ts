import type { Server } from 'node:http';
import type { FastifyHttpOptions, FastifyInstance } from 'fastify';
import type { ApiConfig } from '../../config/index.js';
import { rawErrorResponse } from './errors/error-response.js';
import { sendError } from './errors/error.filter.js';
import { parserError, toAppError } from './errors/to-app-error.js';
import { securityHeaders } from './gate.js';
import { requestIdOf } from './request-id.js';

/** A request, head and body, has to be here within this time; a slow one does not hold a connection for ever. */
const REQUEST_TIMEOUT_MS = 30_000;
/** The head alone. Node applies the larger of the two to the whole request, so this one has to be the smaller. */
const HEADERS_TIMEOUT_MS = 15_000;
/** How often slow connections are looked for. */
const SLOW_CHECK_MS = 5_000;
/** Longer than the 60 s after which load balancers usually let go, so that we are not the first to hang up. */
const KEEP_ALIVE_TIMEOUT_MS = 72_000;

/** How the server under Nest is set up, and how it answers what never becomes a request that Nest sees. */
export function fastifyOptions({ http }: ApiConfig): FastifyHttpOptions<Server> {
  return {
    logger: false,
    trustProxy: http.trustedProxies.length === 0 ? false : [...http.trustedProxies],
    bodyLimit: http.bodyLimitBytes,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // A request without a Host header is refused by the gate, in our form.
    http: { headersTimeout: HEADERS_TIMEOUT_MS, connectionsCheckingInterval: SLOW_CHECK_MS, requireHostHeader: false },
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    requestIdHeader: false,
    genReqId: (request) => requestIdOf(request.headers['x-request-id']),
    // While closing, requests on open connections are still served; Fastify's own 503 would have another form.
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) => {
      reply.headers(securityHeaders(http.publicUrl)).header('x-request-id', request.id);
      sendError(reply, toAppError(error), http.publicUrl);
    },
    clientErrorHandler: (error, socket) => {
      if (error.code !== 'ECONNRESET' && socket.writable) {
        socket.end(rawErrorResponse(parserError(error), http.publicUrl, requestIdOf(undefined)));
      }
      socket.destroySoon();
    },
  };
}

/**
 * JSON is the only type of body that is read. `__proto__` keys pass here and are refused by `parseBody`, which can name
 * them; a request of the type JSON with an empty body has no body.
 */
export function readJsonOnly(server: FastifyInstance): void {
  const parseJson = server.getDefaultJsonParser('ignore', 'ignore');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parseJson(request, String(body), done);
  });
}

/** Node would answer 417 without a body to an `Expect` it does not know. RFC 9110 section 10.1.1 lets us ignore it. */
export function answerUnknownExpectations({ server }: FastifyInstance): void {
  server.on('checkExpectation', (request, response) => void server.emit('request', request, response));
}
