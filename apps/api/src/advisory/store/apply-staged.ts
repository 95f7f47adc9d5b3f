import type { ClientBase } from 'pg';
import type { Changed, SyncCounts } from './feed-sync.js';
import type { Landing } from './landing.js';
import { STAGED } from './staging.js';

/** More are not listed: by then it is quicker to look at everything again. */
const MOST_LISTED = 20_000;
const TOUCHED = 'pg_temp.touched_advisories';

export interface AppliedRows {
  readonly counts: SyncCounts;
  readonly touched: Changed;
}

/** Brings the staged rows into force, inside the transaction of `client`. */
export async function applyStaged(
  client: ClientBase,
  landing: Landing<never>,
  mode: 'replace' | 'merge',
): Promise<AppliedRows> {
  await client.query(withoutDuplicates(landing));
  await client.query(`ANALYZE ${STAGED}`);
  await client.query(`DROP TABLE IF EXISTS ${TOUCHED}`);
  await client.query(findTouched(landing));
  if (mode === 'replace') await client.query(findGone(landing));
  const touched = await listTouched(client, landing);
  await client.query(removeGone(landing));
  await client.query(putStaged(landing));
  const counts = await client.query<Record<keyof SyncCounts, number>>(count(landing));
  await client.query(`DROP TABLE ${STAGED}, ${TOUCHED}`);
  const [row] = counts.rows;
  if (row === undefined) throw new Error('the database did not count');
  return { counts: row, touched };
}

function sameKey({ key }: Landing<never>, one: string, other: string): string {
  return key.map((column) => `${one}.${column} = ${other}.${column}`).join(' AND ');
}

/** Of two with the same key the later one counts: pages shift while they are read. */
function withoutDuplicates(landing: Landing<never>): string {
  const key = landing.key.join(', ');
  return `DELETE FROM ${STAGED} AS staged USING (
      SELECT ${key}, max(ordinal) AS last FROM ${STAGED} GROUP BY ${key} HAVING count(*) > 1
    ) AS twice
    WHERE ${sameKey(landing, 'staged', 'twice')} AND ordinal < last`;
}

/** What was (`stored`) and what will be (`staged`) of every key that does not stay as it is. */
function findTouched(landing: Landing<never>): string {
  const { key, table, alive, differs } = landing;
  return `CREATE TEMPORARY TABLE ${TOUCHED.slice('pg_temp.'.length)} AS
    SELECT ${key.map((column) => `staged.${column}`).join(', ')},
      stored.cve IS NOT NULL AND ${alive('stored')} AS was, ${alive('staged')} AS will
    FROM ${STAGED} AS staged LEFT JOIN ${table} AS stored ON ${sameKey(landing, 'stored', 'staged')}
    WHERE stored.cve IS NULL OR (${differs})`;
}

/** What was rejected before stays so: an older copy is not to bring it back. */
function findGone(landing: Landing<never>): string {
  const { key, table, scope, alive } = landing;
  return `INSERT INTO ${TOUCHED}
    SELECT ${key.map((column) => `stored.${column}`).join(', ')}, true, false FROM ${table} AS stored
    WHERE ${scope} AND ${alive('stored')} AND NOT EXISTS (SELECT FROM ${STAGED} AS staged WHERE ${sameKey(landing, 'stored', 'staged')})`;
}

/** Before anything is changed: a product that a record no longer names has to be looked at as well. */
async function listTouched(client: ClientBase, landing: Landing<never>): Promise<Changed> {
  const { rows } = await client.query<{ name: string }>(
    landing.concerns === 'cves' ? touchedCves() : touchedProducts(landing),
  );
  return rows.length > MOST_LISTED ? 'all' : rows.map((row) => row.name).sort();
}

function touchedCves(): string {
  return `SELECT DISTINCT cve AS name FROM ${TOUCHED} LIMIT ${MOST_LISTED + 1}`;
}

function touchedProducts(landing: Landing<never>): string {
  const namesIn = (table: string) =>
    `SELECT unnest(names) AS name FROM ${table} AS named JOIN ${TOUCHED} AS touched ON ${sameKey(landing, 'named', 'touched')}`;
  return `SELECT DISTINCT name FROM (${namesIn(landing.table)} UNION ALL ${namesIn(STAGED)}) AS names
    LIMIT ${MOST_LISTED + 1}`;
}

function removeGone(landing: Landing<never>): string {
  return `DELETE FROM ${landing.table} AS stored USING ${TOUCHED} AS touched
    WHERE ${sameKey(landing, 'stored', 'touched')}
      AND NOT EXISTS (SELECT FROM ${STAGED} AS staged WHERE ${sameKey(landing, 'stored', 'staged')})`;
}

function putStaged(landing: Landing<never>): string {
  const { table, key, columns } = landing;
  const values = columns.filter((column) => !key.includes(column));
  return `INSERT INTO ${table} (${columns.join(', ')})
    SELECT ${columns.map((column) => `staged.${column}`).join(', ')}
    FROM ${STAGED} AS staged JOIN ${TOUCHED} AS touched ON ${sameKey(landing, 'staged', 'touched')}
    ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${values.map((column) => `${column} = excluded.${column}`).join(', ')}`;
}

function count({ table, scope, alive }: Landing<never>): string {
  return `SELECT
      count(*) FILTER (WHERE will AND NOT was)::integer AS added,
      count(*) FILTER (WHERE will AND was)::integer AS changed,
      count(*) FILTER (WHERE was AND NOT will)::integer AS removed,
      ((SELECT count(*) FROM ${STAGED} AS staged WHERE ${alive('staged')}) - count(*) FILTER (WHERE will))::integer
        AS unchanged,
      (SELECT count(*) FROM ${table} AS stored WHERE ${scope} AND ${alive('stored')})::integer AS total
    FROM ${TOUCHED}`;
}
