import type { SingleIpDocument } from './single-ip-document.js';

const uuid = { type: 'string', format: 'uuid' };
const ipv4 = { type: 'string', format: 'ipv4' };
const text = { type: 'string' };
const json = (schema: Record<string, unknown>) => ({ content: { 'application/json': { schema } } });
const error = json({ $ref: '#/components/schemas/ErrorResponse' });
const answer = (name: string) => ({ $ref: `#/components/responses/${name}` });

/** The same shape as the customer's document, in our own words: used, by name, where that document is not at hand. */
export const SINGLE_IP_DOCUMENT: SingleIpDocument = {
  paths: {
    '/scans/cve/scheduled/single-ip': {
      post: {
        operationId: 'startSingleIpScan',
        tags: ['Scan Execution'],
        summary: 'Start On-Demand Single-IP Scan',
        requestBody: json({
          type: 'object',
          required: ['schedule_id', 'site_id', 'ip_address'],
          properties: { schedule_id: uuid, site_id: uuid, ip_address: ipv4 },
        }),
        responses: {
          202: json({ $ref: '#/components/schemas/OnDemandScanResponse' }),
          400: answer('BadRequestError'),
          401: answer('UnauthorizedError'),
          404: answer('NotFoundError'),
          422: answer('ValidationError'),
          500: answer('InternalServerError'),
        },
      },
    },
  },
  components: {
    responses: {
      BadRequestError: error,
      UnauthorizedError: error,
      NotFoundError: error,
      ValidationError: error,
      InternalServerError: error,
    },
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
