import { expect } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormatsModule from 'ajv-formats';
import { singleIpContract } from './seed-contract.js';

/** Stricter than the contract asks for: the four fields, all of them, nothing else. */
const ajv = new Ajv({ allErrors: true });
addFormatsModule.default(ajv);
const isErrorResponse = ajv.compile({
  type: 'object',
  required: ['type', 'code', 'message', 'doc_url'],
  additionalProperties: false,
  properties: {
    type: {
      enum: [
        'invalid_request_error',
        'authentication_error',
        'permission_error',
        'rate_limit_error',
        'not_found_error',
        'unprocessable_error',
        'conflict_error',
        'api_error',
      ],
    },
    code: { type: 'string', pattern: '^[a-z][a-z0-9_]+$' },
    message: { type: 'string', minLength: 10, maxLength: 300 },
    doc_url: { type: 'string', format: 'uri' },
  },
});
const contract = singleIpContract();

/** Fails unless the body is an error response, by our own schema and, for a status it documents, by the contract. */
export function expectErrorResponse(status: number, body: unknown): void {
  isErrorResponse(body);
  expect({ body, problems: isErrorResponse.errors ?? [] }).toEqual({ body, problems: [] });
  if (contract.statuses.includes(status)) expect(contract.validateResponse(status, body)).toEqual([]);
}
