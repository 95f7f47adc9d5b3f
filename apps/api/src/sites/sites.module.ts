import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SiteConsumersWorker } from './site-consumers.worker.js';
import { SiteEntity } from './site.entity.js';
import { SiteRemoval } from './site-removal.js';
import { SitesReadModel } from './sites.read-model.js';
import { SitesStore } from './sites.store.js';

@Module({
  imports: [TypeOrmModule.forFeature([SiteEntity])],
  providers: [SitesStore, SitesReadModel, SiteConsumersWorker, SiteRemoval],
  exports: [SitesStore, SitesReadModel, SiteRemoval],
})
export class SitesModule {}
