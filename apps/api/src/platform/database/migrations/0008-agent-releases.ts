import { ForwardMigration } from './forward-migration.js';
import { ofTenants } from './who-may.js';

/** Which release agents are to run, and which they do run. */
export class AgentReleases1796083200000 extends ForwardMigration {
  readonly name = 'AgentReleases1796083200000';

  protected readonly statements = [...TABLES, ...isolation()];
}

/** Writer: agents (releases). */
const TABLES = [
  `CREATE TABLE site_releases (
    site_id uuid PRIMARY KEY,
    tenant_id uuid NOT NULL,
    version text NOT NULL,
    chosen_by text NOT NULL,
    chosen_at timestamptz NOT NULL
  )`,
  `CREATE TABLE rollouts (
    id uuid PRIMARY KEY,
    tenant_id uuid NOT NULL,
    version text NOT NULL,
    stages integer[] NOT NULL,
    soak_s integer NOT NULL,
    state text NOT NULL CHECK (state IN ('running', 'done', 'halted')),
    stage integer NOT NULL,
    reason text,
    started_by text NOT NULL,
    started_at timestamptz NOT NULL,
    ended_at timestamptz
  )`,
  `CREATE INDEX rollouts_newest ON rollouts (tenant_id, started_at DESC, id DESC)`,
  `CREATE UNIQUE INDEX rollouts_running ON rollouts (tenant_id) WHERE state = 'running'`,
  `CREATE TABLE rollout_sites (
    rollout_id uuid NOT NULL REFERENCES rollouts (id) ON DELETE CASCADE,
    site_id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    added_at timestamptz NOT NULL,
    PRIMARY KEY (rollout_id, site_id)
  )`,
  `CREATE TABLE agent_releases (
    agent_id uuid PRIMARY KEY REFERENCES agents (id) ON DELETE CASCADE,
    tenant_id uuid NOT NULL,
    site_id uuid NOT NULL,
    running text NOT NULL,
    state text NOT NULL,
    failed_version text,
    failed_reason text,
    since timestamptz NOT NULL,
    told_at timestamptz NOT NULL
  )`,
  `CREATE INDEX agent_releases_of_site ON agent_releases (site_id)`,
];

const TENANT_RIGHTS: Readonly<Record<string, string>> = {
  site_releases: 'SELECT, INSERT, UPDATE, DELETE',
  rollouts: 'SELECT, INSERT, UPDATE',
  rollout_sites: 'SELECT',
  agent_releases: 'SELECT',
};

function isolation(): string[] {
  return Object.entries(TENANT_RIGHTS).flatMap(([table, rights]) => ofTenants(table, rights));
}
