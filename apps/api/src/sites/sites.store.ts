import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/index.js';

/** A row of `sites`: a network behind one router. */
export interface SiteRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly name: string;
  /** The networks that may be scanned there, CIDR. */
  readonly networks: readonly string[];
  readonly created_at: Date;
  readonly updated_at: Date;
}

const INSERT = `
  INSERT INTO sites (id, tenant_id, name, networks, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6)`;
/** The id may be another tenant's, whose row this one cannot see: it is taken all the same. */
const ADD = `${INSERT} ON CONFLICT (id) DO NOTHING RETURNING id`;
const SAVE = `
  ${INSERT} ON CONFLICT (id) DO UPDATE
  SET name = excluded.name, networks = excluded.networks, updated_at = excluded.updated_at`;
const LOCK = `
  SELECT id, tenant_id, name, networks, created_at, updated_at FROM sites WHERE id = $1 AND tenant_id = $2 FOR UPDATE`;
const CHANGE = 'UPDATE sites SET name = $3, networks = $4, updated_at = $5 WHERE id = $1 AND tenant_id = $2';
const REMOVE = 'DELETE FROM sites WHERE id = $1 AND tenant_id = $2';

/** The only writer of `sites`. */
@Injectable()
export class SitesStore {
  /** Adds the site; false when its id is taken. */
  async add(site: SiteRow, tx: Tx): Promise<boolean> {
    const rows: unknown[] = await tx.query(ADD, valuesOf(site));
    return rows.length > 0;
  }

  /** Adds the site, or brings its name and networks up to date. */
  async save(site: SiteRow, tx: Tx): Promise<void> {
    await tx.query(SAVE, valuesOf(site));
  }

  /** The site, locked for the rest of the transaction; null when the tenant has none of this id. */
  async lock(tenantId: string, id: string, tx: Tx): Promise<SiteRow | null> {
    const [row]: SiteRow[] = await tx.query(LOCK, [id, tenantId]);
    return row ?? null;
  }

  /** Replaces name, networks and the moment of the change. */
  async change({ id, tenant_id, name, networks, updated_at }: SiteRow, tx: Tx): Promise<void> {
    await tx.query(CHANGE, [id, tenant_id, name, networks, updated_at]);
  }

  /** Removes the site; what schedules cover of it goes with it. */
  async remove(tenantId: string, id: string, tx: Tx): Promise<void> {
    await tx.query(REMOVE, [id, tenantId]);
  }
}

function valuesOf({ id, tenant_id, name, networks, created_at, updated_at }: SiteRow): unknown[] {
  return [id, tenant_id, name, networks, created_at, updated_at];
}
