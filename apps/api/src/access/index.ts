/** Who may do what, and who did what. */
export { AccessModule } from './access.module.js';
export { type AuditActor, type AuditedChange, AuditLog } from './audit-log.js';
