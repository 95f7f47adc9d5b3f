import { Injectable } from '@nestjs/common';
import { CentreDataSource, type ReadTx, Tidying, type Tx } from '../platform/database/index.js';

/** For how long an enrolment that is over can be looked up, in milliseconds. */
const KEPT_MS = 90 * 86_400_000;

export interface NewEnrolmentRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly site_id: string;
  readonly name: string | null;
  readonly token_hash: Buffer;
  readonly created_by: string;
  readonly created_at: Date;
  readonly expires_at: Date;
}

/** An enrolment whose token was just used, for the last time. */
export interface ClaimedEnrolment {
  readonly id: string;
  readonly tenant_id: string;
  readonly site_id: string;
}

const ADD = `
  INSERT INTO enrolments (id, tenant_id, site_id, name, token_hash, created_by, created_at, expires_at)
  SELECT $1::uuid, tenant_id, id, $4::text, $5::bytea, $6::text, $7::timestamptz, $8::timestamptz
  FROM sites WHERE sites.id = $3 AND sites.tenant_id = $2 RETURNING id`;
const REMOVE = 'DELETE FROM enrolments WHERE id = $1 AND site_id = $2 AND tenant_id = $3 RETURNING id';
/** Who comes second waits for who came first, and then finds it used. */
const CLAIM = `
  UPDATE enrolments SET used_at = $2, agent_id = $3 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2
  RETURNING id, tenant_id, site_id`;
const EXPLAIN = 'SELECT used_at FROM enrolments WHERE token_hash = $1';
const REMOVE_OF_SITE = 'DELETE FROM enrolments WHERE site_id = $1 AND tenant_id = $2';
const FORGET = 'DELETE FROM enrolments WHERE expires_at < $1';

/** The only writer of `enrolments`. */
@Injectable()
export class EnrolmentsStore {
  constructor(dataSource: CentreDataSource, tidying: Tidying) {
    tidying.add(async (now) => {
      await dataSource.query(FORGET, [new Date(now.getTime() - KEPT_MS)]);
    });
  }

  /** False when the tenant has no such site. */
  async add(row: NewEnrolmentRow, tx: Tx): Promise<boolean> {
    const { id, tenant_id, site_id, name, token_hash, created_by, created_at, expires_at } = row;
    const values = [id, tenant_id, site_id, name, token_hash, created_by, created_at, expires_at];
    const rows: unknown[] = await tx.query(ADD, values);
    return rows.length > 0;
  }

  /** Takes an enrolment back; false when the site has none with this id. */
  async remove(enrolment: { id: string; siteId: string; tenantId: string }, tx: Tx): Promise<boolean> {
    const { id, siteId, tenantId } = enrolment;
    const [rows] = await tx.query<[unknown[], number]>(REMOVE, [id, siteId, tenantId]);
    return rows.length > 0;
  }

  async removeOfSite(tenantId: string, siteId: string, tx: Tx): Promise<void> {
    await tx.query(REMOVE_OF_SITE, [siteId, tenantId]);
  }

  /** Uses the token, once for all; null when it cannot be used, for which {@link whyNot} has the reason. */
  async claim(tokenHash: Buffer, agentId: string, now: Date, tx: Tx): Promise<ClaimedEnrolment | null> {
    const [[claimed]] = await tx.query<[ClaimedEnrolment[], number]>(CLAIM, [tokenHash, now, agentId]);
    return claimed ?? null;
  }

  async whyNot(tokenHash: Buffer, tx: ReadTx): Promise<'unknown' | 'used' | 'expired'> {
    const [row]: { used_at: Date | null }[] = await tx.query(EXPLAIN, [tokenHash]);
    if (row === undefined) return 'unknown';
    return row.used_at === null ? 'expired' : 'used';
  }
}
