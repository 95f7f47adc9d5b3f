import { ForwardMigration } from './forward-migration.js';
import { ofTenants } from './who-may.js';

/** Findings of every product, with the order in which they are worked on. */
export class ProductFindings1795824000000 extends ForwardMigration {
  readonly name = 'ProductFindings1795824000000';

  protected readonly statements = [...FINDINGS, ...MATCHES];
}

const NOTHING_KNOWN_OF_ATTACKS = `'{"kev_added": null, "kev_due": null, "ransomware": null, "required_action": null,
  "epss": null, "epss_percentile": null, "epss_scored_on": null}'`;

const FINDINGS = [
  `ALTER TABLE findings
    ADD COLUMN priority double precision NOT NULL DEFAULT 0 CHECK (priority BETWEEN 0 AND 100),
    ADD COLUMN epss double precision,
    ADD COLUMN score_source text,
    ADD COLUMN score_version text,
    ADD COLUMN ports text[] NOT NULL DEFAULT '{}'`,
  // What was found before keeps about its place in the order of work.
  `UPDATE findings SET
    priority = CASE WHEN known_exploited THEN 70 ELSE 0 END + coalesce(score, 5) * 1.2,
    evidence = CASE kind WHEN 'advisory' THEN evidence || jsonb_build_object('exploitation', ${NOTHING_KNOWN_OF_ATTACKS}::jsonb)
      ELSE evidence END`,
  // What stands at a device is the newest finding of each reference: one walk along this index.
  `CREATE INDEX findings_device_newest ON findings (device_id, kind, reference, found_at DESC, id DESC)`,
  `DROP INDEX findings_device`,
];

/** Writer: match. How the observations of a site scan were held against advisories. */
const MATCHES = [
  `CREATE TABLE site_scan_matches (
    site_scan_id uuid PRIMARY KEY,
    tenant_id uuid NOT NULL,
    scan_id uuid NOT NULL,
    site_id uuid NOT NULL,
    advisory_version text NOT NULL,
    products integer NOT NULL,
    products_without_version integer NOT NULL,
    advisories_not_yet_matched integer NOT NULL
  )`,
  `CREATE INDEX site_scan_matches_scan ON site_scan_matches (scan_id)`,
  ...ofTenants('site_scan_matches', 'SELECT'),
];
