import type { EncodedEvent } from '#contracts';
import { Injectable } from '@nestjs/common';
import { CentreDataSource, Tidying, type Tx } from '../platform/database/index.js';

/** An event on its way to the broker. */
export interface OutboxRow {
  readonly id: string;
  readonly subject: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  /** How often it was tried, this time included. */
  readonly attempts: number;
}

/** However many there are: a scan of many sites is one statement. */
const APPEND = `
  INSERT INTO outbox (event_id, subject, headers, payload)
  SELECT event_id, subject, headers::jsonb, payload::jsonb
  FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS event(event_id, subject, headers, payload)`;

/** Lets the statement's commit return before it is on disk. */
const LAZILY = `WITH lazily AS (SELECT set_config('synchronous_commit', 'off', true))`;

/** Claimed rows are not due again until the lease ends: if we die, another relay takes them then. */
const CLAIM = `
  ${LAZILY}
  UPDATE outbox SET due_at = now() + $2 * interval '1 millisecond', attempts = attempts + 1
  FROM lazily
  WHERE id IN (
    SELECT id FROM outbox
    WHERE sent_at IS NULL AND parked_at IS NULL AND due_at <= now()
    ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED
  )
  RETURNING id, subject, headers, payload::text AS body, attempts`;

const MARK_SENT = `
  ${LAZILY}
  UPDATE outbox SET sent_at = now(), last_error = NULL FROM lazily WHERE id = ANY($1)`;
const MARK_DUE = `UPDATE outbox SET due_at = $2, last_error = $3 WHERE id = $1 AND sent_at IS NULL`;
const MARK_PARKED = 'UPDATE outbox SET parked_at = now(), last_error = $2 WHERE id = $1 AND sent_at IS NULL';
const FORGET_SENT = 'DELETE FROM outbox WHERE sent_at < $1';
const COUNT = `
  SELECT count(*) FILTER (WHERE sent_at IS NULL AND parked_at IS NULL)::int AS waiting,
         count(*) FILTER (WHERE parked_at IS NOT NULL)::int AS parked
  FROM outbox WHERE sent_at IS NULL`;

/** How long what was sent can still be looked at. */
const KEEP_SENT_MS = 86_400_000;

/** The only writer of `outbox`. */
@Injectable()
export class OutboxStore {
  constructor(
    private readonly dataSource: CentreDataSource,
    tidying: Tidying,
  ) {
    tidying.add((now) => this.forgetSent(new Date(now.getTime() - KEEP_SENT_MS)));
  }

  async append(events: readonly EncodedEvent[], tx: Tx): Promise<void> {
    if (events.length === 0) return;
    await tx.query(APPEND, [
      events.map(({ headers }) => headers['ce-id']),
      events.map(({ subject }) => subject),
      events.map(({ headers }) => JSON.stringify(headers)),
      events.map(({ body }) => body),
    ]);
  }

  /**
   * Takes up to `limit` due events for `leaseMs`. Need not reach the disk at once: a claim that a crash forgets is only
   * sent again, and the broker knows the event by its id.
   */
  async claim(limit: number, leaseMs: number): Promise<OutboxRow[]> {
    const [rows]: [OutboxRow[], number] = await this.dataSource.query(CLAIM, [limit, leaseMs]);
    return rows.sort((one, other) => Number(one.id) - Number(other.id));
  }

  async markSent(ids: readonly string[]): Promise<void> {
    await this.dataSource.query(MARK_SENT, [ids]);
  }

  async markDue(id: string, at: Date, error: string): Promise<void> {
    await this.dataSource.query(MARK_DUE, [id, at, error]);
  }

  async park(id: string, error: string): Promise<void> {
    await this.dataSource.query(MARK_PARKED, [id, error]);
  }

  private async forgetSent(before: Date): Promise<void> {
    await this.dataSource.query(FORGET_SENT, [before]);
  }

  /** How many events wait to be sent, and how many were given up on until somebody looks. */
  async backlog(): Promise<{ waiting: number; parked: number }> {
    const [row]: { waiting: number; parked: number }[] = await this.dataSource.query(COUNT);
    return row ?? { waiting: 0, parked: 0 };
  }
}
