import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the scan pipeline, in the order of the flow. Every table has one writing stage, named above it. */
export class ScanPipeline1795478400000 implements MigrationInterface {
  /** TypeORM orders migrations by the thirteen digits at the end. */
  readonly name = 'ScanPipeline1795478400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...CONFIGURATION, ...REQUEST, ...INGEST, ...MATCH]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES_LAST_FIRST) await runner.query(`DROP TABLE ${table}`);
  }
}

/** Writers: sites (sites), schedule (schedules, schedule_sites). */
const CONFIGURATION = [
  `CREATE TABLE sites (
    id uuid PRIMARY KEY,
    tenant_id uuid NOT NULL,
    name text NOT NULL,
    networks text[] NOT NULL,
    created_at timestamptz NOT NULL
  )`,
  `CREATE INDEX sites_tenant ON sites (tenant_id)`,
  `CREATE TABLE schedules (
    id uuid PRIMARY KEY,
    tenant_id uuid NOT NULL,
    description text NOT NULL,
    day_of_week smallint NOT NULL CHECK (day_of_week BETWEEN 0 AND 6),
    time_of_day text NOT NULL,
    every_n_weeks smallint NOT NULL CHECK (every_n_weeks BETWEEN 1 AND 52),
    timezone text NOT NULL,
    min_cvss double precision NOT NULL CHECK (min_cvss BETWEEN 0 AND 10),
    warning_threshold double precision NOT NULL CHECK (warning_threshold BETWEEN 0 AND 10),
    profile text NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CHECK (min_cvss < warning_threshold)
  )`,
  `CREATE INDEX schedules_tenant ON schedules (tenant_id)`,
  `CREATE TABLE schedule_sites (
    schedule_id uuid NOT NULL REFERENCES schedules ON DELETE CASCADE,
    site_id uuid NOT NULL REFERENCES sites ON DELETE CASCADE,
    subnet text NOT NULL,
    PRIMARY KEY (schedule_id, site_id, subnet)
  )`,
];

/**
 * Writers: request (scans, site_scans, idempotency_keys), outbox (outbox).
 * No foreign key to the configuration: scans outlive what they were asked with, and are replayed into empty databases.
 */
const REQUEST = [
  `CREATE TABLE scans (
    id uuid PRIMARY KEY,
    short_id text NOT NULL,
    tenant_id uuid NOT NULL,
    schedule_id uuid NOT NULL,
    kind text NOT NULL,
    profile text NOT NULL,
    min_cvss double precision NOT NULL,
    warning_threshold double precision NOT NULL,
    requested_at timestamptz NOT NULL,
    UNIQUE (tenant_id, short_id)
  )`,
  `CREATE INDEX scans_newest ON scans (tenant_id, requested_at DESC, id DESC)`,
  `CREATE TABLE site_scans (
    id uuid PRIMARY KEY,
    scan_id uuid NOT NULL REFERENCES scans,
    tenant_id uuid NOT NULL,
    site_id uuid NOT NULL,
    targets text[] NOT NULL,
    state text NOT NULL,
    outcome text,
    reason text,
    attempt integer NOT NULL DEFAULT 0,
    agent_name text,
    nmap_version text,
    phase text,
    percent double precision NOT NULL DEFAULT 0,
    progress_sequence integer NOT NULL DEFAULT 0,
    expected_hosts integer,
    expected_routers integer,
    deadline timestamptz NOT NULL,
    started_at timestamptz,
    finished_at timestamptz,
    last_heard_at timestamptz
  )`,
  `CREATE INDEX site_scans_scan ON site_scans (scan_id)`,
  `CREATE INDEX site_scans_to_match ON site_scans (finished_at) WHERE state = 'processing'`,
  `CREATE TABLE idempotency_keys (
    tenant_id uuid NOT NULL,
    key text NOT NULL,
    request_hash text NOT NULL,
    response json NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, key)
  )`,
  `CREATE TABLE outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id uuid NOT NULL UNIQUE,
    subject text NOT NULL,
    headers jsonb NOT NULL,
    payload jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    due_at timestamptz NOT NULL DEFAULT now(),
    attempts integer NOT NULL DEFAULT 0,
    sent_at timestamptz,
    parked_at timestamptz,
    last_error text
  )`,
  `CREATE INDEX outbox_due ON outbox (due_at, id) WHERE sent_at IS NULL AND parked_at IS NULL`,
];

