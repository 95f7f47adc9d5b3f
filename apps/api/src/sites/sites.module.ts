import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { SiteConsumersWorker } from './site-consumers.worker.js';
import { SiteEffects } from './site-effects.js';
import { SiteRemoval } from './site-removal.js';
import { SitesController } from './sites.controller.js';
import { SitesReadModel } from './sites.read-model.js';
import { Sites } from './sites.service.js';
import { SitesStore } from './sites.store.js';

@Module({
  imports: [AccessModule],
  controllers: [SitesController],
  providers: [Sites, SitesStore, SitesReadModel, SiteConsumersWorker, SiteEffects, SiteRemoval],
  exports: [SitesStore, SitesReadModel, SiteRemoval],
})
export class SitesModule {}
