import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ApiConfig } from '../../config/index.js';
import { AppError } from '../app-error.js';
import type { Caller } from './auth/caller.js';

const WINDOW_MS = 60_000;
/** How many tokens, and how many addresses, are counted at a time; the one not seen for longest gives way. */
const MAX_COUNTED = 20_000;

type Limiter = ReturnType<FastifyInstance['createRateLimit']>;
type Verdict = Extract<Awaited<ReturnType<Limiter>>, { readonly isAllowed: false }>;

/** Counts what callers do, in this process alone: replicas count apart. */
export interface Limits {
  /** One more request of this caller; says in the headers how many are left. @throws {AppError} `rate_limited` */
  countRequest(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** One more request of this address to a route that needs no token. @throws {AppError} `address_limited` */
  countPublicRequest(request: FastifyRequest): Promise<void>;
  /** One more wrong token from this address. */
  countWrongToken(request: FastifyRequest): Promise<void>;
  /** The error for an address that has sent too many wrong tokens; null for any other. */
  refusalOf(request: FastifyRequest): Promise<AppError | null>;
}

/** Sets the limits up; `0` in the configuration is no limit. */
export async function installLimits(server: FastifyInstance, { limits }: ApiConfig): Promise<Limits> {
  await server.register(rateLimit, { global: false });
  const requests = limiter(server, limits.requestsPerMinute, ({ caller }) => keyOf(caller));
  const wrongTokens = limiter(server, limits.wrongTokensPerMinute);
  const ofAddress = limiter(server, limits.agentRequestsPerMinute);
  return {
    countRequest: async (request, reply) => {
      const verdict = verdictOf(await requests?.(request));
      if (verdict === null) return;
      reply.headers(headersOf(verdict));
      if (verdict.isExceeded) throw tooMany('rate_limited', verdict);
    },
    countPublicRequest: async (request) => {
      const verdict = verdictOf(await ofAddress?.(request));
      if (verdict?.isExceeded === true) throw tooMany('address_limited', verdict);
    },
    countWrongToken: async (request) => {
      await wrongTokens?.(request);
    },
    refusalOf: async (request) => {
      const verdict = verdictOf(await wrongTokens?.(request, { increment: false }));
      return verdict === null || verdict.remaining > 0 ? null : tooMany('wrong_tokens_limited', verdict);
    },
  };
}

/** Counts by `keyGenerator`, or by the address of the caller. */
function limiter(server: FastifyInstance, max: number, keyGenerator?: (request: FastifyRequest) => string) {
  const counting = {
    max,
    timeWindow: WINDOW_MS,
    cache: MAX_COUNTED,
    ...(keyGenerator === undefined ? {} : { keyGenerator }),
  };
  return max === 0 ? null : server.createRateLimit(counting);
}

/** All tokens of a user count together, or getting a new one would be a way around the limit. */
function keyOf(caller: Caller | null): string {
  return caller === null ? '' : `${caller.kind} ${caller.tenantId} ${caller.subject ?? ''}`;
}

function verdictOf(answer: Awaited<ReturnType<Limiter>> | undefined): Verdict | null {
  return answer === undefined || answer.isAllowed ? null : answer;
}

/** The headers of the IETF's draft "RateLimit header fields for HTTP", its version 6, which most clients know. */
function headersOf({ max, remaining, ttlInSeconds }: Verdict): Record<string, string> {
  return {
    'ratelimit-limit': String(max),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': String(ttlInSeconds),
  };
}

function tooMany(
  code: 'rate_limited' | 'wrong_tokens_limited' | 'address_limited',
  { ttlInSeconds }: Verdict,
): AppError {
  return new AppError(code, undefined, { headers: { 'retry-after': String(ttlInSeconds) } });
}
