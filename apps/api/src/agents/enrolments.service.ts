import { randomBytes } from 'node:crypto';
import type { NewEnrolment } from '#contracts';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditLog } from '../access/index.js';
import { AppError } from '../platform/app-error.js';
import { TenantWork } from '../platform/database/index.js';
import type { RequestCaller } from '../platform/http/index.js';
import { BrokerGate } from '../platform/nats-authority/index.js';
import { enrolmentToken, hashOfToken, TOKEN_BYTES } from './enrolment-token.js';
import { EnrolmentsStore, type NewEnrolmentRow } from './enrolments.store.js';

export interface EnrolmentWish {
  readonly siteId: string;
  readonly wanted: NewEnrolment;
  readonly now: Date;
}

/** Makes enrolments and takes them back. */
@Injectable()
export class Enrolments {
  constructor(
    private readonly tenantWork: TenantWork,
    private readonly store: EnrolmentsStore,
    private readonly audit: AuditLog,
    private readonly gate: BrokerGate,
  ) {}

  /** The token is in the answer and nowhere else. @throws {AppError} `site_not_found`, `enrolment_unavailable` */
  async make(
    caller: RequestCaller,
    { siteId, wanted, now }: EnrolmentWish,
  ): Promise<{ row: NewEnrolmentRow; token: string }> {
    const token = enrolmentToken(randomBytes(TOKEN_BYTES));
    const row: NewEnrolmentRow = {
      id: uuidv7(),
      tenant_id: caller.tenantId,
      site_id: siteId,
      name: wanted.name,
      token_hash: hashOfToken(token),
      created_by: caller.subject ?? 'unknown',
      created_at: now,
      expires_at: new Date(now.getTime() + wanted.expires_in_s * 1000),
    };
    await this.tenantWork.write(caller.tenantId, async (tx) => {
      if (!(await this.store.add(row, tx))) throw new AppError('site_not_found');
      if (this.gate.authority === null) throw new AppError('enrolment_unavailable');
      const details = { site_id: siteId, name: row.name, expires_at: row.expires_at.toISOString() };
      const resource = { type: 'enrolment', id: row.id };
      await this.audit.record(caller, { action: 'enrolment.created', resource, details }, tx);
    });
    return { row, token };
  }

  /** @throws {AppError} `enrolment_not_found` */
  async takeBack(caller: RequestCaller, siteId: string, id: string): Promise<void> {
    await this.tenantWork.write(caller.tenantId, async (tx) => {
      const isGone = await this.store.remove({ id, siteId, tenantId: caller.tenantId }, tx);
      if (!isGone) throw new AppError('enrolment_not_found');
      const change = { action: 'enrolment.deleted', resource: { type: 'enrolment', id }, details: { site_id: siteId } };
      await this.audit.record(caller, change, tx);
    });
  }
}
