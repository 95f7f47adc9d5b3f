import { CENTRE_ROLE, TENANT_ROLE } from '../roles.js';
import { ForwardMigration } from './forward-migration.js';
import { ofCentre, ofTenants } from './who-may.js';

/**
 * Isolation of tenants by the database itself, and the tables of the whole REST API.
 *
 * Two roles without login: what a caller asks for runs as the tenant role, which row-level security shows one tenant; the
 * centre's own work runs as the centre role. Neither may bypass row-level security, and neither owns a table.
 */
export class TenantIsolation1795564800000 extends ForwardMigration {
  readonly name = 'TenantIsolation1795564800000';

  protected readonly statements = [
    ...[TENANT_ROLE, CENTRE_ROLE].map(createRole),
    ...CONFIGURATION,
    ...ACCESS,
    ...REQUEST,
    ...INGEST,
    ...MATCH,
    ...SECRETS,
    ...isolation(),
  ];
}

/** Roles belong to the whole server, so another database of ours may have made it already, even at this moment. */
function createRole(role: string): string {
  return `
    DO $$ BEGIN
      CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END $$`;
}

/** Writers: sites (sites), schedule (schedules, schedule_sites). */
const CONFIGURATION = [
  `ALTER TABLE sites ADD COLUMN updated_at timestamptz`,
  `UPDATE sites SET updated_at = created_at`,
  `ALTER TABLE sites ALTER COLUMN updated_at SET NOT NULL`,
  `ALTER TABLE schedules
    ADD COLUMN enabled boolean NOT NULL DEFAULT true,
    ADD COLUMN ignore_offline_sites boolean NOT NULL DEFAULT false,
    ADD COLUMN missed_run_policy text NOT NULL DEFAULT 'skip' CHECK (missed_run_policy IN ('run', 'skip')),
    ADD COLUMN exclusions text[] NOT NULL DEFAULT '{}',
    ADD COLUMN max_packets_per_second integer,
    ADD COLUMN blackouts jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN notify uuid[] NOT NULL DEFAULT '{}',
    ADD COLUMN notification_group text,
    ADD COLUMN anchor_date date,
    ADD COLUMN next_run_at timestamptz,
    ADD COLUMN last_run_at timestamptz`,
  // Until now nothing ran by itself, and nobody looked at the zone: what is there begins to run when somebody enables it.
  `UPDATE schedules SET enabled = false`,
  `UPDATE schedules SET timezone = 'UTC' WHERE timezone NOT IN (SELECT name FROM pg_timezone_names)`,
  `CREATE INDEX schedules_due ON schedules (next_run_at) WHERE enabled`,
  `ALTER TABLE schedule_sites ADD COLUMN tenant_id uuid, ADD COLUMN position integer NOT NULL DEFAULT 0`,
  `UPDATE schedule_sites SET tenant_id = schedules.tenant_id FROM schedules WHERE schedules.id = schedule_id`,
  `ALTER TABLE schedule_sites ALTER COLUMN tenant_id SET NOT NULL`,
  `CREATE INDEX schedule_sites_site ON schedule_sites (site_id)`,
];

/** Writer: access. */
const ACCESS = [
  `CREATE TABLE api_keys (
    id uuid PRIMARY KEY,
    tenant_id uuid NOT NULL,
    name text NOT NULL,
    secret_hash bytea NOT NULL,
    scopes text[] NOT NULL,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz,
    revoked_at timestamptz,
    last_used_at timestamptz
  )`,
  `CREATE INDEX api_keys_newest ON api_keys (tenant_id, created_at DESC, id DESC)`,
  `CREATE TABLE audit_log (
    id uuid PRIMARY KEY,
    tenant_id uuid NOT NULL,
    at timestamptz NOT NULL,
    actor text NOT NULL,
    actor_kind text NOT NULL CHECK (actor_kind IN ('user', 'api_key', 'system')),
    action text NOT NULL,
    resource_type text NOT NULL,
    resource_id text NOT NULL,
    request_id text,
    details jsonb NOT NULL
  )`,
  `CREATE INDEX audit_log_newest ON audit_log (tenant_id, at DESC, id DESC)`,
  `CREATE INDEX audit_log_resource ON audit_log (tenant_id, resource_type, resource_id, at DESC)`,
];

