/** Who may do what, and who did what. */
export { AccessModule } from './access.module.js';
export { type AuditActor, AuditLog } from './audit-log.js';
