import { type ArgumentsHost, Catch, type ExceptionFilter, Inject, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { API_CONFIG, type ApiConfig } from '../../../config/index.js';
import type { AppError } from '../../app-error.js';
import { requestFields } from '../request-fields.js';
import { errorBody, errorHeaders } from './error-response.js';
import { toAppError } from './to-app-error.js';

/** The edge: whatever was thrown is answered in one form, and a fault of ours is logged here and nowhere else. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  constructor(@Inject(API_CONFIG) private readonly config: ApiConfig) {}

  catch(thrown: unknown, host: ArgumentsHost): FastifyReply {
    const error = toAppError(thrown);
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    this.log(error, requestFields(http.getRequest<FastifyRequest>(), reply));
    if (reply.sent) return reply;
    return sendError(reply, error, this.config.http.publicUrl);
  }

  private log(error: AppError, request: Readonly<Record<string, unknown>>): void {
    const { status } = error.entry;
    const fields = { ...request, code: error.code };
    if (status === 503) this.logger.warn({ message: 'A request could not be served', ...fields, err: error });
    else if (status >= 500) this.logger.error({ message: 'A request met a fault', ...fields, err: error });
  }
}

/** Answers with the error. */
export function sendError(reply: FastifyReply, error: AppError, publicUrl: string): FastifyReply {
  return reply
    .status(error.entry.status)
    .headers(errorHeaders(error))
    .removeHeader('content-length')
    .type('application/json; charset=utf-8')
    .send(errorBody(error, publicUrl));
}
