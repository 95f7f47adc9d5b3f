import type { SingleIpDocument } from './single-ip-document.js';

const uuid = { type: 'string', format: 'uuid' };
const ipv4 = { type: 'string', format: 'ipv4' };
const text = { type: 'string' };
const json = (schema: Record<string, unknown>) => ({ content: { 'application/json': { schema } } });
const error = json({ $ref: '#/components/schemas/ErrorResponse' });

/** The same shape as the customer's document, in our own words: used, by name, where that document is not at hand. */
export const SINGLE_IP_DOCUMENT: SingleIpDocument = {
  paths: {
    '/scans/cve/scheduled/single-ip': {
      post: {
        requestBody: json({
          type: 'object',
          required: ['schedule_id', 'site_id', 'ip_address'],
          properties: { schedule_id: uuid, site_id: uuid, ip_address: ipv4 },
        }),
        responses: {
          202: json({ $ref: '#/components/schemas/OnDemandScanResponse' }),
          400: error,
          401: error,
          404: error,
          422: error,
          500: error,
        },
      },
    },
  },
  components: {
    responses: {},
    schemas: {
      OnDemandScanResponse: {
        type: 'object',
        properties: {
          scan_id: uuid,
          status: text,
          ip_address: ipv4,
          site_id: uuid,
          created_at: { type: 'string', format: 'date-time' },
          message: text,
        },
      },
      ErrorResponse: { type: 'object', properties: { type: text, code: text, message: text, doc_url: text } },
    },
  },
};
