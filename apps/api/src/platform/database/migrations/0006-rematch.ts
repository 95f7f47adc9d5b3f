import { ForwardMigration } from './forward-migration.js';
import { ofCentre, ofTenants } from './who-may.js';

/** What has to be looked at again when advisories change, and the statements of others that were taken for decisions. */
export class Rematch1795910400000 extends ForwardMigration {
  readonly name = 'Rematch1795910400000';

  protected readonly statements = [...REMATCH, ...STATEMENTS_TAKEN, ...ISOLATION];
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

/** Writer: match. Which decision was made of which statement of an OpenVEX document; what was ignored has no row. */
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

const ISOLATION = [
  ...ofTenants('observed_products', 'SELECT'),
  ...ofTenants('vex_statements', 'SELECT, INSERT'),
  ...ofCentre('rematch_tasks'),
  ...ofCentre('rematch_position'),
];
