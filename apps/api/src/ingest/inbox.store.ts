import { STREAMS } from '#contracts';
import { Injectable } from '@nestjs/common';
import { CentreDataSource, Tidying, type Tx } from '../platform/database/index.js';

const REMEMBER = `
  INSERT INTO inbox (event_id, event_type, site_scan_id) VALUES ($1, $2, $3)
  ON CONFLICT (event_id) DO NOTHING RETURNING event_id`;
const FORGET = 'DELETE FROM inbox WHERE received_at < $1';

/** Longer than any stream keeps a message: what is forgotten here cannot be delivered again. */
const KEEP_MS = 2 * Math.max(...STREAMS.map((stream) => stream.maxAgeMs));

/** The only writer of `inbox`: which events were taken in already. */
@Injectable()
export class InboxStore {
  constructor(
    private readonly dataSource: CentreDataSource,
    tidying: Tidying,
  ) {
    tidying.add((now) => this.forget(new Date(now.getTime() - KEEP_MS)));
  }

  /** False when the event was taken in before. */
  async remember(event: { id: string; type: string; siteScanId: string }, tx: Tx): Promise<boolean> {
    const rows: unknown[] = await tx.query(REMEMBER, [event.id, event.type, event.siteScanId]);
    return rows.length > 0;
  }

  private async forget(before: Date): Promise<void> {
    await this.dataSource.query(FORGET, [before]);
  }
}
