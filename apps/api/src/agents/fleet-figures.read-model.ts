import { Injectable } from '@nestjs/common';
import { CentreDataSource } from '../platform/database/index.js';
import { offlineReason } from './offline-reason.js';

const COUNTS = `
  SELECT count(*) FILTER (WHERE reason IS NULL)::int AS online, count(reason)::int AS dark
  FROM (SELECT ${offlineReason('$1::timestamptz')} AS reason
    FROM agents LEFT JOIN agent_presence ON agent_id = id WHERE revoked_at IS NULL) AS judged`;

/** What operators see of all agents, whoever they belong to. */
@Injectable()
export class FleetFiguresReadModel {
  constructor(private readonly dataSource: CentreDataSource) {}

  /** How many agents are there, and how many are not; revoked ones count nowhere. */
  async presence(now: Date): Promise<{ readonly online: number; readonly dark: number }> {
    const [row]: { online: number; dark: number }[] = await this.dataSource.query(COUNTS, [now]);
    return row ?? { online: 0, dark: 0 };
  }
}
