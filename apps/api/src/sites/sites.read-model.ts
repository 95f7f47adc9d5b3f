import { Injectable } from '@nestjs/common';
import { CentreDataSource } from '../platform/database/index.js';

@Injectable()
export class SitesReadModel {
  constructor(private readonly dataSource: CentreDataSource) {}

  /** Every site of every tenant, for the broker's consumers. */
  async allIds(): Promise<string[]> {
    const sites: { id: string }[] = await this.dataSource.query('SELECT id FROM sites ORDER BY id');
    return sites.map((site) => site.id);
  }
}
