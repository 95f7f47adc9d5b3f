import { ForwardMigration } from './forward-migration.js';
import { ofTenants } from './who-may.js';

/** When agents came and went, and what the broker said of their connections. */
export class Presence1795996800000 extends ForwardMigration {
  readonly name = 'Presence1795996800000';

  protected readonly statements = STATEMENTS;
}

const TABLE = 'agent_presence_changes';

/** Writer: agents. */
const STATEMENTS = [
  // When the broker saw the agent's connection end, and why by its own word.
  `ALTER TABLE agent_presence ADD COLUMN cut_at timestamptz, ADD COLUMN cut_reason text`,
  // What was written down last of whether it is there: `online`, or why not. Null before anything was.
  `ALTER TABLE agent_presence ADD COLUMN told text`,
  `CREATE TABLE ${TABLE} (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    agent_id uuid NOT NULL REFERENCES agents (id) ON DELETE CASCADE,
    tenant_id uuid NOT NULL,
    site_id uuid NOT NULL,
    at timestamptz NOT NULL,
    is_online boolean NOT NULL,
    reason text,
    details text
  )`,
  `CREATE INDEX agent_presence_changes_newest ON ${TABLE} (tenant_id, site_id, id DESC)`,
  `CREATE INDEX agent_presence_changes_age ON ${TABLE} (at)`,
  ...ofTenants(TABLE, 'SELECT'),
];
