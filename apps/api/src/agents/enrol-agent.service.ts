import type { AgentCredentials, EnrolRequest } from '#contracts';
import { isUserKey } from '#runtime';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AppError, type ErrorCode } from '../platform/app-error.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AgentAdmission } from './agent-admission.js';
import { hashOfToken } from './enrolment-token.js';
import { EnrolmentsStore } from './enrolments.store.js';
import { SiteAccountsWorker } from './site-accounts.worker.js';

const REFUSALS = {
  unknown: 'enrolment_token_unknown',
  used: 'enrolment_token_used',
  expired: 'enrolment_token_expired',
} as const satisfies Record<string, ErrorCode>;

/** Lets an agent in that has a token: the token is used, the agent is there, and its credentials are made in one transaction. */
@Injectable()
export class EnrolAgent {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly enrolments: EnrolmentsStore,
    private readonly admission: AgentAdmission,
    private readonly accounts: SiteAccountsWorker,
  ) {}

  /** @throws {AppError} when the token or the key cannot be used; then nothing happened. */
  async enrol({ token, name, version, public_key }: EnrolRequest, now: Date): Promise<AgentCredentials> {
    if (!isUserKey(public_key)) {
      throw new AppError('parameter_invalid', "The 'public_key' parameter is not valid: its checksum is wrong.");
    }
    const credentials = await this.unitOfWork.run(async (tx) => {
      const tokenHash = hashOfToken(token);
      const id = uuidv7();
      const enrolment = await this.enrolments.claim(tokenHash, id, now, tx);
      if (enrolment === null) throw new AppError(REFUSALS[await this.enrolments.whyNot(tokenHash, tx)]);
      const { tenant_id, site_id } = enrolment;
      const newcomer = { id, tenant_id, site_id, name, version, public_key, enrolled_at: now };
      return this.admission.admit(newcomer, enrolment.id, tx);
    });
    await this.accounts.installNow(credentials.site_id);
    return credentials;
  }
}
