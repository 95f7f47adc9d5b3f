import openapiTS, { astToString } from 'openapi-typescript';

const HEADING = '// Generated from docs/openapi.json by: node tools/openapi.mjs\n';

/**
 * The TypeScript types of an OpenAPI document, for openapi-fetch.
 * @param {object} document
 * @returns {Promise<string>}
 */
export async function clientTypes(document) {
  // A copy, because what is given is written into.
  return HEADING + astToString(await openapiTS(JSON.parse(JSON.stringify(document))));
}
