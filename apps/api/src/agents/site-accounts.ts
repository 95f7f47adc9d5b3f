import { Injectable, Logger } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/index.js';
import { BrokerGate } from '../platform/nats-authority/index.js';
import { AgentsReadModel } from './agents.read-model.js';
import { SiteAccountsStore } from './site-accounts.store.js';

/** Tells the broker of the accounts of sites, as the database has them: who enrolled may come in, who was revoked may not. */
@Injectable()
export class SiteAccounts {
  private readonly logger = new Logger(SiteAccounts.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: SiteAccountsStore,
    private readonly agents: AgentsReadModel,
    private readonly gate: BrokerGate,
  ) {}

  async installAll(): Promise<void> {
    if (this.gate.authority === null) return;
    for (const siteId of await this.accounts.allSiteIds()) await this.install(siteId);
  }

  /** Has the broker go by the site's account as it is now. @throws when the broker did not say yes */
  install(siteId: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const account = await this.accounts.hold(siteId, tx);
      if (account === null) return;
      const revocations = await this.agents.revocations(siteId, new Date(), tx);
      const isClosed = account.closed_at !== null;
      const isNews = await this.gate.installSite(account.public_key, { siteId, revocations, isClosed });
      if (isNews) this.logger.log({ message: 'The broker goes by the account of a site', siteId, isClosed });
    });
  }
}
