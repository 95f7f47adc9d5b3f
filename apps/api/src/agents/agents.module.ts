import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { SiteRemoval, SitesModule } from '../sites/index.js';
import { AgentAdmission } from './agent-admission.js';
import { AgentCredentialsService } from './agent-credentials.service.js';
import { AgentPresence } from './agent-presence.js';
import { AgentsController } from './agents.controller.js';
import { AgentsReadModel } from './agents.read-model.js';
import { AgentsStore } from './agents.store.js';
import { ConnectionsWorker } from './connections.worker.js';
import { CloseSite } from './close-site.service.js';
import { EnrolAgent } from './enrol-agent.service.js';
import { EnrollingController } from './enrolling.controller.js';
import { EnrolmentsController } from './enrolments.controller.js';
import { EnrolmentsReadModel } from './enrolments.read-model.js';
import { Enrolments } from './enrolments.service.js';
import { EnrolmentsStore } from './enrolments.store.js';
import { FleetFiguresReadModel } from './fleet-figures.read-model.js';
import { HeartbeatsWorker } from './heartbeats.worker.js';
import { PresenceChangesWorker } from './presence-changes.worker.js';
import { PresenceStore } from './presence.store.js';
import { AgentSupport } from './remote-help/agent-support.service.js';
import { AskAgent } from './remote-help/ask-agent.service.js';
import { SupportController } from './remote-help/support.controller.js';
import { AgentReleasesModule } from './releases/agent-releases.module.js';
import { RenewAgent } from './renew-agent.service.js';
import { RevokeAgent } from './revoke-agent.service.js';
import { SiteAccounts } from './site-accounts.js';
import { SiteAccountsStore } from './site-accounts.store.js';
import { SiteAccountsWorker } from './site-accounts.worker.js';
import { ShownAgents } from './shown-agents.js';
import { SitePages } from './site-pages.js';
import { SitePresenceController } from './site-presence.controller.js';
import { SiteStatus } from './site-status.service.js';

@Module({
  imports: [AccessModule, SitesModule, AgentReleasesModule],
  controllers: [EnrolmentsController, EnrollingController, AgentsController, SitePresenceController, SupportController],
  providers: [
    AgentsReadModel,
    AgentsStore,
    AgentAdmission,
    AgentCredentialsService,
    AgentPresence,
    AgentSupport,
    AskAgent,
    CloseSite,
    ConnectionsWorker,
    EnrolAgent,
    Enrolments,
    EnrolmentsReadModel,
    EnrolmentsStore,
    FleetFiguresReadModel,
    HeartbeatsWorker,
    PresenceChangesWorker,
    PresenceStore,
    RenewAgent,
    RevokeAgent,
    SiteAccounts,
    SiteAccountsStore,
    SiteAccountsWorker,
    ShownAgents,
    SitePages,
    SiteStatus,
  ],
  exports: [AgentPresence, FleetFiguresReadModel],
})
export class AgentsModule {
  constructor(removal: SiteRemoval, closeSite: CloseSite) {
    removal.add((site, tx) => closeSite.close(site, tx));
  }
}
