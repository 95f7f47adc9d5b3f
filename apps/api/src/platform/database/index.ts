export { CentreDataSource } from './centre-data-source.js';
export { DatabaseModule } from './database.module.js';
export { migrateDatabase, pendingMigrations } from './migrate.js';
export { Notifications } from './notifications.js';
export { TenantWork } from './tenant-work.js';
export { Tidying } from './tidying.js';
export { isUnstorable } from './unstorable.js';
export { type ReadTx, type Tx, UnitOfWork } from './unit-of-work.js';
export { WakeableLoop, WakeableLoops } from './wakeable-loop.js';
