import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { PreparingClient } from '../../apps/api/src/platform/database/preparing-client.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';

const KEPT = `SELECT statement, generic_plans + custom_plans AS uses FROM pg_prepared_statements ORDER BY prepare_time`;

describe('PreparingClient', () => {
  let database: TestDatabase;
  let pool: pg.Pool;

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = new pg.Pool({ connectionString: database.url, max: 1, Client: PreparingClient });
  });
  beforeEach(() => pool.query('DISCARD ALL').then(() => pool.query('DROP TABLE IF EXISTS later')));
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  /** What the server keeps, and how often each was used. */
  const kept = async () => (await pool.query<{ statement: string; uses: string }>(KEPT)).rows;

  it('has the server plan a statement with parameters once, whatever the values', async () => {
    const answers = [];
    for (const number of [1, 2, 3]) {
      answers.push((await pool.query<{ next: number }>('SELECT $1::int + 1 AS next', [number])).rows[0]?.next);
    }
    expect(answers).toEqual([2, 3, 4]);
    expect(await kept()).toEqual([{ statement: 'SELECT $1::int + 1 AS next', uses: '3' }]);
  });

  it('leaves statements without parameters alone, and several in one text', async () => {
    await pool.query('SELECT 1', []);
    await pool.query('SELECT 1; SELECT 2');
    expect(await kept()).toEqual([]);
  });

  it('takes a statement that failed before, once it can work', async () => {
    const insert = 'INSERT INTO later (id) VALUES ($1) RETURNING id';
    await expect(pool.query(insert, [7])).rejects.toMatchObject({ code: '42P01' });
    await pool.query('CREATE TABLE later (id int)');
    expect((await pool.query(insert, [7])).rows).toEqual([{ id: 7 }]);
  });

  it('goes on with a statement whose table has got another column meanwhile', async () => {
    await pool.query('CREATE TABLE later (id int)');
    await pool.query('INSERT INTO later (id) VALUES ($1)', [1]);
    await pool.query(`ALTER TABLE later ADD COLUMN name text NOT NULL DEFAULT 'new'`);
    await pool.query('INSERT INTO later (id) VALUES ($1)', [2]);
    expect((await pool.query('SELECT count(*)::int AS rows FROM later WHERE id > $1', [0])).rows).toEqual([
      { rows: 2 },
    ]);
  });
});
