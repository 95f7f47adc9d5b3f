import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppError } from '../platform/app-error.js';
import { TenantWork, type Tx } from '../platform/database/index.js';
import { IdempotencyStore } from './idempotency.store.js';

/** A request that may be repeated safely. */
export interface RepeatableRequest {
  readonly tenantId: string;
  /** The caller's key; null when the caller gave none, and then every request stands for itself. */
  readonly key: string | null;
  /** What was asked, as parsed; the same key with another body is a mistake of the caller's. */
  readonly body: object;
}

/** Has to be called inside the transaction that does the work, so that work and memory are one. */
export type Remember<Response> = (response: Response, tx: Tx) => Promise<void>;

export interface Answer<Response> {
  readonly response: Response;
  /** Whether this is the answer of an earlier request with the same key. */
  readonly replayed: boolean;
}

/** Idempotency-Key: the second request with a key gets the first one's answer, and nothing happens twice. */
@Injectable()
export class Idempotency {
  constructor(
    private readonly store: IdempotencyStore,
    private readonly tenantWork: TenantWork,
  ) {}

  /** @throws {AppError} `idempotency_key_reused` when the key came with another body before. */
  async once<Response extends object>(
    request: RepeatableRequest,
    work: (remember: Remember<Response>) => Promise<Response>,
  ): Promise<Answer<Response>> {
    const earlier = await this.earlier<Response>(request);
    if (earlier !== null) return earlier;
    try {
      return { response: await work((response, tx) => this.remember(request, response, tx)), replayed: false };
    } catch (error) {
      if (!(error instanceof KeyTaken)) throw error;
      const meanwhile = await this.earlier<Response>(request);
      if (meanwhile === null) throw new AppError('idempotency_in_progress', undefined, { cause: error });
      return meanwhile;
    }
  }

  private async earlier<Response>(request: RepeatableRequest): Promise<Answer<Response> | null> {
    const { tenantId, key } = request;
    if (key === null) return null;
    const remembered = await this.tenantWork.read(tenantId, (tx) => this.store.find(tenantId, key, new Date(), tx));
    if (remembered === null) return null;
    if (remembered.request_hash !== hashOf(request.body)) throw new AppError('idempotency_key_reused');
    return { response: remembered.response as Response, replayed: true };
  }

  private async remember(request: RepeatableRequest, response: object, tx: Tx): Promise<void> {
    if (request.key === null) return;
    const answer = { request_hash: hashOf(request.body), response };
    const isOurs = await this.store.remember({ tenantId: request.tenantId, key: request.key }, answer, new Date(), tx);
    if (!isOurs) throw new KeyTaken('another request with this idempotency key was first');
  }
}

/** Rolls the transaction back; never seen outside. */
class KeyTaken extends Error {}

/** The bodies are made by one parser, so equal requests have equal texts. */
function hashOf(body: object): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('hex');
}
