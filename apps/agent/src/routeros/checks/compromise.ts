import type { Check } from './check.js';
import { anyFault, noRow, offenders, question } from './check-kinds.js';
import {
  AFTERMATH,
  FILE_NAMES,
  KEY_OWNER,
  PLAUSIBLE_NAMES,
  REACHES_OUT,
  RULE_COMMENT,
  SCHEDULER_NAMES,
  SCRIPT_DEEDS,
  SCRIPT_NAMES,
  USER_NAMES,
} from './indicators.data.js';
import type { SeenRow } from './seen.js';

const SCHEDULER = '/system/scheduler';
const SCRIPT = '/system/script';

/** Evidence names the entry and never quotes its source: scripts hold passwords. */
const named = (row: SeenRow): string => `name=${row.shown('name')}`;

const deedsOf = (source: string): string[] =>
  SCRIPT_DEEDS.filter(([, pattern]) => pattern.test(source)).map(([deed]) => deed);

const script = noRow({
  id: 'ioc.script',
  title: 'No script looks like the ones intruders leave',
  severity: 'critical',
  remedy: `/system/script/remove <name>   # ${AFTERMATH}`,
  menu: SCRIPT,
  properties: ['name', 'source'],
  offends: (row) => {
    const name = row.text('name');
    const deeds = deedsOf(row.text('source'));
    return SCRIPT_NAMES.includes(name) || deeds.length >= 2 || (PLAUSIBLE_NAMES.includes(name) && deeds.length > 0);
  },
  show: (row) => `${named(row)} (${deedsOf(row.shown('source')).join(', ') || 'known name'})`,
});

const HOOKS = [
  ['/tool/netwatch', ['up-script', 'down-script']],
  ['/ppp/profile', ['on-up', 'on-down']],
  ['/ip/dhcp-server', ['lease-script']],
  ['/ip/dhcp-client', ['script']],
] as const;

const hooks = question({
  id: 'ioc.hooks',
  title: 'No event hook downloads or runs foreign code',
  severity: 'high',
  remedy: `/tool/netwatch/print; /ppp/profile/print   # unset the script; ${AFTERMATH}`,
  reads: Object.fromEntries<readonly string[]>(HOOKS),
  decide: (seen) =>
    anyFault(
      HOOKS.map(([menu, properties]) => () => {
        const wild = (row: SeenRow): string[] => properties.filter((name) => REACHES_OUT.test(row.text(name, '')));
        return offenders(
          menu,
          seen.rows(menu),
          (row) => wild(row).length > 0,
          (row) => `${wild(row).join(', ')} downloads or runs foreign code`,
        );
      }),
    ),
});

const ruleComment = question({
  id: 'ioc.fw-comment',
  title: 'No firewall rule carries the mark of a known intrusion',
  severity: 'critical',
  remedy: `/ip/firewall/filter/print where comment~"${RULE_COMMENT}"   # remove; ${AFTERMATH}`,
  reads: { '/ip/firewall/filter': ['comment'], '/ip/firewall/nat': ['comment'] },
  decide: (seen) =>
    anyFault(
      ['/ip/firewall/filter', '/ip/firewall/nat'].map(
        (menu) => () =>
          offenders(
            menu,
            seen.rows(menu),
            (row) => row.text('comment', '').includes(`${RULE_COMMENT}-`) || row.text('comment', '') === RULE_COMMENT,
            (row) => `comment=${row.shown('comment')}`,
          ),
      ),
    ),
});

/** Traces of intrusions on the router itself: names and commands that known campaigns left behind. */
export const COMPROMISE_CHECKS: readonly Check[] = [
  noRow({
    id: 'ioc.scheduler-fetch',
    title: 'No scheduled command downloads or runs foreign code',
    severity: 'high',
    remedy: `/system/scheduler/remove <name>   # ${AFTERMATH}`,
    menu: SCHEDULER,
    properties: ['name', 'on-event'],
    offends: (row) => REACHES_OUT.test(row.text('on-event')),
    show: named,
  }),
  noRow({
    id: 'ioc.scheduler-meris-name',
    title: 'No scheduler entry is named as the Meris botnet names them',
    severity: 'critical',
    remedy: `/system/scheduler/remove <name>   # ${AFTERMATH}`,
    menu: SCHEDULER,
    properties: ['name'],
    offends: (row) => /^u\d+$/i.test(row.text('name')),
    show: named,
  }),
  noRow({
    id: 'ioc.mikrotrick-scheduler',
    title: 'No scheduler entry is named as in the intrusions of September 2026',
    severity: 'critical',
    remedy: `/system/scheduler/remove <name>   # ${AFTERMATH}`,
    menu: SCHEDULER,
    properties: ['name', 'on-event'],
    offends: (row) => {
      const name = row.text('name');
      return (
        SCHEDULER_NAMES.includes(name) || (PLAUSIBLE_NAMES.includes(name) && REACHES_OUT.test(row.text('on-event')))
      );
    },
    show: named,
  }),
  script,
  noRow({
    id: 'ioc.user',
    title: 'No account is named as intruders name theirs',
    severity: 'critical',
    remedy: `/user/remove <name>   # ${AFTERMATH}`,
    menu: '/user',
    properties: ['name'],
    offends: (row) => USER_NAMES.includes(row.text('name')) || row.text('name').includes(KEY_OWNER),
    show: named,
  }),
  noRow({
    id: 'ioc.ssh-key',
    title: 'No SSH key of a known intrusion is installed',
    severity: 'critical',
    remedy: `/user/ssh-keys/remove <number>   # ${AFTERMATH}`,
    menu: '/user/ssh-keys',
    properties: ['user', 'info', 'key-owner'],
    // `info` since 7.21, `key-owner` before.
    offends: (row) => (row.maybe('info') ?? row.text('key-owner')).includes(KEY_OWNER),
    show: (row) => `user=${row.shown('user')} with the owner mark ${KEY_OWNER}`,
  }),
  noRow({
    id: 'ioc.file',
    title: 'No file of a known intrusion lies on the router',
    severity: 'high',
    remedy: `/file/remove <name>   # ${AFTERMATH}`,
    menu: '/file',
    properties: ['name'],
    offends: (row) => {
      const base = row.text('name').split('/').at(-1) ?? '';
      return FILE_NAMES.includes(base) || /^u\d+\.rsc$/i.test(base);
    },
    show: named,
  }),
  ruleComment,
  hooks,
  noRow({
    id: 'ioc.log',
    title: 'The log shows no trace of the login exploit of September 2026',
    severity: 'high',
    remedy: '/system/package/update/install   # and close the service to strangers',
    menu: '/log',
    properties: ['time', 'message'],
    offends: (row) => /login failure for user -2 from|ssh:-2@/.test(row.text('message')),
    show: (row) => `${row.shown('time')} login as -2`,
  }),
];
