import { Module } from '@nestjs/common';
import { AccessModule } from '../../access/index.js';
import { AgentReleasesStore } from './agent-releases.store.js';
import { CarryOnRollouts } from './carry-on-rollouts.js';
import { DownloadsController } from './downloads.controller.js';
import { ReleaseDesk } from './release-desk.js';
import { ReleaseShelf } from './release-shelf.js';
import { ReleasesController } from './releases.controller.js';
import { RolloutPages } from './rollout-pages.js';
import { RolloutsReadModel } from './rollouts.read-model.js';
import { Rollouts } from './rollouts.service.js';
import { RolloutsStore } from './rollouts.store.js';
import { RolloutsWorker } from './rollouts.worker.js';
import { SiteReleases } from './site-releases.service.js';
import { SiteReleasesStore } from './site-releases.store.js';
import { WantedReleases } from './wanted-releases.js';

@Module({
  imports: [AccessModule],
  controllers: [DownloadsController, ReleasesController],
  providers: [
    AgentReleasesStore,
    CarryOnRollouts,
    ReleaseDesk,
    ReleaseShelf,
    Rollouts,
    RolloutPages,
    RolloutsReadModel,
    RolloutsStore,
    RolloutsWorker,
    SiteReleases,
    SiteReleasesStore,
    WantedReleases,
  ],
})
export class AgentReleasesModule {}