/** Writer: request. */
const REQUEST = [
  `ALTER TABLE scans ADD COLUMN event_sequence integer NOT NULL DEFAULT 0`,
  `CREATE INDEX scans_of_schedule ON scans (tenant_id, schedule_id, requested_at DESC, id DESC)`,
  `ALTER TABLE site_scans
    ADD COLUMN target_networks text[] NOT NULL DEFAULT '{}',
    ADD COLUMN exclusions text[] NOT NULL DEFAULT '{}',
    ADD COLUMN allowed_networks text[] NOT NULL DEFAULT '{}',
    ADD COLUMN max_packets_per_second integer,
    ADD COLUMN opened_at timestamptz,
    ADD COLUMN cancel_intent text CHECK (cancel_intent IN ('stop', 'pause')),
    ADD COLUMN cancel_requested_at timestamptz,
    ADD COLUMN discovery jsonb,
    ADD COLUMN hosts_found integer,
    ADD COLUMN hosts_done integer`,
  `UPDATE site_scans SET opened_at = scans.requested_at FROM scans WHERE scans.id = scan_id`,
  `ALTER TABLE site_scans ALTER COLUMN opened_at SET NOT NULL`,
  `CREATE INDEX site_scans_of_site ON site_scans (tenant_id, site_id)`,
  `CREATE INDEX site_scans_unfinished ON site_scans (deadline) WHERE state IN ('pending', 'running')`,
  `CREATE INDEX site_scans_waiting ON site_scans (site_id) WHERE state IN ('pending', 'running')`,
  `CREATE TABLE scan_events (
    scan_id uuid NOT NULL,
    sequence integer NOT NULL,
    tenant_id uuid NOT NULL,
    site_scan_id uuid,
    type text NOT NULL,
    payload jsonb NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (scan_id, sequence)
  )`,
  `CREATE INDEX scan_events_age ON scan_events (at)`,
];

/** Writer: ingest. */
const INGEST = [
  `ALTER TABLE port_observations ADD COLUMN tenant_id uuid`,
  `UPDATE port_observations SET tenant_id = host_observations.tenant_id
    FROM host_observations WHERE host_observations.id = host_observation_id`,
  `ALTER TABLE port_observations ALTER COLUMN tenant_id SET NOT NULL`,
  `CREATE INDEX devices_list ON devices (tenant_id, last_seen_at DESC, id DESC)`,
  `CREATE INDEX devices_mac ON devices (tenant_id, mac)`,
  `CREATE INDEX host_observations_device ON host_observations (device_id)`,
  `CREATE INDEX router_observations_device ON router_observations (device_id)`,
];

/** Writer: match. Decisions are never changed: a later one takes the place of an earlier one. */
const MATCH = [
  `ALTER TABLE findings ADD COLUMN evidence_key text`,
  `UPDATE findings SET evidence_key = ''`,
  `ALTER TABLE findings ALTER COLUMN evidence_key SET NOT NULL, DROP COLUMN status`,
  `CREATE INDEX findings_reference ON findings (tenant_id, reference)`,
  `CREATE TABLE status_decisions (
    id uuid PRIMARY KEY,
    tenant_id uuid NOT NULL,
    site_id uuid,
    mac text NOT NULL,
    reference text NOT NULL,
    status text NOT NULL CHECK (status IN ('accepted', 'mitigated')),
    justification text NOT NULL,
    scan_id uuid,
    evidence_keys text[] NOT NULL,
    expires_at timestamptz,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL
  )`,
  `CREATE INDEX status_decisions_newest ON status_decisions (tenant_id, created_at DESC, id DESC)`,
  `CREATE INDEX status_decisions_subject ON status_decisions (tenant_id, mac, reference)`,
  `CREATE TABLE mitigation_texts (
    facts_key text PRIMARY KEY,
    cve_id text NOT NULL,
    model text NOT NULL,
    markdown text NOT NULL,
    created_at timestamptz NOT NULL
  )`,
];

/** Writer: platform. Keys that all replicas share and nobody has to configure. */
const SECRETS = [
  `CREATE TABLE signing_keys (
    purpose text PRIMARY KEY,
    secret bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
];

/** What the tenant role may do with a table whose rows have a tenant. Nothing is granted that nothing needs. */
const TENANT_TABLES: Readonly<Record<string, string>> = {
  sites: 'SELECT, INSERT, UPDATE, DELETE',
  schedules: 'SELECT, INSERT, UPDATE, DELETE',
  schedule_sites: 'SELECT, INSERT, UPDATE, DELETE',
  scans: 'SELECT, INSERT, UPDATE',
  site_scans: 'SELECT, INSERT, UPDATE',
  scan_events: 'SELECT, INSERT',
  idempotency_keys: 'SELECT, INSERT, UPDATE',
  devices: 'SELECT',
  host_observations: 'SELECT',
  port_observations: 'SELECT',
  router_observations: 'SELECT',
  findings: 'SELECT',
  status_decisions: 'SELECT, INSERT',
  api_keys: 'SELECT, INSERT, UPDATE (revoked_at)',
  audit_log: 'SELECT, INSERT',
};
/** Tables whose rows belong to nobody in particular; a caller may at most leave something in the outbox. */
const CENTRE_TABLES = ['outbox', 'inbox', 'mitigation_texts', 'signing_keys'];
/** The centre may do everything with a table, except where that would make a record worthless. */
const CENTRE_RIGHTS: Readonly<Record<string, string>> = { audit_log: 'SELECT, INSERT' };

function isolation(): string[] {
  return [
    ...Object.entries(TENANT_TABLES).flatMap(([table, rights]) => ofTenants(table, rights, CENTRE_RIGHTS[table])),
    ...CENTRE_TABLES.flatMap((table) => ofCentre(table)),
    `GRANT INSERT ON outbox TO ${TENANT_ROLE}`,
    `CREATE POLICY tenant ON outbox FOR INSERT TO ${TENANT_ROLE} WITH CHECK (true)`,
    `GRANT SELECT ON migrations TO ${CENTRE_ROLE}`,
  ];
}
