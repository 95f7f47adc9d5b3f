import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormatsModule from 'ajv-formats';
import { parse } from 'yaml';
import { anchored, ROOT } from './api-document/schema.js';
import type { Schema, SingleIpDocument } from './single-ip-document.js';
import { SINGLE_IP_DOCUMENT } from './single-ip.schema.js';

const DOCUMENT = '../shared/reference/single-ip-openapi.md';
const PATH = '/scans/cve/scheduled/single-ip';
const ORIGINAL = 'the original document';
const STAND_IN = 'OUR STAND-IN, the original document is absent';

/** What a contract has to say about a message. No problems means that it conforms. */
export interface SingleIpContract {
  /** Where the schemas come from; belongs into the title of a test, so that a stand-in is seen. */
  readonly source: string;
  readonly isOriginal: boolean;
  /** The documented statuses. */
  readonly statuses: readonly number[];
  validateRequest(body: unknown): string[];
  validateResponse(status: number, body: unknown): string[];
}

/** The contract of the customer's own document, or null where that document is not at hand. */
export function loadSeedContract(repositoryRoot = process.cwd()): SingleIpContract | null {
  const document = readSeed(repositoryRoot);
  return document === null ? null : compile(document, ORIGINAL, true);
}

/** The document itself and where it comes from: the original where there is one, else our own stand-in. */
export function singleIpDocument(repositoryRoot = process.cwd()): { source: string; document: SingleIpDocument } {
  const seed = readSeed(repositoryRoot);
  return seed === null ? { source: STAND_IN, document: SINGLE_IP_DOCUMENT } : { source: ORIGINAL, document: seed };
}

function readSeed(repositoryRoot: string): SingleIpDocument | null {
  const file = resolve(repositoryRoot, DOCUMENT);
  if (!existsSync(file)) return null;
  const fence = /^`{3,}yaml[^\n]*\n([\s\S]*?)^`{3,}/m.exec(readFileSync(file, 'utf8'));
  if (fence?.[1] === undefined) throw new Error(`${DOCUMENT} holds no YAML block any more`);
  return parse(fence[1]) as SingleIpDocument;
}

/** The original contract where there is one, else our own stand-in; `source` says which. */
export function singleIpContract(repositoryRoot?: string): SingleIpContract {
  return loadSeedContract(repositoryRoot) ?? standInContract();
}

/** The contract as we wrote it down ourselves. */
export function standInContract(): SingleIpContract {
  return compile(SINGLE_IP_DOCUMENT, STAND_IN, false);
}

function compile(document: SingleIpDocument, source: string, isOriginal: boolean): SingleIpContract {
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormatsModule.default(ajv);
  ajv.addSchema({ $id: ROOT, components: document.components });
  const operation = document.paths[PATH]?.post;
  if (operation === undefined) throw new Error(`The contract does not describe POST ${PATH}`);
  const request = ajv.compile(anchored(schemaOf(operation.requestBody.content)));
  const responses = new Map<number, ValidateFunction>();
  for (const [status, response] of Object.entries(operation.responses)) {
    const resolved =
      response?.$ref === undefined ? response : document.components.responses[response.$ref.split('/').at(-1)!];
    responses.set(Number(status), ajv.compile(anchored(schemaOf(resolved?.content))));
  }
  return {
    source,
    isOriginal,
    statuses: [...responses.keys()],
    validateRequest: (body) => problemsOf(request, body),
    validateResponse: (status, body) => {
      const validate = responses.get(status);
      return validate === undefined ? [`status ${status} is not in the contract`] : problemsOf(validate, body);
    },
  };
}

function schemaOf(content: Record<string, { readonly schema: Schema } | undefined> | undefined): Schema {
  const schema = content?.['application/json']?.schema;
  if (schema === undefined) throw new Error('The contract has no JSON schema where one is needed');
  return schema;
}

function problemsOf(validate: ValidateFunction, body: unknown): string[] {
  if (validate(body)) return [];
  return (validate.errors ?? []).map((error) => `${error.instancePath || '(body)'} ${error.message ?? error.keyword}`);
}
