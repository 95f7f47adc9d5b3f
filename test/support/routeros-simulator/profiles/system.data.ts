import type { Attributes, MenuTable } from './menu.js';
import { item, items } from './notation.js';
import { before, isAtLeast, type Release, since, stamp } from './release.js';

/** `/system`, files, certificates and logs of a router nobody looked after since it was unpacked. */
export function systemMenus(release: Release): MenuTable {
  return {
    '/system/resource': resource(release),
    '/system/identity': item('name=MikroTik'),
    '/system/package': packages(release),
    '/system/package/update': {
      channel: release.channel,
      'installed-version': release.version,
      ...item('latest-version=7.99.1 status="New version is available"'),
    },
    '/system/license': license(release),
    '/system/clock': {
      time: '00:03:41',
      date: stamp(release, '1970-01-02'),
      ...item('time-zone-autodetect=true time-zone-name=manual gmt-offset=+00:00 dst-active=false'),
    },
    '/system/note': item('note="" show-at-login=true show-at-cli-login=false'),
    '/system/watchdog': item('watch-address=none watchdog-timer=true ping-start-after-boot=5m automatic-supout=true'),
    '/system/health': [],
    '/special-login': [],
    ...ntp(release),
    ...scripts(release),
    ...(release.routerboard === null
      ? {}
      : {
          '/system/routerboard': routerboard(release, release.routerboard),
          '/system/routerboard/settings': item(
            'auto-upgrade=false boot-device=nand-if-fail-then-ethernet silent-boot=false',
          ),
        }),
    ...(release.hasLcd
      ? {
          '/lcd': item('enabled=true read-only-mode=false default-screen=main-menu'),
          '/lcd/pin': item('hide-pin-number=false'),
        }
      : {}),
    ...extras(release),
    ...(isAtLeast(release, '7.0') ? { '/system/device-mode': deviceMode(release) } : {}),
    ...logs(release),
    ...files(release),
  };
}

/** The menus that extra packages bring. */
function extras({ extraPackages = [] }: Release): MenuTable {
  return {
    ...(extraPackages.includes('container') ? { '/container': [] } : {}),
    ...(extraPackages.includes('tr069-client')
      ? { '/tr069-client': item('enabled=true acs-url=http://acs.example periodic-inform-enabled=true status=waiting') }
      : {}),
  };
}

function resource(release: Release): Attributes {
  return {
    uptime: '2w3d4h5m6s',
    version: `${release.version} (${release.channel})`,
    'build-time': buildTime(release),
    ...since(release, '7.0', { 'factory-software': '6.48.6' }),
    ...item('free-memory=71234560 total-memory=134217728'),
    cpu: release.cpu,
    ...item('cpu-count=2 cpu-frequency=880 cpu-load=4 free-hdd-space=46137344 total-hdd-space=134217728'),
    ...item('write-sect-since-reboot=1234 write-sect-total=12345 bad-blocks=0'),
    'architecture-name': release.architecture,
    'board-name': release.board,
    platform: 'MikroTik',
  };
}

/** v6 writes the month of a build with a capital. */
function buildTime(release: Release): string {
  const time = stamp(release, release.builtAt);
  return `${time.charAt(0).toUpperCase()}${time.slice(1)}`;
}

function routerboard(release: Release, known: Attributes): Attributes {
  const behind = isAtLeast(release, '7.0') ? '7.5' : '6.44.3';
  return { routerboard: 'true', ...known, 'current-firmware': behind, 'upgrade-firmware': release.version };
}

function packages(release: Release): Attributes[] {
  const built = { version: release.version, 'build-time': buildTime(release), scheduled: '' };
  if (isAtLeast(release, '7.0')) {
    const installed = { ...built, disabled: 'false', available: 'false' };
    return [
      { name: 'routeros', ...installed, size: '12582912' },
      { name: 'user-manager', ...installed, size: '393216' },
      ...(release.extraPackages ?? []).map((name) => ({ name, ...installed, size: '131072' })),
      // Since `check-for-updates` the packages on offer are listed as well.
      ...(isAtLeast(release, '7.18')
        ? [{ name: 'zerotier', version: '', scheduled: '', disabled: 'true', available: 'true', size: '1048576' }]
        : []),
    ];
  }
  const bundle = `routeros-${release.architecture}`;
  const parts = 'system ipv6 wireless hotspot dhcp mpls routing ppp security advanced-tools'.split(' ');
  return [
    { name: bundle, ...built, disabled: 'false' },
    ...parts.map((name) => ({ name, bundle, ...built, disabled: String(name === 'ipv6') })),
    { name: 'user-manager', ...built, disabled: 'false' },
  ];
}

function license(release: Release): Attributes {
  if (release.routerboard === null) {
    return item('system-id=7WwsTkLUKQG level=p1 next-renewal-at="2026-12-20 09:00:00" limited-upgrades=false');
  }
  return {
    ...item('software-id=ABCD-1234 nlevel=4 features=""'),
    ...before(release, '7.0', { 'upgradable-to': 'v7.x' }),
  };
}

