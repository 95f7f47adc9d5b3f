import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './schema.js';

/** The API as TypeScript sees it: every path, parameter, body and answer has the type our own document gives it. */
export type ApiClient = Client<paths>;

/** A client that comes with this token. */
export function apiClient(baseUrl: string, token: string): ApiClient {
  return createClient<paths>({ baseUrl, headers: { authorization: `Bearer ${token}` } });
}
