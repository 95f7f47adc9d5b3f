/** Runs what a caller asks for; row-level security shows it the rows of one tenant. */
export const TENANT_ROLE = 'siteward_tenant';

/** Runs the centre's own work (outbox, ingest, matching, schedules), for all tenants. */
export const CENTRE_ROLE = 'siteward_centre';

/** The setting that says which tenant a transaction is for. Without it the tenant role sees nothing. */
export const TENANT_SETTING = 'siteward.tenant_id';

/** The tenant of this transaction, as an SQL expression of the policies. */
export const TENANT_IN_FORCE = `nullif(current_setting('${TENANT_SETTING}', true), '')::uuid`;
