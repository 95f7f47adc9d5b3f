import { grants, type Scope, SCOPES } from '../platform/http/index.js';

/** The scopes a key can be given: each right, all rights of a resource, all rights. */
export const GIVABLE_SCOPES: readonly [string, ...string[]] = [
  '*',
  ...new Set(SCOPES.map((scope) => `${resourceOf(scope)}:*`)),
  ...SCOPES,
];

/** The first of the wanted scopes that whoever has the granted ones may not give away; null when all may be given. */
export function firstNotGivable(granted: readonly string[], wanted: readonly string[]): string | null {
  return wanted.find((scope) => !mayGive(granted, scope)) ?? null;
}

function mayGive(granted: readonly string[], wanted: string): boolean {
  if (granted.includes('*') || granted.includes(wanted)) return true;
  // `cve:*` will hold rights that do not exist yet: having all of today's is not having it.
  return isScope(wanted) && grants(granted, wanted);
}

function isScope(text: string): text is Scope {
  return SCOPES.some((scope) => scope === text);
}

function resourceOf(scope: Scope): string {
  return scope.split(':')[0] ?? scope;
}
