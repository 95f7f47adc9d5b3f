import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase } from '../support/postgres.js';

async function query(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

describe('createTestDatabase', () => {
  it('gives every spec a database that no other sees', async () => {
    const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    await query(one.url, 'CREATE TABLE mine (id int)');
    await expect(query(other.url, 'SELECT * FROM mine')).rejects.toThrow('does not exist');
    await Promise.all([one.drop(), other.drop()]);
  });

  it('drops a database somebody is still connected to', async () => {
    const database = await createTestDatabase();
    const open = new pg.Client(database.url);
    await open.connect();
    const cutOff = new Promise((resolve) => open.on('error', resolve));
    await database.drop();
    await expect(cutOff).resolves.toBeInstanceOf(Error);
  });
});
