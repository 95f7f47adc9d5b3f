import { LEFT_OUT, LEFT_OUT_ANYWHERE } from './left-out.data.js';
import { bareMenu } from './menu-query.js';
import { OPTIONAL_MENUS } from './optional-menus.data.js';
import { PROPERTY_VERSIONS, type PropertyVersions } from './property-versions.data.js';
import { isAtLeast, type RouterOsVersion } from './router-values.js';

/** Whether this version of RouterOS has the property; yes, when nothing speaks against it or the version is unknown. */
export function knowsProperty(menu: string, property: string, version: RouterOsVersion | null): boolean {
  const span = PROPERTY_VERSIONS[bareMenu(menu)]?.[property];
  return span === undefined || version === null || isWithin(span, version);
}

/** Whether a row without the property is complete all the same: RouterOS leaves it out while it is unset. */
export function mayBeLeftOut(menu: string, property: string, version: RouterOsVersion | null): boolean {
  if (LEFT_OUT_ANYWHERE.includes(property)) return true;
  return holds(LEFT_OUT[bareMenu(menu)]?.[property], version);
}

/** Whether a router of this version may rightly lack the menu. An unknown version excuses nothing that is tied to one. */
export function isOptionalMenu(menu: string, version: RouterOsVersion | null): boolean {
  return holds(OPTIONAL_MENUS[bareMenu(menu)], version);
}

function holds(span: true | PropertyVersions | undefined, version: RouterOsVersion | null): boolean {
  return span === true || (span !== undefined && version !== null && isWithin(span, version));
}

function isWithin({ since, until }: PropertyVersions, version: RouterOsVersion): boolean {
  const cameLater = since !== undefined && !isAtLeast(version, ...since);
  const wentBefore = until !== undefined && isAtLeast(version, ...until);
  return !cameLater && !wentBefore;
}
