import { DataSource } from 'typeorm';

/**
 * The connections of the centre's own work, which sees all tenants. A caller's request never gets one of them: it runs in
 * `TenantWork`.
 */
export class CentreDataSource extends DataSource {}
