import type { AgentCredentials } from '#contracts';
import { Inject, Injectable } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../config/index.js';
import { AppError } from '../platform/app-error.js';
import type { Tx } from '../platform/database/index.js';
import { type BrokerAuthority, BrokerGate, newAccountKey } from '../platform/nats-authority/index.js';
import type { AdmittedAgent } from './agents.store.js';
import { SiteAccountsStore } from './site-accounts.store.js';

/** Gives agents what they come in with at the broker. */
@Injectable()
export class AgentCredentialsService {
  constructor(
    private readonly gate: BrokerGate,
    private readonly accounts: SiteAccountsStore,
    @Inject(API_CONFIG) private readonly config: Pick<ApiConfig, 'agents'>,
  ) {}

  /** @throws {AppError} `enrolment_unavailable` where somebody else secures the broker. */
  get authority(): BrokerAuthority {
    const { authority } = this.gate;
    if (authority === null) throw new AppError('enrolment_unavailable');
    return authority;
  }

  /** Until when credentials given now are good; whole seconds, as the broker counts. */
  expiryAfter(now: Date): Date {
    return new Date((Math.floor(now.getTime() / 1000) + this.config.agents.credentialsS) * 1000);
  }

  async issue(agent: Omit<AdmittedAgent, 'name'>, expiresAt: Date, tx: Tx): Promise<AgentCredentials> {
    const { id: agentId, site_id: siteId, tenant_id: tenantId, public_key: publicKey } = agent;
    const account = { siteId, tenantId, offeredKey: newAccountKey(), at: new Date() };
    const accountKey = await this.accounts.ensure(account, tx);
    const jwt = await this.authority.agentJwt({ agentId, siteId, accountKey, publicKey, expiresAt });
    return {
      agent_id: agentId,
      site_id: siteId,
      nats: { urls: [...this.config.agents.natsUrls], jwt },
      expires_at: expiresAt.toISOString(),
    };
  }
}
