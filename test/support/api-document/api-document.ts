import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { anchored, closed, ROOT, type Schema } from './schema.js';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
}

interface MediaType {
  readonly schema?: Schema;
  readonly example?: unknown;
}

/** One answer of an operation; `schema` null when it has no body. */
export interface DocumentedAnswer {
  readonly contentType: string | null;
  readonly schema: Schema | null;
  readonly example: unknown;
}

/** One operation of the document, with everything a test has to know to call it. */
export interface DocumentedOperation {
  readonly id: string;
  readonly method: string;
  /** With placeholders: `/scans/cve/{scan_id}`. */
  readonly path: string;
  readonly tag: string;
  /** Null when no token is needed. */
  readonly scope: string | null;
  readonly parameters: readonly Parameter[];
  readonly body: { readonly schema: Schema; readonly example: unknown } | null;
  readonly statuses: readonly number[];
  /** The answers that are no errors. */
  readonly answers: ReadonlyMap<number, DocumentedAnswer>;
}

interface RawResponse {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, MediaType>>;
}

interface RawOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly security: readonly { readonly bearerAuth: readonly string[] }[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, MediaType>> };
  readonly responses: Readonly<Record<string, RawResponse>>;
}

export interface RawDocument {
  readonly openapi: string;
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly responses: Readonly<Record<string, RawResponse>>;
  };
}

/** Our OpenAPI document, read as a test needs it. */
export class ApiDocument {
  readonly operations: readonly DocumentedOperation[];
  readonly #ajv = new Ajv2020({ allErrors: false, strict: false });
  readonly #validators = new Map<Schema, ValidateFunction>();

  constructor(readonly raw: RawDocument) {
    addFormatsModule.default(this.#ajv);
    this.#ajv.addFormat('cidrv4', /^(?:\d{1,3}\.){3}\d{1,3}\/\d{1,2}$/);
    const schemas = Object.fromEntries(Object.entries(raw.components.schemas).map(([id, one]) => [id, closed(one)]));
    this.#ajv.addSchema({ $id: ROOT, components: { schemas } });
    this.operations = Object.entries(raw.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => operationOf(method, path, operation)),
    );
  }

  /** The operation of this id; an error names those there are. */
  operation(id: string): DocumentedOperation {
    const found = this.operations.find((operation) => operation.id === id);
    if (found === undefined) throw new Error(`no operation ${id} among ${this.operations.map((one) => one.id).join()}`);
    return found;
  }

  /** The schema itself instead of a reference to it. */
  resolve(schema: Schema): Schema {
    if (schema.$ref === undefined) return schema;
    const found = this.raw.components.schemas[schema.$ref.split('/').at(-1)!];
    if (found === undefined) throw new Error(`the document has no ${schema.$ref}`);
    return this.resolve(found);
  }

  /** What is wrong with the value by the schema; undocumented fields are wrong, too. */
  problems(schema: Schema, value: unknown): string[] {
    let validate = this.#validators.get(schema);
    if (validate === undefined) {
      validate = this.#ajv.compile(anchored(closed(schema)));
      this.#validators.set(schema, validate);
    }
    return validate(value) ? [] : (validate.errors ?? []).map(described);
  }
}

function described({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath || '(all)'} ${message ?? ''} ${JSON.stringify(params)}`;
}

function operationOf(method: string, path: string, raw: RawOperation): DocumentedOperation {
  const statuses = Object.keys(raw.responses).map(Number);
  const good = statuses.filter((status) => status < 400);
  const body = raw.requestBody?.content['application/json'];
  return {
    id: raw.operationId,
    method: method.toUpperCase(),
    path,
    tag: raw.tags[0] ?? '',
    scope: raw.security[0]?.bearerAuth[0] ?? null,
    parameters: raw.parameters ?? [],
    body: body === undefined ? null : { schema: body.schema ?? {}, example: body.example },
    statuses,
    answers: new Map(good.map((status) => [status, answerOf(raw.responses[status]!)])),
  };
}

function answerOf({ content }: RawResponse): DocumentedAnswer {
  const [entry] = Object.entries(content ?? {});
  if (entry === undefined) return { contentType: null, schema: null, example: undefined };
  const [contentType, { schema, example }] = entry;
  return { contentType, schema: schema ?? null, example };
}
