import type { AgentCredentials, RenewalChallenge, RenewRequest } from '#contracts';
import { isSignedBy } from '#runtime';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../access/index.js';
import { AppError } from '../platform/app-error.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AgentCredentialsService } from './agent-credentials.service.js';
import { AgentsStore } from './agents.store.js';
import { isGoodNonce, makeNonce, NONCE_LIFE_MS } from './renewal-nonce.js';

const PURPOSE = 'renewal nonce';

/**
 * Gives an agent new credentials for the key it has. Over HTTP and not over the broker, so that an agent that was switched off
 * until its credentials had expired still finds its way back.
 */
@Injectable()
export class RenewAgent {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly agents: AgentsStore,
    private readonly credentials: AgentCredentialsService,
    private readonly audit: AuditLog,
  ) {}

  /** For anybody who asks, so it says nothing about which agents there are. */
  challenge(agentId: string, now: Date): RenewalChallenge {
    const nonce = makeNonce(this.nonceKey(), agentId, now);
    return { nonce, expires_at: new Date(now.getTime() + NONCE_LIFE_MS).toISOString() };
  }

  /** @throws {AppError} `agent_refused` */
  async renew(agentId: string, request: RenewRequest, now: Date): Promise<AgentCredentials> {
    if (!isGoodNonce(this.nonceKey(), agentId, request.nonce, now)) throw new AppError('agent_refused');
    return this.unitOfWork.run(async (tx) => {
      const agent = await this.agents.admitted(agentId, tx);
      if (agent === null || !isSignedBy(agent.public_key, request.nonce, request.signature)) {
        throw new AppError('agent_refused');
      }
      const expiresAt = this.credentials.expiryAfter(now);
      await this.agents.renewed({ id: agentId, version: request.version, expiresAt }, tx);
      const details = { site_id: agent.site_id, expires_at: expiresAt.toISOString() };
      const change = { action: 'agent.renewed', resource: { type: 'agent', id: agentId }, details };
      await this.audit.record({ tenantId: agent.tenant_id }, change, tx);
      return this.credentials.issue(agent, expiresAt, tx);
    });
  }

  private nonceKey(): Buffer {
    return this.credentials.authority.derivedKey(PURPOSE);
  }
}
