import { AuditEntry, auditFilters } from '#contracts';
import { z } from 'zod';
import { type OperationSpec, pageFields } from '../platform/http/index.js';

export const AuditLogQuery = z.strictObject({ ...pageFields, ...auditFilters });

export const LIST_AUDIT_LOG: OperationSpec = {
  id: 'listAuditLog',
  tag: 'Access',
  summary: 'Read the Audit Log',
  description:
    'Every change that was made by API, and what Siteward did by itself on your schedules, newest first. Entries are ' +
    'neither changed nor removed. The address of the next page is in the `Link` header.',
  scope: 'audit:view',
  query: AuditLogQuery,
  answers: {
    200: {
      description: 'A page of entries.',
      schema: z.array(AuditEntry),
      example: [
        {
          id: '0192f7a4-6b1e-7c3d-8e5f-00112233aabb',
          at: '2026-11-02T09:30:00.000Z',
          actor: 'user-1',
          actor_kind: 'user',
          action: 'site.created',
          resource_type: 'site',
          resource_id: '9c3c1392-7f36-4240-85f2-273573c0384a',
          request_id: 'c1f0a2de-5a5e-4c3e-9b55-4c63de4bb4a1',
          details: { name: 'Main office', networks: ['192.168.88.0/24'] },
        },
      ],
    },
  },
  errors: ['cursor_invalid'],
};
