import { z } from 'zod';
import {
  createDocument,
  type oas31,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponseObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { type AnswerSpec, type OperationSpec, TAGS } from '../operation.js';
import type { DocumentedRoute } from './documented-routes.js';
import { answerOf, byStatus, errorCodesOf, errorDescription } from './error-answers.js';
import { API_VERSION, INTRODUCTION, SHARED_HEADERS, TITLE, TOKEN_DESCRIPTION } from './introduction.data.js';
import { publishedSchema } from './published-schema.js';
import { nameSharedSchemas } from './shared-schemas.js';

export type OpenApiDocument = oas31.OpenAPIObject;

const JSON_TYPE = 'application/json';
const METHOD_ORDER = ['get', 'post', 'put', 'patch', 'delete'];

/** What every error answer is. The customer's document requires none of the fields, though all are always there. */
const ErrorResponse = z
  .object({
    type: z.string().meta({
      description: 'A broad category for the error.',
      example: 'invalid_request_error',
    }),
    code: z.string().meta({
      description: 'A short, unique name of the specific error; each has a page.',
      example: 'parameter_missing',
    }),
    message: z.string().meta({
      description: 'What went wrong, for people. It names the parameter concerned.',
      example: "The 'description' parameter is required for this request.",
    }),
    doc_url: z.string().meta({
      description: 'The page of this error code.',
      example: 'https://siteward.example/errors/parameter_missing',
    }),
  })
  .meta({ id: 'ErrorResponse', override: { required: undefined } });

/**
 * The OpenAPI 3.1 document of the routes, made of what was declared of them. `publicUrl` is the base of all links.
 * @throws {Error} when a schema cannot be written as JSON Schema, or an error has a status nobody described.
 */
export function openApiDocument(routes: readonly DocumentedRoute[], publicUrl: string): OpenApiDocument {
  nameSharedSchemas(routes);
  return createDocument(
    {
      openapi: '3.1.0',
      info: { title: TITLE, version: API_VERSION, description: INTRODUCTION },
      servers: [{ url: publicUrl, description: 'This server' }],
      security: [{ bearerAuth: [] }],
      tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
      paths: pathsOf(routes, publicUrl),
      components: {
        headers: { ...SHARED_HEADERS },
        responses: errorResponses(routes),
        securitySchemes: {
          bearerAuth: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: TOKEN_DESCRIPTION },
        },
      },
    },
    { override: publishedSchema, reused: 'inline' },
  );
}

/** Those that some route can answer. */
function errorResponses(routes: readonly DocumentedRoute[]): Record<string, ZodOpenApiResponseObject> {
  const content = { [JSON_TYPE]: { schema: ErrorResponse } };
  const headers = { 'X-Request-Id': { $ref: '#/components/headers/RequestId' } };
  const statuses = [...byStatus(routes.flatMap(({ spec }) => errorCodesOf(spec))).keys()];
  return Object.fromEntries(
    statuses.map(answerOf).map(({ name, description }) => [name, { description, headers, content }]),
  );
}

function pathsOf(routes: readonly DocumentedRoute[], publicUrl: string): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const { method, path, spec } of [...routes].sort(inReadingOrder)) {
    paths[path] = { ...paths[path], [method]: operationOf(spec, publicUrl) };
  }
  return paths;
}

/** By tag, then by path: one fixed order, whatever order the modules are loaded in. */
function inReadingOrder(a: DocumentedRoute, b: DocumentedRoute): number {
  const tags = Object.keys(TAGS);
  const byTag = tags.indexOf(a.spec.tag) - tags.indexOf(b.spec.tag);
  if (byTag !== 0) return byTag;
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return METHOD_ORDER.indexOf(a.method) - METHOD_ORDER.indexOf(b.method);
}

function operationOf(spec: OperationSpec, publicUrl: string): ZodOpenApiOperationObject {
  const isPublic = spec.scope === 'public';
  return {
    tags: [spec.tag],
    summary: spec.summary,
    description: isPublic ? spec.description : `${spec.description}\n\nNeeds the scope \`${spec.scope}\`.`,
    operationId: spec.id,
    // OpenAPI 3.1 lets a bearer scheme name the rights that are needed.
    security: isPublic ? [] : [{ bearerAuth: [spec.scope] }],
    requestParams: {
      ...(spec.params === undefined ? {} : { path: spec.params }),
      ...(spec.query === undefined ? {} : { query: spec.query }),
    },
    parameters: Object.entries(spec.headers ?? {}).map(([name, description]) => ({
      in: 'header',
      name,
      description,
      required: false,
      schema: { type: 'string' },
    })),
    ...(spec.body === undefined ? {} : { requestBody: requestBodyOf(spec.body) }),
    responses: responsesOf(spec, publicUrl),
  };
}

function requestBodyOf({ schema, description, example }: NonNullable<OperationSpec['body']>) {
  return { required: true, description, content: { [JSON_TYPE]: { schema, example } } };
}

function responsesOf(spec: OperationSpec, publicUrl: string): ZodOpenApiResponsesObject {
  const good = Object.entries(spec.answers).map(([status, answer]) => [status, responseOf(answer)] as const);
  const bad = [...byStatus(errorCodesOf(spec))].map(
    ([status, codes]) =>
      [
        String(status),
        {
          $ref: `#/components/responses/${answerOf(status).name}`,
          description: errorDescription(status, codes, publicUrl),
        },
      ] as const,
  );
  return Object.fromEntries([...good, ...bad]) as ZodOpenApiResponsesObject;
}

function responseOf({ description, schema, example, headers, contentType }: AnswerSpec): ZodOpenApiResponseObject {
  const own = Object.entries(headers ?? {}).map(([name, text]) => [
    name,
    { description: text, schema: { type: 'string' as const } },
  ]);
  const shared = { 'X-Request-Id': { $ref: '#/components/headers/RequestId' } };
  const content = { [contentType ?? JSON_TYPE]: { schema, ...(example === undefined ? {} : { example }) } };
  return {
    description,
    headers: { ...(Object.fromEntries(own) as object), ...shared },
    ...(schema === null ? {} : { content: content as NonNullable<ZodOpenApiResponseObject['content']> }),
  };
}
