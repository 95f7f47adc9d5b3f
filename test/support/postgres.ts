import { randomBytes } from 'node:crypto';
import pg from 'pg';

const TEMPLATE = 'siteward_template';

/** Any number will do, as long as all specs of a run use the same. */
const TEMPLATE_LOCK = 7_405_217;

/** Writes the statements after which nothing is left in a database but what its migrations put there. */
const EMPTYING = `
  SELECT string_agg(text, ';') AS text FROM (
    SELECT 'SET LOCAL session_replication_role = replica' AS text
    UNION ALL SELECT format('DELETE FROM %I', tablename) FROM pg_tables
      WHERE schemaname = 'public' AND tablename NOT IN ('migrations', 'rematch_position')
    UNION ALL SELECT format('SELECT setval(%L, %s, false)', sequencename, start_value) FROM pg_sequences
      WHERE schemaname = 'public' AND sequencename <> 'migrations_id_seq'
  ) AS statements`;

export interface TestDatabase {
  readonly url: string;
  /** Takes out all that came in after the migrations. */
  empty(): Promise<void>;
  drop(): Promise<void>;
}

/**
 * Makes a database for one spec file.
 * @param migrate brings an empty database to the present schema and closes its connections; done once per run, the
 * result is copied. Without it the database is empty.
 */
export async function createTestDatabase(migrate?: (url: string) => Promise<void>): Promise<TestDatabase> {
  const server = serverUrl();
  const name = `spec_${randomBytes(6).toString('hex')}`;
  await withClient(server, async (client) => {
    if (migrate) await ensureTemplate(client, migrate);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${migrate ? TEMPLATE : 'template1'}`);
  });
  return {
    url: withDatabase(server, name),
    empty: () =>
      withClient(withDatabase(server, name), async (client) => {
        const { rows } = await client.query<{ text: string }>(EMPTYING);
        await client.query(rows[0]!.text);
      }),
    drop: () =>
      withClient(server, async (client) => {
        await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
      }),
  };
}

/** Whoever comes first makes it, the others wait; it gets its name only when it is whole. */
async function ensureTemplate(client: pg.Client, migrate: (url: string) => Promise<void>): Promise<void> {
  await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [TEMPLATE]);
    if (rowCount !== 0) return;
    const unfinished = `${TEMPLATE}_unfinished`;
    await client.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${unfinished}`);
    await migrate(withDatabase(serverUrl(), unfinished));
    await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${TEMPLATE}`);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  }
}

async function withClient<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

function serverUrl(): string {
  const url = process.env.SITEWARD_TEST_POSTGRES_URL;
  if (url === undefined) throw new Error('the shared PostgreSQL is started by global-setup.mjs of the system project');
  return url;
}

function withDatabase(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}
