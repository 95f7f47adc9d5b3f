import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A step of the schema that only goes forward: the way back is the backup that was made before it. */
export abstract class ForwardMigration implements MigrationInterface {
  abstract readonly name: string;

  protected abstract readonly statements: readonly string[];

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of this.statements) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('This migration cannot be undone: restore the backup that was made before it.'));
  }
}
