import { ForwardMigration } from './forward-migration.js';

/** Of which versions a record speaks, so that those of others need not be read. */
export class VersionSpans1796169600000 extends ForwardMigration {
  readonly name = 'VersionSpans1796169600000';

  protected readonly statements = [
    // First and last place of each of `names`. Records from before have none, and are taken to speak of every version.
    `ALTER TABLE advisory_records ADD COLUMN spans bigint[] NOT NULL DEFAULT '{}'`,
  ];
}
