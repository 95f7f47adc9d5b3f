import { Injectable } from '@nestjs/common';
import { CentreDataSource, type ReadTx, Tidying, type Tx } from '../platform/database/index.js';

/** How long a key stands for its first request. */
const IDEMPOTENCY_TTL_MS = 86_400_000;

/** What was answered under a key, and a hash of what was asked. */
export interface RememberedAnswer {
  readonly request_hash: string;
  readonly response: object;
}

const FIND =
  'SELECT request_hash, response FROM idempotency_keys WHERE tenant_id = $1 AND key = $2 AND created_at > $3';

/** An expired key may be used again, so it is overwritten; a living one is not, and then no row comes back. */
const REMEMBER = `
  INSERT INTO idempotency_keys (tenant_id, key, request_hash, response, created_at) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (tenant_id, key) DO UPDATE SET request_hash = $3, response = $4, created_at = $5
    WHERE idempotency_keys.created_at <= $6
  RETURNING key`;

const FORGET = 'DELETE FROM idempotency_keys WHERE created_at <= $1';

/** The only writer of `idempotency_keys`. */
@Injectable()
export class IdempotencyStore {
  constructor(
    private readonly dataSource: CentreDataSource,
    tidying: Tidying,
  ) {
    tidying.add((now) => this.forget(oldest(now)));
  }

  async find(tenantId: string, key: string, now: Date, tx: ReadTx): Promise<RememberedAnswer | null> {
    const [row]: RememberedAnswer[] = await tx.query(FIND, [tenantId, key, oldest(now)]);
    return row ?? null;
  }

  /** False when another request was answered under this key meanwhile; waits for that one when it is still going on. */
  async remember(
    key: { tenantId: string; key: string },
    answer: RememberedAnswer,
    now: Date,
    tx: Tx,
  ): Promise<boolean> {
    const values = [key.tenantId, key.key, answer.request_hash, JSON.stringify(answer.response), now, oldest(now)];
    const rows: unknown[] = await tx.query(REMEMBER, values);
    return rows.length > 0;
  }

  private async forget(before: Date): Promise<void> {
    await this.dataSource.query(FORGET, [before]);
  }
}

function oldest(now: Date): Date {
  return new Date(now.getTime() - IDEMPOTENCY_TTL_MS);
}
