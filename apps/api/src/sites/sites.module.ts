import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SiteConsumersWorker } from './site-consumers.worker.js';
import { SiteEntity } from './site.entity.js';
import { SitesReadModel } from './sites.read-model.js';
import { SitesStore } from './sites.store.js';

@Module({
  imports: [TypeOrmModule.forFeature([SiteEntity])],
  providers: [SitesStore, SitesReadModel, SiteConsumersWorker],
  exports: [SitesStore, SitesReadModel],
})
export class SitesModule {}
