/** What stands above the operations. */
export const TITLE = 'Siteward CVE Scans API';

/** The version of the API, not of the program: it changes when a caller has to. */
export const API_VERSION = '1.0.0';

export const INTRODUCTION = `Finds the known vulnerabilities on the devices behind MikroTik routers: schedules, scans and reports, what is
known about a vulnerability, and what was decided about it.

**Tokens.** Every request carries \`Authorization: Bearer …\`: a JSON Web Token of your issuer, or an API key. Each operation names the scope
it needs; \`cve:*\` holds all of its kind. A token belongs to one tenant, and to a token of another tenant nothing of yours exists (404).

**Lists** are bare arrays, newest first. A page has up to \`limit\` elements, and the \`Link\` header has the address of the next one, when there is one.

**Errors** all have the form of \`ErrorResponse\`. 400 means that the request has to be written differently, 422 that it is well-formed but
impossible, 409 that it may work later. Every code has a page, at the \`doc_url\` of the answer.

**Moments** are ISO 8601. Fields may be added to answers; unknown fields in requests are refused, so that a misspelt one is not ignored.`;

export const TOKEN_DESCRIPTION =
  'Enter your bearer token in the format: Bearer {token}. The token is a JSON Web Token of your issuer, or an API key.';

/** Headers that answers of many operations have. */
export const SHARED_HEADERS = {
  RequestId: {
    description: 'Names this request in our log: the `x-request-id` of the request when it had a usable one.',
    schema: { type: 'string' },
    example: '0198b1f4-7a53-7c1e-9d1b-6f1b0d9c2a11',
  },
} as const;
