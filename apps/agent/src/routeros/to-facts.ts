import { normaliseMac, type RouterFacts } from '#contracts';
import { clipText } from './clip-text.js';
import { parseFlag } from './router-values.js';
import type { Row } from './session.js';
import type { RouterSnapshot } from './snapshot.js';

/** Bounds of the contract's model; the rest of a longer list is dropped. */
const MAX_TEXT = 512;
const MAX = { packages: 200, services: 200, users: 500, interfaces: 1000, addresses: 1000 } as const;

/** What the router said of itself. Null where it did not say; an empty list where the menu was not read. */
export function toFacts(snapshot: RouterSnapshot): RouterFacts {
  const resource = rowsOf(snapshot, '/system/resource')[0] ?? {};
  const board = rowsOf(snapshot, '/system/routerboard')[0] ?? {};
  return {
    identity: said(rowsOf(snapshot, '/system/identity')[0]?.name),
    version: said(resource.version),
    architecture: said(resource['architecture-name']),
    board_name: said(resource['board-name']),
    platform: said(resource.platform),
    uptime: said(resource.uptime),
    update_channel: said(rowsOf(snapshot, '/system/package/update')[0]?.channel),
    current_firmware: said(board['current-firmware']),
    upgrade_firmware: said(board['upgrade-firmware']),
    packages: rowsOf(snapshot, '/system/package').slice(0, MAX.packages).map(toPackage),
    services: rowsOf(snapshot, '/ip/service').flatMap(toService).slice(0, MAX.services),
    users: rowsOf(snapshot, '/user').slice(0, MAX.users).map(toUser),
    interfaces: rowsOf(snapshot, '/interface').slice(0, MAX.interfaces).map(toInterface),
    addresses: toAddresses(rowsOf(snapshot, '/ip/address')),
    arp_entries: countOf(snapshot, '/ip/arp'),
    dhcp_leases: countOf(snapshot, '/ip/dhcp-server/lease'),
  };
}

function toPackage(row: Row): RouterFacts['packages'][number] {
  return { name: text(row.name), version: text(row.version), disabled: isYes(row.disabled) };
}

/** A service somebody configured; since about 7.18 the menu also lists listeners and live connections. */
function toService(row: Row): RouterFacts['services'] {
  const port = Number(row.port);
  if (isYes(row.dynamic) || !Number.isInteger(port) || port < 0 || port > 65_535) return [];
  const from = row['available-from'] ?? row.address;
  return [{ name: text(row.name), port, disabled: isYes(row.disabled), available_from: text(from) }];
}

function toUser(row: Row): RouterFacts['users'][number] {
  return { name: text(row.name), group: text(row.group), disabled: isYes(row.disabled) };
}

function toInterface(row: Row): RouterFacts['interfaces'][number] {
  return {
    name: text(row.name),
    type: text(row.type),
    mac: normaliseMac(row['mac-address'] ?? ''),
    running: isYes(row.running),
    disabled: isYes(row.disabled),
  };
}

function toAddresses(rows: readonly Row[]): string[] {
  return rows
    .filter((row) => !isYes(row.disabled))
    .map((row) => text(row.address))
    .filter((address) => address !== '')
    .slice(0, MAX.addresses);
}

function rowsOf(snapshot: RouterSnapshot, menu: string): readonly Row[] {
  const reading = snapshot.menus.get(menu);
  return reading?.kind === 'rows' ? reading.rows : [];
}

function countOf(snapshot: RouterSnapshot, menu: string): number | null {
  const reading = snapshot.menus.get(menu);
  return reading?.kind === 'rows' ? reading.total : null;
}

function said(value: string | undefined): string | null {
  return value === undefined || value === '' ? null : clipText(value, MAX_TEXT);
}

function text(value: string | undefined): string {
  return clipText(value ?? '', MAX_TEXT);
}

/** Flags that RouterOS leaves out are off. */
function isYes(value: string | undefined): boolean {
  return parseFlag(value ?? '') ?? false;
}
