import { Global, Module } from '@nestjs/common';
import { API_KEY_VERIFIER } from '../platform/http/index.js';
import { ApiKeyVerification } from './api-key-verification.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeys } from './api-keys.service.js';
import { ApiKeysStore } from './api-keys.store.js';
import { AuditLog } from './audit-log.js';
import { AuditLogController } from './audit-log.controller.js';
import { AuditLogReadModel } from './audit-log.read-model.js';

/** Global for the gate, which takes API keys where there is somebody who knows them. */
@Global()
@Module({
  controllers: [ApiKeysController, AuditLogController],
  providers: [
    AuditLog,
    AuditLogReadModel,
    ApiKeys,
    ApiKeysStore,
    { provide: API_KEY_VERIFIER, useClass: ApiKeyVerification },
  ],
  exports: [AuditLog, API_KEY_VERIFIER],
})
export class AccessModule {}
