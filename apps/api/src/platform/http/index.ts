export { type Caller } from './auth/caller.js';
export { CurrentCaller } from './auth/current-caller.js';
export { Public } from './auth/public.js';
export { createHttpApp } from './create-http-app.js';
export { READINESS_PROBES, type ReadinessProbe } from './health.controller.js';
export { parseBody, parseParams, parseQuery } from './parsing/parse-request.js';
