import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DocumentedRoute } from '../../apps/api/src/platform/http/index.js';
import { declaredRoutes, openApi } from '../../apps/api/src/open-api.js';
import { isErrorCode } from '../../apps/api/src/platform/app-error.js';
import { ERROR_CODES } from '../../apps/api/src/platform/error-codes.data.js';
import { clientTypes } from '../../tools/openapi/client-types.mjs';
import { ApiDocument, type RawDocument } from '../support/api-document/api-document.js';
import type { Schema } from '../support/api-document/schema.js';
import { singleIpDocument } from '../support/seed-contract.js';
import { PUBLIC_URL, startSystem, type System } from '../support/system.js';

const FILE = 'docs/openapi.json';
const CLIENT_TYPES = 'test/support/api-client/schema.d.ts';
const SINGLE_IP = '/scans/cve/scheduled/single-ip';
const REMEDY = 'run: node tools/openapi.mjs';

/** Errors that belong to no operation: there is none at the address, or it is no part of the REST API. */
const OUTSIDE_OPERATIONS = ['route_not_found', 'method_not_allowed', 'error_code_not_found', 'metrics_elsewhere'];

const seed = singleIpDocument();
const file = JSON.parse(readFileSync(FILE, 'utf8')) as RawDocument;
const document = new ApiDocument(file);
const routes: readonly DocumentedRoute[] = await declaredRoutes();
const names = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
const named = document.operations.map((operation) => [operation.id, operation] as const);

/** What two descriptions of a thing have to agree on: not the words, but names, types, formats and examples. */
function structure(schema: Schema): object {
  const { type, format, required, properties, example, $ref } = schema;
  return {
    ...($ref === undefined ? {} : { $ref }),
    ...(type === undefined ? {} : { type }),
    ...(format === undefined ? {} : { format }),
    required: required === undefined ? 'none' : [...required].sort(),
    ...(example === undefined ? {} : { example }),
    ...(properties === undefined
      ? {}
      : { properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, structure(one)])) }),
  };
}

/** All of it but the page of an error, which is on our own server. */
function withoutPageAddress(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === 'example' && String(value).includes('/errors/') ? undefined : value,
  ) as Schema;
}

/** The parts in which two documents differ, by name: the whole of both would say nothing to anybody. */
function differences(one: RawDocument, other: RawDocument): string[] {
  const [left, right] = [one, other].map(partsOf);
  return [...new Set([...left!.keys(), ...right!.keys()])].filter((name) => left!.get(name) !== right!.get(name));
}

function partsOf({ paths, components, ...head }: RawDocument): Map<string, string> {
  const nested = (prefix: string, parts: object): [string, string][] =>
    Object.entries(parts).flatMap(([key, part]) =>
      Object.entries(part as object).map(([name, one]): [string, string] => [
        [prefix, key, name].join(' '),
        JSON.stringify(one),
      ]),
    );
  return new Map([['head', JSON.stringify(head)], ...nested('', paths), ...nested('components', components)]);
}

