import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { z } from 'zod';
import type { ErrorCode } from '../app-error.js';
import type { Scope } from './auth/scopes.js';

/** The groups of the API's documentation, in the order in which it shows them. */
export const TAGS = {
  'Scan Schedules': 'Manage the configuration and scheduling of recurring vulnerability scans.',
  'Scan Execution': 'Manually trigger and terminate scan jobs.',
  'Scan Results': 'Retrieve historical and in-progress scan reports and data.',
  'Vulnerability Intelligence': 'Query for specific vulnerability data and mitigation advice.',
  'Vulnerability Management': 'Manage the lifecycle and status of discovered vulnerabilities.',
  Sites: 'The networks that may be scanned, each behind one router.',
  Agents: 'The programs at the sites: how they enrol, and whether they are there.',
  Devices: 'What was seen in the networks, known again by its MAC address.',
  Access: 'API keys, and the log of every change.',
} as const;
export type Tag = keyof typeof TAGS;

/** What a caller gets when all went well. */
export interface AnswerSpec {
  readonly description: string;
  /** Null when there is no body. */
  readonly schema: z.ZodType | null;
  /** A real answer; the documentation shows it and a test holds it against the schema. */
  readonly example?: unknown;
  /** Names of response headers, with what they say. */
  readonly headers?: Readonly<Record<string, string>>;
  /** `application/json` when not given. */
  readonly contentType?: string;
}

/** A route, said once: the documentation is made of it, and the gate keeps callers without the scope away. */
export interface OperationSpec {
  /** The operationId: camelCase, a verb first, unique. */
  readonly id: string;
  readonly tag: Tag;
  readonly summary: string;
  readonly description: string;
  /** What the token has to be allowed; `public` needs no token. */
  readonly scope: Scope | 'public';
  /** Whether it is bounded how often one address may ask: for public routes that cost something. */
  readonly isLimitedByAddress?: true;
  /** The schemas the handler parses with. */
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: { readonly schema: z.ZodType; readonly description: string; readonly example: unknown };
  /** Request headers that mean something here, with what they do. */
  readonly headers?: Readonly<Record<string, string>>;
  /** By HTTP status. The first one is the status Nest answers with. */
  readonly answers: Readonly<Record<number, AnswerSpec>>;
  /** The errors of this route alone. What every route can answer (401, 403, 429, 500, 503, a bad body …) is added. */
  readonly errors?: readonly ErrorCode[];
}

/** Where a handler's {@link OperationSpec} is kept; read with Nest's Reflector. */
export const OPERATION = Symbol('siteward:operation');

/** Declares a route. Goes beside `@Get()`, `@Post()` and the like, on every route of the REST API. */
export function Operation(spec: OperationSpec): MethodDecorator {
  const [status = '200'] = Object.keys(spec.answers);
  const { isLimitedByAddress = false } = spec;
  const access = spec.scope === 'public' ? { isPublic: true, isLimitedByAddress } : { scope: spec.scope };
  return applyDecorators(SetMetadata(OPERATION, spec), RouteConfig(access), HttpCode(Number(status)));
}
