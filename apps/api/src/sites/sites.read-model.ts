import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SiteEntity } from './site.entity.js';

@Injectable()
export class SitesReadModel {
  constructor(private readonly dataSource: DataSource) {}

  /** Every site of every tenant, for the broker's consumers. */
  async allIds(): Promise<string[]> {
    const sites = await this.dataSource.getRepository(SiteEntity).find({ select: { id: true } });
    return sites.map((site) => site.id);
  }

  /** The site, when it is this tenant's. */
  find(tenantId: string, siteId: string): Promise<SiteEntity | null> {
    return this.dataSource.getRepository(SiteEntity).findOneBy({ id: siteId, tenant_id: tenantId });
  }
}
