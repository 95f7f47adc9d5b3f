import { PROPERTY_VERSIONS } from './property-versions.data.js';
import { isAtLeast, type RouterOsVersion } from './router-values.js';

/** Whether this version of RouterOS has the property; yes, when nothing speaks against it or the version is unknown. */
export function knowsProperty(menu: string, property: string, version: RouterOsVersion | null): boolean {
  const span = PROPERTY_VERSIONS[menu]?.[property];
  if (span === undefined || version === null) return true;
  const cameLater = span.since !== undefined && !isAtLeast(version, ...span.since);
  const wentBefore = span.until !== undefined && isAtLeast(version, ...span.until);
  return !cameLater && !wentBefore;
}
