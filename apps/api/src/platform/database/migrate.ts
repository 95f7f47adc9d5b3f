import { escapeIdentifier } from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import { MIGRATIONS } from './migrations/index.js';
import { CENTRE_ROLE, TENANT_ROLE } from './roles.js';

/** Any number that nobody else locks with; replicas that start together migrate one after another. */
const MIGRATION_LOCK = 7_483_001;

/**
 * Brings the database to the newest schema. Safe to run from several programs at once; doing it again changes nothing.
 * @param url with the login that owns the tables, and may create roles at the first time.
 * @param apiUrl with the login the API works with, which is let into our roles; often the same.
 */
export async function migrateDatabase(url: string, apiUrl = url): Promise<void> {
  const dataSource = new DataSource({ type: 'postgres', url, migrations: MIGRATIONS, extra: { max: 2 } });
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await dataSource.runMigrations({ transaction: 'all' });
    await admit(decodeURIComponent(new URL(apiUrl).username), lock);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await lock.release();
    await dataSource.destroy();
  }
}

/** Lets the API's login take on our roles; without a name in the address, it is the login of this connection. */
async function admit(login: string, runner: QueryRunner): Promise<void> {
  const roles = [TENANT_ROLE, CENTRE_ROLE];
  const may = `
    SELECT who, bool_and(pg_has_role(who, role, 'MEMBER')) AS may
    FROM coalesce(nullif($1, ''), current_user::text) AS who, unnest($2::text[]) AS role GROUP BY who`;
  const rows = (await runner.query(may, [login, roles])) as { who: string; may: boolean }[];
  const [answer] = rows;
  if (answer?.may === false) await runner.query(`GRANT ${roles.join(', ')} TO ${escapeIdentifier(answer.who)}`);
}

/** The migrations the database still lacks, by name. */
export async function pendingMigrations(dataSource: DataSource): Promise<string[]> {
  const rows: { name: string }[] = await dataSource.query('SELECT name FROM migrations');
  const applied = new Set(rows.map((row) => row.name));
  return MIGRATIONS.map((migration) => migration.name).filter((name) => !applied.has(name));
}
