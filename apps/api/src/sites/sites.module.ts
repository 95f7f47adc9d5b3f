import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { RemoveSite } from './remove-site.service.js';
import { SiteConsumersWorker } from './site-consumers.worker.js';
import { SiteRemoval } from './site-removal.js';
import { SitesController } from './sites.controller.js';
import { SitesReadModel } from './sites.read-model.js';
import { Sites } from './sites.service.js';
import { SitesStore } from './sites.store.js';

@Module({
  imports: [AccessModule],
  controllers: [SitesController],
  providers: [Sites, SitesStore, SitesReadModel, RemoveSite, SiteConsumersWorker, SiteRemoval],
  exports: [SitesStore, SitesReadModel, SiteRemoval],
})
export class SitesModule {}