/** Writer: ingest. */
const INGEST = [
  `CREATE TABLE inbox (
    event_id uuid PRIMARY KEY,
    event_type text NOT NULL,
    site_scan_id uuid NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX inbox_age ON inbox (received_at)`,
  `CREATE TABLE devices (
    id uuid PRIMARY KEY,
    tenant_id uuid NOT NULL,
    site_id uuid NOT NULL,
    mac text NOT NULL,
    vendor text,
    vendor_seen_at timestamptz,
    hostname text,
    hostname_seen_at timestamptz,
    address text NOT NULL,
    first_seen_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    UNIQUE (site_id, mac)
  )`,
  `CREATE TABLE host_observations (
    id uuid PRIMARY KEY,
    tenant_id uuid NOT NULL,
    scan_id uuid NOT NULL,
    site_scan_id uuid NOT NULL,
    site_id uuid NOT NULL,
    attempt integer NOT NULL,
    device_id uuid,
    address text NOT NULL,
    outcome text NOT NULL,
    reason text,
    mac text,
    mac_source text,
    vendor text,
    hostnames text[] NOT NULL,
    scanned_tcp_ports text NOT NULL,
    ports_truncated boolean NOT NULL,
    started_at timestamptz NOT NULL,
    ended_at timestamptz NOT NULL,
    UNIQUE (site_scan_id, attempt, address)
  )`,
  `CREATE TABLE port_observations (
    host_observation_id uuid NOT NULL REFERENCES host_observations ON DELETE CASCADE,
    protocol text NOT NULL,
    port integer NOT NULL,
    state text NOT NULL,
    reason text NOT NULL,
    service jsonb,
    PRIMARY KEY (host_observation_id, protocol, port)
  )`,
  `CREATE TABLE router_observations (
    id uuid PRIMARY KEY,
    tenant_id uuid NOT NULL,
    scan_id uuid NOT NULL,
    site_scan_id uuid NOT NULL,
    site_id uuid NOT NULL,
    attempt integer NOT NULL,
    device_id uuid,
    endpoint text,
    outcome text NOT NULL,
    reason text,
    facts jsonb,
    checks jsonb NOT NULL,
    checked_at timestamptz NOT NULL,
    UNIQUE (site_scan_id, attempt)
  )`,
];

/** Writer: match. */
const MATCH = [
  `CREATE TABLE findings (
    id uuid PRIMARY KEY,
    tenant_id uuid NOT NULL,
    scan_id uuid NOT NULL,
    site_scan_id uuid NOT NULL,
    site_id uuid NOT NULL,
    device_id uuid,
    host_observation_id uuid,
    router_observation_id uuid,
    address text,
    kind text NOT NULL CHECK (kind IN ('advisory', 'check')),
    reference text NOT NULL,
    title text NOT NULL,
    severity text NOT NULL,
    score double precision,
    vector text,
    confidence smallint NOT NULL CHECK (confidence BETWEEN 0 AND 100),
    match_class text NOT NULL,
    known_exploited boolean NOT NULL,
    status text NOT NULL,
    explanation text NOT NULL,
    evidence jsonb NOT NULL,
    remedy text,
    found_at timestamptz NOT NULL
  )`,
  `CREATE INDEX findings_scan ON findings (scan_id)`,
  `CREATE INDEX findings_site_scan ON findings (site_scan_id)`,
  `CREATE INDEX findings_device ON findings (device_id)`,
];

const TABLES_LAST_FIRST = [
  'findings',
  'router_observations',
  'port_observations',
  'host_observations',
  'devices',
  'inbox',
  'outbox',
  'idempotency_keys',
  'site_scans',
  'scans',
  'schedule_sites',
  'schedules',
  'sites',
];
