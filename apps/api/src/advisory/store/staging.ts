import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { copyRow } from './copy-row.js';
import type { Landing } from './landing.js';

/** Enough that COPY is not held up, little enough that nobody notices the memory. */
const CHUNK_CHARACTERS = 1 << 20;

/** Where items wait before they come into force: a table of this connection alone. */
export const STAGED = 'pg_temp.staged_advisories';

/**
 * Puts items where only this connection sees them. Between chunks no transaction is open, so a slow source holds up nobody.
 * @returns how many items there were
 */
export async function stage<Item>(
  client: ClientBase,
  landing: Landing<Item>,
  items: AsyncIterable<Item> | Iterable<Item>,
): Promise<number> {
  const columns = landing.columns.join(', ');
  await client.query(`DROP TABLE IF EXISTS ${STAGED}`);
  await client.query(
    `CREATE TEMPORARY TABLE ${STAGED.slice('pg_temp.'.length)} AS SELECT ${columns} FROM ${landing.table} WITH NO DATA`,
  );
  await client.query(`ALTER TABLE ${STAGED} ADD COLUMN ordinal bigint GENERATED ALWAYS AS IDENTITY`);
  const into = `COPY ${STAGED} (${columns}) FROM STDIN`;
  let chunk: string[] = [];
  let size = 0;
  let count = 0;
  const send = async () => {
    const rows = chunk;
    chunk = [];
    size = 0;
    if (rows.length > 0) await pipeline(Readable.from(rows), client.query(copyFrom(into)));
  };
  for await (const item of items) {
    const row = copyRow(landing.row(item));
    chunk.push(row);
    size += row.length;
    count += 1;
    if (size >= CHUNK_CHARACTERS) await send();
  }
  await send();
  return count;
}
