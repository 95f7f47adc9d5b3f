import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/index.js';
import type { RemovedSite } from '../sites/index.js';
import { AgentsStore } from './agents.store.js';
import { EnrolmentsStore } from './enrolments.store.js';
import { SiteAccountsStore } from './site-accounts.store.js';
import { SiteAccountsWorker } from './site-accounts.worker.js';

/** Keeps everybody out who was let in for a site that goes. */
@Injectable()
export class CloseSite {
  constructor(
    private readonly agents: AgentsStore,
    private readonly enrolments: EnrolmentsStore,
    private readonly accounts: SiteAccountsStore,
    private readonly worker: SiteAccountsWorker,
  ) {}

  async close({ tenantId, siteId }: RemovedSite, tx: Tx): Promise<void> {
    const site = { tenantId, siteId, at: new Date() };
    await this.enrolments.removeOfSite(tenantId, siteId, tx);
    await this.agents.revokeOfSite(site, tx);
    await this.accounts.close(site, tx);
    this.worker.soon();
  }
}
