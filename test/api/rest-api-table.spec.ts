import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ApiDocument, type RawDocument } from '../support/api-document/api-document.js';

const document = new ApiDocument(JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as RawDocument);

interface Row {
  readonly route: string;
  readonly operationId: string;
  readonly spec: string;
  readonly test: string;
}

/** The rows of both tables that name a route: the last four cells. */
const rows: Row[] = readFileSync('docs/rest-api.md', 'utf8')
  .split('\n')
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| |\s*\|$/g, '')))
  .flatMap((cells) => {
    const [route = '', operationId = '', spec = '', test = ''] = cells
      .slice(-4)
      .map((cell) => cell.replaceAll('`', ''));
    return /^[A-Z]+ \//.test(route) ? [{ route, operationId, spec, test }] : [];
  });

describe('docs/rest-api.md', () => {
  it('has every operation of the OpenAPI document, under its route', () => {
    const documented = document.operations.map(({ id, method, path }) => `${id}: ${method} ${path}`);
    expect(rows.map(({ operationId, route }) => `${operationId}: ${route}`).sort()).toEqual(documented.sort());
  });

  it.each(rows.map((row) => [row.operationId, row] as const))('names a test of %s that exists', (_, { spec, test }) => {
    const source = readFileSync(`test/flow/${spec}`, 'utf8');
    const isThere = [`'${test}'`, `"${test}"`].some((title) => source.includes(`it(${title}`));
    expect({ spec, test, isThere }).toEqual({ spec, test, isThere: true });
  });
});
