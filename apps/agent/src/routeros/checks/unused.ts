import { parseDuration, parseInstant } from '../router-values.js';
import type { Check } from './check.js';
import { fault, offenders, question } from './check-kinds.js';
import type { Seen, SeenRow } from './seen.js';
import { Unanswerable } from './unanswerable.js';

const ETHERNET = '/interface/ethernet';
const RESOURCE = '/system/resource';
const DEVICE_MODE = '/system/device-mode';
const LONG_S = 7 * 86_400;

/** Whether a port lost its link within the last week, by the router's own clock. A port that never had one has no such time. */
function wasUpLately(seen: Seen, name: string): boolean {
  const port = seen.rows('/interface').find((row) => row.text('name') === name);
  if (port === undefined) throw new Unanswerable('unexpected_shape', `/interface lacks ${name.slice(0, 60)}.`);
  const lost = port.text('last-link-down-time', '');
  if (lost === '') return false;
  const clock = seen.only('/system/clock');
  const offset = clock.text('gmt-offset');
  const [date = '', time = ''] = lost.split(' ');
  const then = parseInstant(date, time, offset);
  const now = parseInstant(clock.text('date'), clock.text('time'), offset);
  if (then === null || now === null) {
    throw new Unanswerable('unexpected_shape', '/interface last-link-down-time has an unknown form.');
  }
  return now.getTime() - then.getTime() < LONG_S * 1000;
}

function isIdle(seen: Seen, row: SeenRow): boolean {
  if (!row.enabled || row.flag('running') || wasUpLately(seen, row.text('name'))) return false;
  const uptime = parseDuration(seen.only(RESOURCE).text('uptime'));
  if (uptime !== null && uptime >= LONG_S) return true;
  throw new Unanswerable('not_read', 'The router runs for less than a week: too short to call a port unused.');
}

const FEATURES = [
  ['socks', '/ip/socks', (seen: Seen) => seen.only('/ip/socks').flag('enabled')],
  ['scheduler', '/system/scheduler', (seen: Seen) => seen.rows('/system/scheduler').length > 0],
] as const;

/** What device mode allows although nothing uses it. */
function allowedForNothing(seen: Seen): string[] {
  const row = seen.only(DEVICE_MODE);
  if (!['advanced', 'enterprise'].includes(row.text('mode'))) return [];
  return FEATURES.filter(([name, , isUsed]) => row.flag(name) && !isUsed(seen)).map(([name]) => `${name}=true`);
}

function hasContainers(seen: Seen): boolean {
  return seen.rowsIfOptional('/container').length > 0;
}

/** What is open although nobody uses it. */
export const UNUSED_CHECKS: readonly Check[] = [
  question({
    id: 'sys.device-mode-permissive',
    version: 2,
    title: 'Device mode allows no more than is used, and keeps watching for tampering',
    severity: 'low',
    remedy: '/system/device-mode/update mode=home install-any-version=no flagging-enabled=yes',
    reads: {
      [DEVICE_MODE]: ['mode', 'flagging-enabled', 'install-any-version', 'socks', 'scheduler'],
      '/ip/socks': ['enabled'],
      '/system/scheduler': ['name'],
    },
    decide: (seen) => {
      const row = seen.only(DEVICE_MODE);
      // Before 7.17 there is no install-any-version and thus nothing to forbid.
      const wrong = [
        ...(row.flag('flagging-enabled') ? [] : ['flagging-enabled=false']),
        ...(row.flag('install-any-version', false) ? ['install-any-version=true'] : []),
      ];
      // Faults of the row stand, whatever can be said of the features.
      const found = wrong.length > 0 ? wrong : allowedForNothing(seen);
      return found.length === 0 ? null : fault(DEVICE_MODE, `mode=${row.shown('mode')} ${found.join(' ')}`);
    },
  }),
  question({
    id: 'svc.container',
    title: 'Containers are allowed only where one is used',
    severity: 'low',
    remedy: '/system/device-mode/update container=no',
    reads: { [DEVICE_MODE]: ['container'], '/container': ['name', 'status'] },
    decide: (seen) =>
      seen.only(DEVICE_MODE).flag('container') && !hasContainers(seen)
        ? fault(DEVICE_MODE, 'container=true and there is no container')
        : null,
  }),
  question({
    id: 'svc.interface-unused',
    title: 'Ports without a device for a week are off',
    severity: 'info',
    remedy: '/interface/ethernet/disable <name>',
    reads: {
      [ETHERNET]: ['name', 'running', 'disabled'],
      '/interface': ['name', 'last-link-down-time'],
      '/system/clock': ['date', 'time', 'gmt-offset'],
      [RESOURCE]: ['uptime'],
    },
    decide: (seen) =>
      offenders(
        ETHERNET,
        seen.rows(ETHERNET),
        (row) => isIdle(seen, row),
        (row) => `name=${row.shown('name')}`,
      ),
  }),
  question({
    id: 'mgmt.lcd-pin',
    title: 'The touch screen lets passers-by change nothing',
    severity: 'info',
    remedy: '/lcd/set read-only-mode=yes   # or enabled=no, or a PIN of your own: /lcd/pin/set pin-number=<digits>',
    // The PIN is a secret and not read, so a screen behind a good one is named as well.
    reads: { '/lcd': ['enabled', 'read-only-mode'] },
    decide: (seen) => {
      const row = seen.only('/lcd');
      const open = row.flag('enabled') && !row.flag('read-only-mode');
      return open ? fault('/lcd', 'enabled=true read-only-mode=false; the PIN was not read') : null;
    },
  }),
];
