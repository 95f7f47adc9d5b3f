import { listOf } from '../router-values.js';
import type { Check } from './check.js';
import { noRow } from './check-kinds.js';
import type { SeenRow } from './seen.js';

const NAT = '/ip/firewall/nat';
const NAT_PROPERTIES = [
  'chain',
  'action',
  'disabled',
  'invalid',
  'dst-address',
  'dst-address-list',
  'dst-address-type',
  'src-address',
  'src-address-list',
  'in-interface',
  'in-interface-list',
  'protocol',
  'dst-port',
  'to-addresses',
  'to-ports',
  'comment',
];

/** Ports behind which strangers look for remote control: shells, desktops, web interfaces, WinBox, cameras. */
const CONTROL_PORTS = ['22', '23', '80', '443', '445', '3389', '8291', '8728', '554', '37777'];

const redirects = (row: SeenRow): boolean =>
  row.enabled && !row.flag('invalid', false) && row.text('chain') === 'dstnat';
const narrowed = (row: SeenRow, properties: readonly string[]): boolean =>
  properties.some((property) => (row.maybe(property) ?? '') !== '');

/** What destination NAT lets in. */
export const NAT_CHECKS: readonly Check[] = [
  noRow({
    id: 'fw.nat-mgmt',
    title: 'No port for remote control is forwarded to a device for everybody',
    severity: 'high',
    remedy: '/ip/firewall/nat/disable <number>',
    menu: NAT,
    properties: NAT_PROPERTIES,
    offends: (row) =>
      redirects(row) &&
      row.text('action') === 'dst-nat' &&
      !narrowed(row, ['src-address', 'src-address-list']) &&
      listOf(row.text('to-ports', row.text('dst-port', ''))).some((port) => CONTROL_PORTS.includes(port)),
    show: (row) => `${showNat(row)} to-ports=${row.text('to-ports', '')}`,
  }),
  noRow({
    id: 'fw.nat-any',
    title: 'Every destination NAT rule says which traffic it means',
    severity: 'medium',
    remedy: '/ip/firewall/nat/set <number> in-interface-list=WAN dst-port=<port>',
    menu: NAT,
    properties: NAT_PROPERTIES,
    offends: (row) =>
      redirects(row) &&
      row.text('action') === 'dst-nat' &&
      !narrowed(row, [
        'dst-address',
        'dst-address-list',
        'dst-address-type',
        'in-interface',
        'in-interface-list',
        'dst-port',
      ]),
    show: (row) => showNat(row),
  }),
];

function showNat(row: SeenRow): string {
  return `chain=dstnat dst-port=${row.text('dst-port', 'any')} to-addresses=${row.text('to-addresses', '')}`;
}
