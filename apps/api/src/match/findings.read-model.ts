import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { compareFindings, type Finding } from './finding.js';

const OF_SCANS = 'SELECT * FROM findings WHERE tenant_id = $1 AND scan_id = ANY($2::uuid[])';

@Injectable()
export class FindingsReadModel {
  constructor(private readonly dataSource: DataSource) {}

  /** The findings of some of a tenant's scans, in the order in which they are worked on. */
  async ofScans(tenantId: string, scanIds: readonly string[]): Promise<Finding[]> {
    const rows: Finding[] = await this.dataSource.query(OF_SCANS, [tenantId, scanIds]);
    return rows.sort(compareFindings);
  }
}
