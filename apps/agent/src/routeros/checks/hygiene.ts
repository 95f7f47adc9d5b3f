import type { Check } from './check.js';
import { fault, flagSetting, noRow, question } from './check-kinds.js';
import { RELEASE_TRAINS } from './release-trains.data.js';
import { trainStanding } from './release-trains.js';
import { Unanswerable } from './unanswerable.js';

const UPGRADE =
  '/system/package/update/set channel=long-term; /system/package/update/check-for-updates; /system/package/update/install';

/** Extra packages that serve strangers, let others steer the router, or run what is not RouterOS. */
const POWERFUL_PACKAGES = [
  'calea',
  'container',
  'dude',
  'iot',
  'kvm',
  'openflow',
  'tr069-client',
  'user-manager',
  'zerotier',
];

const train = question({
  id: 'sys.eol-train',
  version: 2,
  title: 'RouterOS belongs to a release train that still gets security fixes',
  severity: 'high',
  remedy: UPGRADE,
  reads: { '/system/resource': ['version'] },
  decide: (seen) => {
    const told = `version=${seen.only('/system/resource').text('version')}`;
    const table = `the table of release trains of ${RELEASE_TRAINS.asOf}`;
    switch (trainStanding(seen.version, seen.readAt)) {
      case 'repaired':
        return null;
      case 'ended':
        return fault('/system/resource', `${told}, a train without repairs by ${table}`);
      case 'unknown_train':
        throw new Unanswerable('not_applicable', `${told} is newer than ${table}: update the agent.`);
      case 'table_too_old':
        throw new Unanswerable('not_applicable', `${told}: ${table} is too old to vouch for it: update the agent.`);
    }
  },
});

const firmware = question({
  id: 'sys.firmware-behind',
  title: 'The RouterBOARD firmware matches the installed RouterOS',
  severity: 'low',
  remedy: '/system/routerboard/upgrade; /system/reboot',
  reads: { '/system/routerboard': ['routerboard', 'current-firmware', 'upgrade-firmware'] },
  decide: (seen) => {
    const row = seen.only('/system/routerboard');
    if (row.maybe('routerboard') === 'false') throw new Unanswerable('not_applicable', 'This is no RouterBOARD.');
    const [current, upgrade] = [row.text('current-firmware'), row.text('upgrade-firmware')];
    return current === upgrade
      ? null
      : fault('/system/routerboard', `current-firmware=${current} upgrade-firmware=${upgrade}`);
  },
});

const oneVersion = question({
  id: 'sys.package-mismatch',
  title: 'Every enabled package has the version of RouterOS itself',
  severity: 'low',
  remedy: '/system/package/update/install; /system/package/print   # remove what has no build of this version',
  reads: { '/system/package': ['name', 'version', 'disabled'], '/system/resource': ['version'] },
  decide: (seen) => {
    const [running = ''] = seen.only('/system/resource').text('version').split(' ');
    const others = seen.rows('/system/package').filter((row) => row.enabled && row.text('version') !== running);
    const shown = others.map((row) => `${row.shown('name')} ${row.shown('version')}`);
    return others.length === 0 ? null : fault('/system/package', `RouterOS ${running}, but ${shown.join('; ')}`);
  },
});

/** Whether the device is kept in order: trains, packages, firmware. */
export const HYGIENE_CHECKS: readonly Check[] = [
  train,
  firmware,
  flagSetting({
    id: 'sys.firmware-auto-upgrade',
    title: 'The RouterBOARD firmware follows RouterOS by itself',
    severity: 'info',
    remedy: '/system/routerboard/settings/set auto-upgrade=yes',
    menu: '/system/routerboard/settings',
    property: 'auto-upgrade',
    wrong: false,
  }),
  oneVersion,
  noRow({
    id: 'sys.packages-unneeded',
    title: 'No extra package is enabled that serves or steers from outside',
    severity: 'info',
    remedy: '/system/package/disable <name>   # if nobody needs it; then reboot',
    menu: '/system/package',
    properties: ['name', 'disabled'],
    offends: (row) => row.enabled && POWERFUL_PACKAGES.includes(row.text('name')),
    show: (row) => row.shown('name'),
  }),
];
