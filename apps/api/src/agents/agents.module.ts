import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { SiteRemoval, SitesModule } from '../sites/index.js';
import { AgentAdmission } from './agent-admission.js';
import { AgentCredentialsService } from './agent-credentials.service.js';
import { AgentPresence } from './agent-presence.js';
import { AgentsController } from './agents.controller.js';
import { AgentsReadModel } from './agents.read-model.js';
import { AgentsStore } from './agents.store.js';
import { CloseSite } from './close-site.service.js';
import { EnrolAgent } from './enrol-agent.service.js';
import { EnrollingController } from './enrolling.controller.js';
import { EnrolmentsController } from './enrolments.controller.js';
import { EnrolmentsReadModel } from './enrolments.read-model.js';
import { Enrolments } from './enrolments.service.js';
import { EnrolmentsStore } from './enrolments.store.js';
import { HeartbeatsWorker } from './heartbeats.worker.js';
import { PresenceStore } from './presence.store.js';
import { RenewAgent } from './renew-agent.service.js';
import { RevokeAgent } from './revoke-agent.service.js';
import { SiteAccounts } from './site-accounts.js';
import { SiteAccountsStore } from './site-accounts.store.js';
import { SiteAccountsWorker } from './site-accounts.worker.js';
import { SitePages } from './site-pages.js';

@Module({
  imports: [AccessModule, SitesModule],
  controllers: [EnrolmentsController, EnrollingController, AgentsController],
  providers: [
    AgentsReadModel,
    AgentsStore,
    AgentAdmission,
    AgentCredentialsService,
    AgentPresence,
    CloseSite,
    EnrolAgent,
    Enrolments,
    EnrolmentsReadModel,
    EnrolmentsStore,
    HeartbeatsWorker,
    PresenceStore,
    RenewAgent,
    RevokeAgent,
    SiteAccounts,
    SiteAccountsStore,
    SiteAccountsWorker,
    SitePages,
  ],
  exports: [AgentPresence],
})
export class AgentsModule {
  constructor(removal: SiteRemoval, closeSite: CloseSite) {
    removal.add((site, tx) => closeSite.close(site, tx));
  }
}
