import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { TENANT_SETTING } from './roles.js';
import type { ReadTx, Tx } from './unit-of-work.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Runs what a caller asks for in one transaction that sees one tenant: row-level security of the database keeps the others
 * away, whatever a query forgets to say.
 */
@Injectable()
export class TenantWork {
  constructor(private readonly dataSource: DataSource) {}

  /** All of it happens, or none of it. */
  write<T>(tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.run('BEGIN', tenantId, (tx) => work(tx as Tx));
  }

  /** All queries see the same moment. */
  read<T>(tenantId: string, work: (tx: ReadTx) => Promise<T>): Promise<T> {
    return this.run('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', tenantId, work);
  }

  private async run<T>(begin: string, tenantId: string, work: (tx: ReadTx) => Promise<T>): Promise<T> {
    // Text of ours in a statement: it must be a UUID and nothing else.
    if (!UUID.test(tenantId)) throw new Error('A tenant is known by a UUID in lower case.');
    const runner = this.dataSource.createQueryRunner();
    try {
      // One way to the server and back for both: every request waits for it.
      await runner.query(`${begin}; SET LOCAL ${TENANT_SETTING} = '${tenantId}'`);
      const result = await work(runner.manager as ReadTx);
      await runner.query('COMMIT');
      return result;
    } catch (error) {
      await runner.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}
