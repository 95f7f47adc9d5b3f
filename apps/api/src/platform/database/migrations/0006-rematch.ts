import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CENTRE_ROLE, TENANT_IN_FORCE, TENANT_ROLE } from '../roles.js';

/** What has to be looked at again when advisories change, and the statements of others that were taken for decisions. */
export class Rematch1795910400000 implements MigrationInterface {
  readonly name = 'Rematch1795910400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...REMATCH, ...STATEMENTS_TAKEN, ...isolation()]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('This migration cannot be undone: restore the backup that was made before it.'));
  }
}

/** Writer: match. */
const REMATCH = [
  // `vendor:product`, under every name by which advisories may know what was seen.
  `CREATE TABLE observed_products (
    site_scan_id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    name text NOT NULL,
    PRIMARY KEY (site_scan_id, name)
  )`,
  `CREATE INDEX observed_products_name ON observed_products (name, site_scan_id)`,
  // Site scans that wait to be matched again, with the advisory version up to which they are right.
  `CREATE TABLE rematch_tasks (
    site_scan_id uuid PRIMARY KEY,
    since_version bigint NOT NULL,
    finished_at timestamptz,
    failures integer NOT NULL DEFAULT 0,
    due_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX rematch_tasks_newest ON rematch_tasks (finished_at DESC NULLS LAST, site_scan_id)`,
  // Up to which advisory version tasks were made. One row.
  `CREATE TABLE rematch_position (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    version bigint NOT NULL
  )`,
  `INSERT INTO rematch_position (version) SELECT coalesce(max(version), 0) FROM advisory_changes`,
  // What was matched before has no names yet: a version before the first makes each be looked at whole, once.
  `INSERT INTO rematch_tasks (site_scan_id, since_version, finished_at)
    SELECT id, -1, finished_at FROM site_scans WHERE state NOT IN ('pending', 'running', 'processing')`,
];

/** Writer: match. What became of each statement of an OpenVEX document; a row without a decision was ignored. */
const STATEMENTS_TAKEN = [
  `CREATE TABLE vex_statements (
    tenant_id uuid NOT NULL,
    document_id text NOT NULL,
    document_version integer NOT NULL,
    statement_key text NOT NULL,
    decision_id uuid NOT NULL,
    vex_status text NOT NULL CHECK (vex_status IN ('not_affected', 'fixed')),
    vex_justification text,
    PRIMARY KEY (tenant_id, document_id, document_version, statement_key)
  )`,
  `CREATE INDEX vex_statements_decision ON vex_statements (decision_id)`,
];

/** What a tenant may do with its own rows. */
const TENANT_TABLES = { observed_products: 'SELECT', vex_statements: 'SELECT, INSERT' };

function isolation(): string[] {
  const all = [...Object.keys(TENANT_TABLES), 'rematch_tasks', 'rematch_position'];
  return [
    ...all.flatMap((table) => [
      `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO ${CENTRE_ROLE}`,
      `CREATE POLICY centre ON ${table} TO ${CENTRE_ROLE} USING (true) WITH CHECK (true)`,
    ]),
    ...Object.entries(TENANT_TABLES).flatMap(([table, rights]) => [
      `GRANT ${rights} ON ${table} TO ${TENANT_ROLE}`,
      `CREATE POLICY tenant ON ${table} TO ${TENANT_ROLE}
        USING (tenant_id = ${TENANT_IN_FORCE}) WITH CHECK (tenant_id = ${TENANT_IN_FORCE})`,
    ]),
  ];
}
