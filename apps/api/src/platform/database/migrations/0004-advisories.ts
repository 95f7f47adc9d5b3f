import { ForwardMigration } from './forward-migration.js';
import { readByAll } from './who-may.js';

/** What is known about vulnerabilities. Nobody's in particular: every tenant may read it, the centre alone writes. */
export class Advisories1795737600000 extends ForwardMigration {
  readonly name = 'Advisories1795737600000';

  protected readonly statements = [...TABLES, ...NAMES.flatMap(readByAll)];
}

/** Writer: advisory. */
const TABLES = [
  // A rejected record stays, without names, so that an older copy of it cannot bring it back.
  `CREATE TABLE advisory_records (
    cve text NOT NULL,
    source text NOT NULL CHECK (source IN ('nvd', 'cve5', 'overlay')),
    state text NOT NULL CHECK (state IN ('active', 'disputed', 'rejected')),
    modified timestamptz,
    digest bytea NOT NULL,
    names text[] NOT NULL,
    description text NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (cve, source)
  )`,
  // Compressed also where they are short, and kept in the row: a host's match reads hundreds of them at once.
  `ALTER TABLE advisory_records SET (toast_tuple_target = 512)`,
  `ALTER TABLE advisory_records ALTER COLUMN body SET STORAGE MAIN, ALTER COLUMN description SET STORAGE MAIN`,
  // Without a pending list, which every lookup would have to read through after a sync.
  `CREATE INDEX advisory_records_names ON advisory_records USING gin (names) WITH (fastupdate = off)`,
  `CREATE INDEX advisory_records_unmatched ON advisory_records USING gin (to_tsvector('simple', description))
    WITH (fastupdate = off) WHERE names = '{}' AND state <> 'rejected'`,
  `CREATE TABLE known_exploited (
    cve text PRIMARY KEY,
    added_on date NOT NULL,
    due_on date,
    ransomware boolean NOT NULL,
    required_action text
  )`,
  // Nearly every row changes every day: room for the next version beside each keeps its index as it is.
  `CREATE TABLE exploit_predictions (
    cve text PRIMARY KEY,
    probability real NOT NULL CHECK (probability BETWEEN 0 AND 1),
    percentile real NOT NULL CHECK (percentile BETWEEN 0 AND 1),
    scored_on date NOT NULL
  ) WITH (fillfactor = 50)`,
  `CREATE TABLE distribution_fixes (
    cve text NOT NULL,
    distribution text NOT NULL CHECK (distribution IN ('debian', 'ubuntu')),
    release text NOT NULL,
    source_package text NOT NULL,
    status text NOT NULL CHECK (status IN ('fixed', 'open', 'not_affected')),
    fixed_version text,
    PRIMARY KEY (cve, distribution, release, source_package)
  )`,
  `CREATE TABLE advisory_feeds (
    feed text PRIMARY KEY,
    version text,
    origin text CHECK (origin IN ('sync', 'import', 'shipped')),
    last_good_at timestamptz,
    last_attempt_at timestamptz NOT NULL,
    last_error text,
    counts jsonb,
    cursor jsonb
  )`,
  // Null instead of a list: too many to be listed.
  `CREATE TABLE advisory_changes (
    version bigint PRIMARY KEY,
    feed text NOT NULL,
    feed_version text NOT NULL,
    at timestamptz NOT NULL,
    products text[],
    rescored text[]
  )`,
  `CREATE INDEX advisory_changes_age ON advisory_changes (at)`,
];

const NAMES = [
  'advisory_records',
  'known_exploited',
  'exploit_predictions',
  'distribution_fixes',
  'advisory_feeds',
  'advisory_changes',
];
