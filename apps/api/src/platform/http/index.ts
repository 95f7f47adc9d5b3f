export { API_KEY_VERIFIER, type ApiKeyVerifier } from './auth/api-key-verifier.js';
export { type Caller } from './auth/caller.js';
export { CurrentCaller, type RequestCaller } from './auth/current-caller.js';
export { Public } from './auth/public.js';
export { grants, type Scope, SCOPES } from './auth/scopes.js';
export { VerifiedTokenCache } from './auth/verified-token-cache.js';
export { createHttpApp } from './create-http-app.js';
export {
  type DocumentedRoute,
  documentedRoutes,
  openApiDocument,
  type OpenApiDocument,
} from './documentation/index.js';
export { READINESS_PROBES, type ReadinessProbe } from './health.controller.js';
export { Operation, OPERATION, type OperationSpec } from './operation.js';
export { cutPage, pageFields, type PagePosition, positionOf, tellNextPage } from './paging/paging.js';
export { parseBody, parseParams, parseQuery } from './parsing/parse-request.js';
