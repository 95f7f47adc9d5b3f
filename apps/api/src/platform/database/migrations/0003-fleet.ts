import { ForwardMigration } from './forward-migration.js';
import { ofTenants } from './who-may.js';

/** Agents: how they enrol, who they are at the broker, and when they were heard. */
export class Fleet1795651200000 extends ForwardMigration {
  readonly name = 'Fleet1795651200000';

  protected readonly statements = [...TABLES, ...isolation()];
}

/** Writer: agents. */
const TABLES = [
  `CREATE TABLE enrolments (
    id uuid PRIMARY KEY,
    tenant_id uuid NOT NULL,
    site_id uuid NOT NULL,
    name text,
    token_hash bytea NOT NULL UNIQUE,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    agent_id uuid
  )`,
  `CREATE INDEX enrolments_newest ON enrolments (tenant_id, site_id, created_at DESC, id DESC)`,
  `CREATE INDEX enrolments_age ON enrolments (expires_at)`,
  `CREATE TABLE agents (
    id uuid PRIMARY KEY,
    tenant_id uuid NOT NULL,
    site_id uuid NOT NULL,
    name text NOT NULL,
    version text NOT NULL,
    public_key text NOT NULL UNIQUE,
    enrolled_at timestamptz NOT NULL,
    credentials_expire_at timestamptz NOT NULL,
    revoked_at timestamptz
  )`,
  `CREATE INDEX agents_newest ON agents (tenant_id, site_id, enrolled_at DESC, id DESC)`,
  `CREATE INDEX agents_of_site ON agents (site_id)`,
  // A site's account at the broker. Only its public key: nobody needs the other half.
  `CREATE TABLE site_accounts (
    site_id uuid PRIMARY KEY,
    tenant_id uuid NOT NULL,
    public_key text NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    closed_at timestamptz
  )`,
  // Written every few seconds, so apart from what hardly ever changes.
  `CREATE TABLE agent_presence (
    agent_id uuid PRIMARY KEY REFERENCES agents (id) ON DELETE CASCADE,
    tenant_id uuid NOT NULL,
    site_id uuid NOT NULL,
    heard_at timestamptz NOT NULL,
    last_word jsonb NOT NULL
  ) WITH (fillfactor = 50)`,
  `CREATE INDEX agent_presence_of_site ON agent_presence (site_id)`,
];

const TENANT_RIGHTS: Readonly<Record<string, string>> = {
  enrolments: 'SELECT, INSERT, DELETE',
  agents: 'SELECT, UPDATE',
  site_accounts: 'SELECT, UPDATE',
  agent_presence: 'SELECT',
};

function isolation(): string[] {
  return Object.entries(TENANT_RIGHTS).flatMap(([table, rights]) => ofTenants(table, rights));
}