describe('the OpenAPI document', () => {
  it(`is the one in ${FILE}`, async () => {
    const code = JSON.parse(JSON.stringify(await openApi(file.servers[0]!.url))) as RawDocument;
    expect({ remedy: REMEDY, differences: differences(file, code) }).toEqual({ remedy: REMEDY, differences: [] });
  });

  it(`is accepted by openapi-typescript, which makes ${CLIENT_TYPES} of it`, async () => {
    const isSame = (await clientTypes(file)) === readFileSync(CLIENT_TYPES, 'utf8');
    expect({ isSame, remedy: REMEDY }).toEqual({ isSame: true, remedy: REMEDY });
  });

  it('is OpenAPI 3.1 with its tags in order and each operation named once', () => {
    expect(file.openapi).toMatch(/^3\.1\.\d$/);
    expect(new Set(names(document.operations)).size).toBe(document.operations.length);
    for (const [id] of named) expect(id).toMatch(/^[a-z]+([A-Z][a-z0-9]*)+$/);
  });

  it('says of each path parameter what it is', () => {
    for (const [id, { path, parameters }] of named) {
      const placeholders = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const documented = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      expect({ id, documented }).toEqual({ id, documented: placeholders });
    }
  });

  it.each(named)('%s: has an example of each body, and each conforms', (_id, operation) => {
    const { body, answers } = operation;
    if (body !== null) expect(document.problems(body.schema, body.example)).toEqual([]);
    for (const [status, { schema, example, contentType }] of answers) {
      if (schema === null) continue;
      expect({ status, example }).not.toEqual({ status, example: undefined });
      if (contentType === 'application/json') {
        expect({ status, problems: document.problems(schema, example) }).toEqual({ status, problems: [] });
      }
    }
  });

  it.each(routes.filter(({ spec }) => spec.body !== undefined).map(({ spec }) => [spec.id, spec] as const))(
    '%s: its handler would take the example',
    (_id, { body }) => {
      expect(body?.schema.safeParse(body.example)).toMatchObject({ success: true });
    },
  );

  it('names errors that exist, and every error there is', () => {
    const linked = new Set([...JSON.stringify(file).matchAll(/\/errors\/(\w+)\)/g)].map(([, code]) => code!));
    for (const code of linked) expect({ code, exists: isErrorCode(code) }).toEqual({ code, exists: true });
    expect([...linked, ...OUTSIDE_OPERATIONS].sort()).toEqual(Object.keys(ERROR_CODES).sort());
  });
});

describe(`POST ${SINGLE_IP} is described as in ${seed.source}`, () => {
  const theirs = seed.document.paths[SINGLE_IP]!.post;
  const ours = file.paths[SINGLE_IP]!.post! as unknown as typeof theirs;

  it('with the same name, tag and summary', () => {
    expect(ours).toMatchObject({ operationId: theirs.operationId, tags: theirs.tags, summary: theirs.summary });
  });

  it('with the same body', () => {
    const bodyOf = ({ requestBody }: typeof theirs) => requestBody.content['application/json']!.schema as Schema;
    expect(structure(bodyOf(ours))).toMatchObject(structure(bodyOf(theirs)));
  });

  it('with the same answers, by the same names', () => {
    for (const [status, answer] of Object.entries(theirs.responses)) {
      if (answer?.$ref === undefined) expect(ours.responses[status]).toMatchObject({ content: answer!.content });
      else expect(ours.responses[status]).toMatchObject({ $ref: answer.$ref });
    }
  });

  it('with the same shared schemas and answers', () => {
    const { schemas, responses } = seed.document.components;
    for (const [name, schema] of Object.entries(schemas)) {
      const [our, their] = [file.components.schemas[name]!, schema as Schema].map(withoutPageAddress);
      expect({ name, ...structure(our!) }).toMatchObject({ name, ...structure(their!) });
    }
    for (const [name, answer] of Object.entries(responses)) {
      expect(file.components.responses[name]).toMatchObject({ content: answer!.content });
    }
  });
});

describe('a running server', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem();
  });
  afterAll(() => system.stop());

  it('serves the document with its own address, to everybody, and lets it be kept', async () => {
    const { centre } = system;
    const answer = await centre.get('', '/openapi.json', { token: null });
    const moved = JSON.parse(JSON.stringify(file).replaceAll(file.servers[0]!.url, PUBLIC_URL)) as RawDocument;
    expect(differences(answer.body as unknown as RawDocument, moved)).toEqual([]);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
    const etag = answer.headers.get('etag')!;
    const again = await centre.get('', '/openapi.json', { token: null, headers: { 'if-none-match': etag } });
    expect(again).toMatchObject({ status: 304, text: '' });
  });

  it('has a page for every error code', async () => {
    for (const [code, { title }] of Object.entries(ERROR_CODES)) {
      const page = await system.centre.get('', `/errors/${code}`, { token: null });
      expect({ code, status: page.status }).toEqual({ code, status: 200 });
      expect(page.text).toContain(title.replaceAll("'", '&#39;'));
    }
  });
});
