export { DatabaseModule } from './database.module.js';
export { migrateDatabase, pendingMigrations } from './migrate.js';
export { Notifications } from './notifications.js';
export { type Tidy, Tidying } from './tidying.js';
export { isUnstorable } from './unstorable.js';
export { type Tx, UnitOfWork } from './unit-of-work.js';
export { WakeableLoop, type WakeableLoopOptions, WakeableLoops } from './wakeable-loop.js';
