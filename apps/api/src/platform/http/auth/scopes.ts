/** The rights a token can be given, `resource:action`. `cve:*` holds all of its resource, `*` holds everything. */
export const SCOPES = [
  'cve:view',
  'cve:create',
  'cve:update',
  'cve:delete',
  'cve:run',
  'cve:manage',
  'site:view',
  'site:create',
  'site:update',
  'site:delete',
  'agent:support',
  'key:view',
  'key:create',
  'key:delete',
  'audit:view',
] as const;
export type Scope = (typeof SCOPES)[number];

/** Whether one of the granted scopes holds the wanted one. */
export function grants(granted: readonly string[], wanted: Scope): boolean {
  const [resource] = wanted.split(':');
  return granted.some((scope) => scope === wanted || scope === '*' || scope === `${resource}:*`);
}
