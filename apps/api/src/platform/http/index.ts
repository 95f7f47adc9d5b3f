export { type Caller } from './auth/caller.js';
export { CurrentCaller, type RequestCaller } from './auth/current-caller.js';
export { Public } from './auth/public.js';
export { grants, type Scope, SCOPES } from './auth/scopes.js';
export { createHttpApp } from './create-http-app.js';
export { READINESS_PROBES, type ReadinessProbe } from './health.controller.js';
export { Operation, OPERATION, type OperationSpec, TAGS } from './operation.js';
export { pageFields, type PagePosition, positionOf, tellNextPage } from './paging/paging.js';
export { parseBody, parseParams, parseQuery } from './parsing/parse-request.js';
