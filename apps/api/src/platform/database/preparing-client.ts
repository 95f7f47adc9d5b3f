import { Client, type ClientConfig } from 'pg';
import { StatementNames } from './statement-names.js';

/** Several times what the API says to its database. */
const MAX_STATEMENTS = 300;

/** One for all connections, so that a text means the same on each. */
const names = new StatementNames(MAX_STATEMENTS);

type Query = (...args: readonly unknown[]) => unknown;

/**
 * A connection that keeps the statements it is given with parameters prepared. Planning costs PostgreSQL about as much
 * as running our short statements does.
 *
 * Needs a connection that stays with one server process: behind PgBouncer, session pooling, or version 1.21 and later.
 */
export class PreparingClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    const query = this.query.bind(this) as Query;
    const prepared: Query = (text, values, ...rest) => query(...withName(text, values), ...rest);
    this.query = prepared as Client['query'];
  }
}

/** TypeORM and the pool give text and values; anything else is passed on as it is. */
function withName(text: unknown, values: unknown): unknown[] {
  if (typeof text !== 'string' || !Array.isArray(values)) return [text, values];
  const name = values.length === 0 ? undefined : names.of(text);
  return name === undefined ? [text, values] : [{ text, name, values: values as unknown[] }, undefined];
}
