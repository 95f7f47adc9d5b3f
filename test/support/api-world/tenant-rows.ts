import pg from 'pg';

/** What a tenant has in the database, seen by the owner of the tables, whom no policy keeps anything from. */
export class TenantRows {
  private constructor(
    private readonly owner: pg.Client,
    private readonly tables: readonly { readonly name: string; readonly hasId: boolean }[],
  ) {}

  static async open(databaseUrl: string): Promise<TenantRows> {
    const owner = new pg.Client(databaseUrl);
    await owner.connect();
    const { rows } = await owner.query<{ name: string; hasId: boolean }>(
      `SELECT t.table_name AS name,
         EXISTS (SELECT 1 FROM information_schema.columns i
                 WHERE i.table_schema = 'public' AND i.table_name = t.table_name
                   AND i.column_name = 'id' AND i.data_type = 'uuid') AS "hasId"
       FROM information_schema.columns t
       WHERE t.table_schema = 'public' AND t.column_name = 'tenant_id' ORDER BY 1`,
    );
    return new TenantRows(owner, rows);
  }

  /** How many tables there are with rows of tenants. */
  get tableCount(): number {
    return this.tables.length;
  }

  /** Number and fingerprint of the tenant's rows, table by table. */
  async fingerprints(tenantId: string): Promise<Record<string, string>> {
    const found: Record<string, string> = {};
    for (const { name } of this.tables) {
      const { rows } = await this.owner.query<{ print: string }>(
        `SELECT count(*) || ' rows ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS print
         FROM ${name} t WHERE tenant_id = $1`,
        [tenantId],
      );
      found[name] = rows[0]!.print;
    }
    return found;
  }

  /** The ids of everything the tenant has, and its own. */
  async ids(tenantId: string): Promise<string[]> {
    const ids = [tenantId];
    for (const { name, hasId } of this.tables) {
      if (!hasId) continue;
      const { rows } = await this.owner.query<{ id: string }>(`SELECT id FROM ${name} WHERE tenant_id = $1`, [
        tenantId,
      ]);
      ids.push(...rows.map(({ id }) => id));
    }
    return ids;
  }

  close(): Promise<void> {
    return this.owner.end();
  }
}
