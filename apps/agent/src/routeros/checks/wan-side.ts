import type { WanSide } from './packet-walk.js';
import type { Seen, SeenRow } from './seen.js';
import { Unanswerable } from './unanswerable.js';

/** What {@link wanSide} needs to have been read. */
export const WAN_READS = {
  '/interface/list/member': ['list', 'interface', 'disabled'],
  '/ip/route': ['dst-address', 'gateway', 'gateway-status', 'immediate-gw', 'active', 'disabled'],
} as const;

/** The interfaces towards the internet: those of the list WAN, and those of the active default routes. */
export function wanSide(seen: Seen): WanSide {
  const members = seen.rows('/interface/list/member').filter((row) => row.enabled);
  const listed = members.filter((row) => row.text('list') === 'WAN').map((row) => row.text('interface'));
  const interfaces = new Set([...listed, ...defaultInterfaces(seen)]);
  const lists = members.filter((row) => interfaces.has(row.text('interface'))).map((row) => row.text('list'));
  // A rule that names WAN means the outside, even where nobody filled the list.
  return { interfaces, lists: new Set([...lists, 'WAN']) };
}

/** The interfaces over which the active default routes lead. */
export function defaultInterfaces(seen: Seen): string[] {
  const active = seen.rows('/ip/route').filter((row) => row.flag('active', false));
  // The agent is connected, so some route is.
  if (active.length === 0) throw new Unanswerable('unexpected_shape', '/ip/route names no active route.');
  return active.filter((row) => row.text('dst-address') === '0.0.0.0/0').map(interfaceOf);
}

/** v7 names the interface in `immediate-gw` behind a percent sign, v6 in `gateway-status` behind `via`. */
function interfaceOf(route: SeenRow): string {
  const immediate = /%(.+)$/.exec(route.text('immediate-gw', ''))?.[1];
  const via = /\svia\s+(\S+)/.exec(route.text('gateway-status', ''))?.[1];
  const gateway = route.text('gateway', '');
  const name = immediate ?? via ?? (/^[\d.:%]*$/.test(gateway) ? undefined : gateway);
  if (name !== undefined) return name;
  throw new Unanswerable('unexpected_shape', '/ip/route does not tell over which interface the default route leads.');
}
