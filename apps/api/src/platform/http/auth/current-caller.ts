import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller } from './caller.js';

/** The caller of one request, with the id of that request: what an audit entry says of who did it. */
export interface RequestCaller extends Caller {
  readonly requestId: string;
}

/** The caller of this request, as a parameter of a route. Only for routes that are not public. */
export const CurrentCaller = createParamDecorator((_: undefined, context: ExecutionContext): RequestCaller => {
  const { caller, id } = context.switchToHttp().getRequest<FastifyRequest>();
  if (caller === null) throw new Error('A public route has no caller: remove @CurrentCaller().');
  return { ...caller, requestId: id };
});
