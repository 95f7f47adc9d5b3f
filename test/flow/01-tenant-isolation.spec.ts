import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { CentreDataSource, TenantWork } from '../../apps/api/src/platform/database/index.js';
import { startSystem, type System, type TestSite } from '../support/system.js';

let system: System;
let ours: TestSite;
let theirs: TestSite;
/** As the login that owns the tables, for what no role of the API may ask. */
let owner: pg.Client;

beforeAll(async () => {
  system = await startSystem();
  ours = await system.centre.provisionSite();
  theirs = await system.centre.provisionSite();
  await system.centre.requestScan(ours, '10.77.0.11');
  await system.centre.requestScan(theirs, '10.77.0.11');
  owner = new pg.Client(system.database.url);
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await system.stop();
});

const tenantWork = () => system.centre.app.get(TenantWork, { strict: false });

const TABLES = `
  SELECT relname AS name, relrowsecurity AS secured,
    EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = pg_class.oid AND attname = 'tenant_id') AS has_tenant,
    pg_get_userbyid(relowner) AS owner
  FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'migrations' ORDER BY relname`;

async function tables(): Promise<{ name: string; secured: boolean; has_tenant: boolean; owner: string }[]> {
  return (await owner.query<{ name: string; secured: boolean; has_tenant: boolean; owner: string }>(TABLES)).rows;
}

describe('the roles the API works with', () => {
  it.each([
    ['siteward_tenant', () => system.centre.app.get(DataSource)],
    ['siteward_centre', () => system.centre.app.get<DataSource>(CentreDataSource, { strict: false })],
  ])(
    'every connection is %s from its first moment, which may bypass nothing and owns nothing',
    async (role, source) => {
      const rows = await source().query(
        'SELECT current_user AS role, rolsuper, rolbypassrls, rolcanlogin FROM pg_roles WHERE rolname = current_user',
      );
      expect(rows).toEqual([{ role, rolsuper: false, rolbypassrls: false, rolcanlogin: false }]);
      expect((await tables()).map((table) => table.owner)).not.toContain(role);
    },
  );
});

describe('row-level security', () => {
  it('is on for every table there is', async () => {
    const all = await tables();
    expect(all.length).toBeGreaterThan(15);
    expect(all.filter((table) => !table.secured)).toEqual([]);
  });

  it('shows nothing at all where no tenant is named', async () => {
    for (const { name, has_tenant } of await tables()) {
      if (!has_tenant) continue;
      expect({ name, rows: await system.centre.app.get(DataSource).query(`SELECT * FROM ${name}`) }).toEqual({
        name,
        rows: [],
      });
    }
  });

  it('shows a tenant its own rows of every table, and of nobody else', async () => {
    const seen = new Set<string>();
    for (const { name, has_tenant } of await tables()) {
      if (!has_tenant) continue;
      const rows: { tenant_id: string }[] = await tenantWork().read(ours.tenantId, (tx) =>
        tx.query(`SELECT tenant_id FROM ${name}`),
      );
      rows.forEach(({ tenant_id }) => seen.add(`${name} ${tenant_id}`));
      expect(rows.filter(({ tenant_id }) => tenant_id !== ours.tenantId)).toEqual([]);
    }
    // Or the above would be true of empty tables.
    for (const name of ['sites', 'schedules', 'schedule_sites', 'scans', 'site_scans']) {
      expect(seen).toContain(`${name} ${ours.tenantId}`);
    }
  });

  it.each(['outbox', 'inbox', 'signing_keys', 'mitigation_texts'])('lets no caller read %s', async (table) => {
    await expect(tenantWork().read(ours.tenantId, (tx) => tx.query(`SELECT * FROM ${table}`))).rejects.toMatchObject({
      driverError: { code: '42501' },
    });
  });

  it('lets a tenant change or add nothing that is of another', async () => {
    const touched = await tenantWork().write(ours.tenantId, (tx) =>
      tx.query(`UPDATE sites SET name = 'ours now' WHERE id = $1`, [theirs.siteId]),
    );
    expect(touched).toEqual([[], 0]);
    const forged = tenantWork().write(ours.tenantId, (tx) =>
      tx.query(
        `INSERT INTO sites (id, tenant_id, name, networks, created_at, updated_at) VALUES ($1, $2, 'x', '{}', now(), now())`,
        [randomUUID(), theirs.tenantId],
      ),
    );
    await expect(forged).rejects.toMatchObject({ driverError: { code: '42501' } });
  });

  it('names one tenant for one transaction, and nothing of it stays on the connection', async () => {
    await tenantWork().read(ours.tenantId, (tx) => tx.query('SELECT 1'));
    await tenantWork()
      .write(ours.tenantId, () => Promise.reject(new Error('undone')))
      .catch(() => undefined);
    const source = system.centre.app.get(DataSource);
    for (let turn = 0; turn < 12; turn++) expect(await source.query('SELECT id FROM sites')).toEqual([]);
  });

  it('takes no text for a tenant that could be more than a UUID', async () => {
    const forged = `${ours.tenantId}'; SET LOCAL role = 'siteward_centre'; --`;
    await expect(tenantWork().read(forged, () => Promise.resolve())).rejects.toThrow('known by a UUID');
  });
});
