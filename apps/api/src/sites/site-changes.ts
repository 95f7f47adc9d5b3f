import type { SiteChanges } from '#contracts';
import type { SiteRow } from './sites.store.js';

/** The site with the changes made at `now`; null when they change nothing. */
export function withChanges(site: SiteRow, { name, networks }: SiteChanges, now: Date): SiteRow | null {
  const changed = { ...site, name: name ?? site.name, networks: networks ?? site.networks, updated_at: now };
  const isSame = changed.name === site.name && changed.networks.join() === site.networks.join();
  return isSame ? null : changed;
}