function ntp(release: Release): MenuTable {
  if (!isAtLeast(release, '7.0')) {
    return {
      '/system/ntp/client': item(
        'enabled=false mode=unicast primary-ntp=0.0.0.0 secondary-ntp=0.0.0.0 server-dns-names="" dynamic-servers="" \
         poll-interval=15m active-server=0.0.0.0',
      ),
    };
  }
  return {
    '/system/ntp/client': item('enabled=false mode=unicast servers="" vrf=main freq-drift=0 status=stopped'),
    '/system/ntp/client/servers': [],
    '/system/ntp/server': item('enabled=false broadcast=false multicast=false manycast=false use-local-clock=false'),
  };
}

function scripts(release: Release): MenuTable {
  return {
    '/system/scheduler': [
      {
        ...item('name=weekly-backup interval=1w on-event="/system backup save name=weekly" owner=admin'),
        'start-date': stamp(release, '2024-05-01'),
        ...item('start-time=03:00:00 policy=read,write,policy,test run-count=47 disabled=false'),
        'next-run': isAtLeast(release, '7.10') ? '2026-11-29 03:00:00' : '03:00:00',
        ...since(release, '7.24', { days: '' }),
      },
    ],
    '/system/script': [
      {
        ...item('name=blink owner=admin policy=read,test dont-require-permissions=true run-count=3 invalid=false'),
        ...item('source=":log info \\"blink\\"\\r\\n:beep\\r\\n"'),
        'last-started': stamp(release, '2024-06-13 00:16:01'),
      },
    ],
    '/system/script/job': [],
  };
}

function deviceMode(release: Release): Attributes {
  return {
    mode: isAtLeast(release, '7.17') ? 'advanced' : 'enterprise',
    ...since(release, '7.17', item('allowed-versions=7.13+,6.49.8+')),
    ...item('flagged=false flagging-enabled=false scheduler=true socks=true fetch=true pptp=true l2tp=true'),
    ...item('bandwidth-test=true traffic-gen=true sniffer=true ipsec=true romon=true proxy=true hotspot=true smb=true'),
    ...item('email=true zerotier=true container=true'),
    ...since(release, '7.17', item('install-any-version=true partitions=true routerboard=true attempt-count=0')),
  };
}

function logs(release: Release): MenuTable {
  const line = (time: string, rest: string) => ({
    time: isAtLeast(release, '7.10') ? `2026-09-18 ${time}` : time,
    ...item(rest),
    buffer: 'memory',
  });
  return {
    '/log': [
      line('10:31:02', 'topics=system,info message="router rebooted"'),
      line('10:31:09', 'topics=interface,info message="ether1 link up (speed 1G, full duplex)"'),
      line('10:37:24', 'topics=system,info,account message="user admin logged in from 192.168.88.20 via winbox"'),
    ],
    '/system/history': [
      {
        ...item('action="dhcp lease changed" by=admin policy=write redoable=false undoable=true'),
        time: stamp(release, '2026-09-17 18:02:11'),
      },
    ],
    '/system/logging': items(`
      topics=info prefix="" action=memory default=true disabled=false invalid=false
      topics=error prefix="" action=memory default=true disabled=false invalid=false
      topics=warning prefix="" action=memory default=true disabled=false invalid=false
      topics=critical prefix="" action=echo default=true disabled=false invalid=false
    `),
    '/system/logging/action': items(`
      name=memory target=memory memory-lines=1000 memory-stop-on-full=false default=true
      name=disk target=disk disk-file-name=flash/log disk-lines-per-file=1000 disk-file-count=2 default=true
      name=echo target=echo remember=true default=true
      name=remote target=remote remote=0.0.0.0 remote-port=514 src-address=0.0.0.0 default=true
    `),
  };
}

function files(release: Release): MenuTable {
  const changed = isAtLeast(release, '7.15') ? 'last-modified' : 'creation-time';
  return {
    '/file': [
      { ...item('name=flash type=disk'), [changed]: stamp(release, '1970-01-01 02:00:03') },
      { ...item('name=flash/skins type=directory'), [changed]: stamp(release, '1970-01-01 02:00:04') },
      { ...item('name=weekly.backup type=backup size=31337'), [changed]: stamp(release, '2026-09-13 03:00:01') },
    ],
    '/certificate': [
      {
        ...item('name=old-web common-name=router key-type=rsa key-size=1024 digest-algorithm=sha1 days-valid=365'),
        ...item('key-usage=tls-server subject-alt-name="" serial-number=21B9F571B54195D3 private-key=true'),
        ...item('authority=false crl=false trusted=true smart-card-key=false expired=true'),
        fingerprint: '5f'.repeat(32),
        skid: '0a'.repeat(20),
        akid: '',
        'invalid-before': stamp(release, '2019-03-13 17:57:09'),
        'invalid-after': stamp(release, '2020-03-12 17:57:09'),
        'expires-after': '0s',
        ...since(release, '7.21', { 'trust-store': 'all' }),
      },
    ],
    '/certificate/settings': item('crl-download=false crl-use=false crl-store=ram'),
  };
}
