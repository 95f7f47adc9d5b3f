import { Injectable } from '@nestjs/common';
import { CentreDataSource } from '../platform/database/index.js';

const BY_STATE = 'SELECT state, count(*)::int AS count FROM site_scans GROUP BY state ORDER BY state';
const SCANS = 'SELECT count(*)::int AS count FROM scans';

/** Figures over all tenants, for operators. */
@Injectable()
export class ScanFiguresReadModel {
  constructor(private readonly dataSource: CentreDataSource) {}

  /** How many site scans are in each state; a state without any is left out. */
  siteScansByState(): Promise<{ state: string; count: number }[]> {
    return this.dataSource.query(BY_STATE);
  }

  /** How many scans were opened, ever. */
  async scansOpened(): Promise<number> {
    const [row]: { count: number }[] = await this.dataSource.query(SCANS);
    return row?.count ?? 0;
  }
}
