import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../platform/database/index.js';

const REMEMBER = `
  INSERT INTO inbox (event_id, event_type, site_scan_id) VALUES ($1, $2, $3)
  ON CONFLICT (event_id) DO NOTHING RETURNING event_id`;
const FORGET = 'DELETE FROM inbox WHERE received_at < $1';

/** The only writer of `inbox`: which events were taken in already. */
@Injectable()
export class InboxStore {
  constructor(private readonly dataSource: DataSource) {}

  /** False when the event was taken in before. */
  async remember(event: { id: string; type: string; siteScanId: string }, tx: Tx): Promise<boolean> {
    const rows: unknown[] = await tx.query(REMEMBER, [event.id, event.type, event.siteScanId]);
    return rows.length > 0;
  }

  /** Forgets events so old that the stream has forgotten them, too. */
  async forget(before: Date): Promise<void> {
    await this.dataSource.query(FORGET, [before]);
  }
}
