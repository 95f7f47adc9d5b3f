import type { Check } from './check.js';
import { Unanswerable } from './unanswerable.js';
import { fault, flagSetting, noRow, question, setting } from './check-kinds.js';
import { isAnywhere, parseInstant } from '../router-values.js';

const CLOCK_TOLERANCE_MS = 5 * 60_000;
/** States of the v7 NTP client that mean the clock follows somebody. */
const IN_STEP = ['synchronized', 'using-local-clock'];

const prerelease = question({
  id: 'sys.prerelease',
  title: 'RouterOS is a release, not a test build',
  severity: 'medium',
  remedy: '/system/package/update/set channel=stable',
  reads: { '/system/resource': ['version'], '/system/package/update': ['channel'] },
  decide: (seen) => {
    if (seen.version.stage < 3) {
      return fault('/system/resource', `version=${seen.only('/system/resource').text('version')}`);
    }
    const channel = seen.only('/system/package/update').text('channel');
    const testing = ['testing', 'development', 'release-candidate'].includes(channel);
    return testing ? fault('/system/package/update', `channel=${channel}`) : null;
  },
});

const updateAvailable = question({
  id: 'sys.update-available',
  title: 'The newest version of the chosen channel is installed, as far as the router knows',
  severity: 'medium',
  remedy: '/system/package/update/install',
  reads: { '/system/package/update': ['installed-version', 'latest-version'] },
  decide: (seen) => {
    const row = seen.only('/system/package/update');
    const latest = row.maybe('latest-version');
    // The router looks for updates only when told to, and asking it to would make it call out.
    if (!latest) throw new Unanswerable('not_read', 'The router has not looked for updates since it started.');
    const installed = row.text('installed-version');
    return latest === installed
      ? null
      : fault('/system/package/update', `installed-version=${installed} latest-version=${latest}`);
  },
});

const ntp = question({
  id: 'sys.ntp-off',
  title: 'The clock follows a time server',
  severity: 'low',
  remedy: {
    v6: '/system ntp client set enabled=yes primary-ntp=<address>',
    v7: '/system/ntp/client/set enabled=yes servers=<address>',
  },
  reads: { '/system/ntp/client': ['enabled', 'status'] },
  decide: (seen) => {
    const row = seen.only('/system/ntp/client');
    if (!row.flag('enabled')) return fault('/system/ntp/client', 'enabled=false');
    const status = row.maybe('status'); // The SNTP client built into v6 tells none.
    return status === undefined || IN_STEP.includes(status) ? null : fault('/system/ntp/client', `status=${status}`);
  },
});

const clock = question({
  id: 'sys.clock-wrong',
  title: "The clock agrees with the agent's within five minutes",
  severity: 'medium',
  remedy: '/system/clock/set date=<date> time=<time>',
  reads: { '/system/clock': ['date', 'time', 'gmt-offset'] },
  decide: (seen) => {
    const row = seen.only('/system/clock');
    const [date, time, offset] = [row.text('date'), row.text('time'), row.text('gmt-offset')];
    const instant = parseInstant(date, time, offset);
    if (instant === null) throw new Unanswerable('unexpected_shape', '/system/clock has an unknown form.');
    const wrong = Math.abs(instant.getTime() - seen.readAt.getTime()) > CLOCK_TOLERANCE_MS;
    return wrong ? fault('/system/clock', `${date} ${time} ${offset}, agent ${seen.readAt.toISOString()}`) : null;
  },
});

const remoteLog = question({
  id: 'sys.no-remote-log',
  title: 'Log messages also leave the router',
  severity: 'low',
  remedy:
    '/system/logging/action/set remote remote=<syslog>; /system/logging/add topics=critical,error,warning,info,account action=remote',
  reads: { '/system/logging': ['action', 'disabled'], '/system/logging/action': ['name', 'target', 'remote'] },
  decide: (seen) => {
    const remote = seen
      .rows('/system/logging/action')
      .filter((row) => row.text('target') === 'remote' && !['0.0.0.0', '::', ''].includes(row.text('remote', '')))
      .map((row) => row.text('name'));
    const used = seen.rows('/system/logging').some((row) => row.enabled && remote.includes(row.text('action')));
    return used ? null : fault('/system/logging', 'no enabled rule has an action with a remote target');
  },
});

const graphing = (id: string, menu: string, what: string): Check =>
  noRow({
    id,
    title: `Graphs of ${what} are shown to chosen networks only`,
    severity: 'low',
    remedy: `${menu}/set [find] allow-address=<lan>`,
    menu,
    properties: ['allow-address', 'disabled'],
    offends: (row) => row.enabled && isAnywhere(row.text('allow-address')),
    show: (row) => `allow-address=${row.text('allow-address')}`,
  });

/** What the device as a whole is and does. */
export const SYSTEM_CHECKS: readonly Check[] = [
  prerelease,
  updateAvailable,
  flagSetting({
    id: 'sys.device-mode-flagged',
    title: 'RouterOS itself has not flagged its configuration as suspicious',
    severity: 'critical',
    remedy: '/system/device-mode/update flagged=no   # only after a review of schedulers, scripts, users and proxies',
    menu: '/system/device-mode',
    property: 'flagged',
    wrong: true,
  }),
  ntp,
  clock,
  remoteLog,
  setting({
    id: 'sys.default-identity',
    title: 'The router has a name of its own',
    severity: 'info',
    remedy: '/system/identity/set name=<name>',
    menu: '/system/identity',
    property: 'name',
    wrong: (name) => name === 'MikroTik',
  }),
  noRow({
    id: 'sys.script-open-permissions',
    title: 'No script runs with more rights than its caller has',
    severity: 'low',
    remedy: '/system/script/set <name> dont-require-permissions=no',
    menu: '/system/script',
    properties: ['name', 'dont-require-permissions'],
    offends: (row) => row.flag('dont-require-permissions'),
    show: (row) => `name=${row.shown('name')}`,
  }),
  graphing('sys.graphing-open', '/tool/graphing/interface', 'interfaces'),
  graphing('sys.graphing-resource-open', '/tool/graphing/resource', 'resources'),
  setting({
    id: 'sys.note-none',
    title: 'Whoever logs in is shown a notice',
    severity: 'info',
    remedy: '/system/note/set note="<notice>" show-at-login=yes',
    menu: '/system/note',
    property: 'note',
    wrong: (note) => note.trim() === '',
  }),
];
