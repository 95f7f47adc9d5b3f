import { ForwardMigration } from './forward-migration.js';

/** How a scan was slowed for the load of the site's router. */
export class ScanCare1796256000000 extends ForwardMigration {
  readonly name = 'ScanCare1796256000000';

  protected readonly statements = [
    // Null while the agent has not said, when it does not watch the router, and of scans from before.
    `ALTER TABLE site_scans ADD COLUMN care jsonb`,
  ];
}
