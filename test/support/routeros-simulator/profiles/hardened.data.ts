import { narrowGroup, session } from './accounts.data.js';
import { rules } from './firewall.data.js';
import type { Attributes } from './menu.js';
import { item } from './notation.js';
import { hardenedRadios } from './radios.data.js';
import { isAtLeast, since, stamp, type Release } from './release.js';
import type { RouterProfile } from './router-profile.js';

type Change = (profile: RouterProfile) => RouterProfile;

/** The same router after somebody who knows what they do: every check about its configuration passes. */
export function hardened(profile: RouterProfile): RouterProfile {
  const changes: readonly Change[] = [system, accounts, services, network, firewall, tunnels, radios];
  return changes.reduce((router, change) => change(router), profile.named(profile.name.replace('factory', 'hardened')));
}

/** Applied only where the release has the menu. */
function where(profile: RouterProfile, path: string, change: Attributes | readonly Attributes[]): RouterProfile {
  return profile.has(path) ? profile.with(path, change) : profile;
}

const system: Change = (factory) => {
  const { release } = factory;
  let profile = factory
    .with('/system/identity', item('name=gw-riga-1'))
    .with('/system/package/update', { 'latest-version': release.version, status: 'System is already up to date' })
    .with('/system/note', item('note="Authorised use only"'))
    .with('/system/logging/action', [
      item('name=memory target=memory memory-lines=1000 memory-stop-on-full=false default=true'),
      item('name=remote target=remote remote=192.168.88.5 remote-port=514 src-address=0.0.0.0 default=true'),
    ])
    .adding(
      '/system/logging',
      item('topics=critical,error,warning,info,account prefix="" action=remote disabled=false'),
    )
    .editing('/system/script', {}, { 'dont-require-permissions': 'false' })
    .editing('/system/scheduler', {}, { owner: 'netadmin' })
    .editing('/system/script', {}, { owner: 'netadmin' })
    .editing('/system/history', {}, { by: 'netadmin' })
    .with('/certificate', [managementCertificate(release)]);
  profile = where(profile, '/system/routerboard', { 'current-firmware': release.version });
  profile = where(profile, '/system/routerboard/settings', item('auto-upgrade=true'));
  profile = where(profile, '/lcd', item('read-only-mode=true'));
  const { extraPackages = [] } = release;
  const packages = profile.read('/system/package', new Date(0));
  profile = extraPackages.reduce(
    (router, name) => router.without(`/${name}`),
    profile.with(
      '/system/package',
      packages.filter(({ name = '' }) => !['user-manager', ...extraPackages].includes(name)),
    ),
  );
  profile = where(profile, '/system/device-mode', deviceMode(release));
  return withLiveClock(profile).with('/system/ntp/client', ntpClient(release));
};

function ntpClient(release: Release): Attributes {
  return isAtLeast(release, '7.0')
    ? item('enabled=true servers=192.0.2.123 status=synchronized synced-server=192.0.2.123 synced-stratum=1')
    : item('enabled=true primary-ntp=192.0.2.123 active-server=192.0.2.123 last-update-from=192.0.2.123');
}

const OFFSET_HOURS = 2;

/** Two hours east of UTC, so that an offset nobody applies is noticed. */
function withLiveClock(profile: RouterProfile): RouterProfile {
  return profile.live('/system/clock', (now) => {
    const local = new Date(now.getTime() + OFFSET_HOURS * 3_600_000).toISOString();
    return {
      time: local.slice(11, 19),
      date: stamp(profile.release, local.slice(0, 10)),
      ...item('time-zone-autodetect=false time-zone-name=Europe/Riga gmt-offset=+02:00 dst-active=false'),
    };
  });
}

function deviceMode(release: Release): Attributes {
  return {
    ...item(
      'mode=home flagged=false flagging-enabled=true scheduler=false socks=false fetch=false pptp=false l2tp=false',
    ),
    ...item('bandwidth-test=false traffic-gen=false sniffer=false romon=false proxy=false hotspot=false smb=false'),
    ...item('email=false zerotier=false container=false'),
    ...since(release, '7.17', item('install-any-version=false partitions=false routerboard=false')),
  };
}

function managementCertificate(release: Release): Attributes {
  return {
    ...item(
      'name=mgmt common-name=gw-riga-1.example key-type=rsa key-size=2048 digest-algorithm=sha256 days-valid=7300',
    ),
    ...item('key-usage=digital-signature,key-encipherment,tls-server subject-alt-name=DNS:gw-riga-1.example'),
    ...item(
      'serial-number=3C00F571B54195D3 private-key=true authority=false crl=false trusted=true smart-card-key=false',
    ),
    fingerprint: '6e'.repeat(32),
    skid: '0b'.repeat(20),
    akid: '',
    'invalid-before': stamp(release, '2026-01-01 00:00:00'),
    'invalid-after': stamp(release, '2045-12-27 00:00:00'),
    'expires-after': '995w4d15h28m25s',
    ...since(release, '7.21', { 'trust-store': 'all' }),
  };
}

const accounts: Change = (profile) => {
  const { release } = profile;
  const user = (text: string): Attributes => ({
    ...item(text),
    'last-logged-in': stamp(release, '2026-09-18 10:37:24'),
    ...since(release, '7.16', item('inactivity-timeout=10m inactivity-policy=none')),
  });
  return where(profile, '/user/settings', item('minimum-password-length=12 minimum-categories=3'))
    .with('/user', [
      user('name=admin group=read address=192.168.88.0/24 expired=false disabled=true'),
      user('name=netadmin group=full address=192.168.88.0/24 expired=false disabled=false comment="Network team"'),
      user('name=siteward group=siteward address=192.168.88.5/32 expired=false disabled=false comment="inventory"'),
    ])
    .editing('/user/group', { name: 'siteward' }, narrowGroup(release, 'siteward', ['read', 'api']))
    .with('/user/active', [session(release, 'name=netadmin address=192.168.88.20 via=ssh radius=false group=full')])
    .with('/user/aaa', item('use-radius=false default-group=read'))
    .with('/user/ssh-keys', [])
    .with('/radius', []);
};

const services: Change = (factory) => {
  const { release } = factory;
  const source = isAtLeast(release, '7.24') ? 'available-from' : 'address';
  let profile = ['telnet', 'ftp', 'www', 'api', 'www-ssl'].reduce(
    (router, name) => router.editing('/ip/service', { name }, { disabled: 'true' }),
    factory,
  );
  for (const name of ['ssh', 'winbox', 'api-ssl']) {
    profile = profile.editing('/ip/service', { name }, { [source]: '192.168.88.0/24' });
  }
  for (const name of ['www-ssl', 'api-ssl']) {
    profile = profile.editing('/ip/service', { name }, item('certificate=mgmt tls-version=only-1.2 invalid=false'));
  }
  profile = profile.editing('/ip/service', { name: 'winbox' }, { port: '8291' });
  profile = where(profile, '/ip/service/webserver', item('rest-plain=false scep-plain=false webfig-plain=false'));
  return sharing(profile.with('/ip/ssh', ssh(release)));
};

function ssh(release: Release): Attributes {
  return {
    ...item('forwarding-enabled=no strong-crypto=true host-key-size=4096'),
    ...(isAtLeast(release, '7.9') ? { 'host-key-type': 'ed25519' } : {}),
    ...(isAtLeast(release, '7.17') ? { ciphers: 'auto' } : { 'allow-none-crypto': 'false' }),
    ...(isAtLeast(release, '7.21')
      ? { 'password-authentication': 'yes-if-no-key' }
      : { 'always-allow-password-login': 'false' }),
  };
}

function sharing(factory: RouterProfile): RouterProfile {
  const { release } = factory;
  const off = item('enabled=false');
  let profile = factory;
  for (const path of ['/ip/socks', '/ip/proxy', '/ip/upnp', '/ip/nat-pmp', '/snmp', '/tool/romon']) {
    profile = where(profile, path, off);
  }
  for (const path of [
    '/ip/tftp',
    '/ip/hotspot',
    '/ip/upnp/interfaces',
    '/tool/graphing/interface',
    '/tool/graphing/resource',
  ]) {
    profile = profile.with(path, []);
  }
  const cloud = profile.has('/ip/cloud') && release.routerboard !== null && isAtLeast(release, '7.12');
  return profile
    .with(
      '/ip/smb',
      isAtLeast(release, '7.15') ? item('enabled=false status=disabled') : item('enabled=false allow-guests=false'),
    )
    .with('/ip/cloud', {
      'ddns-enabled': isAtLeast(release, '7.17') ? 'no' : 'false',
      'update-time': 'false',
      ...(cloud ? { 'back-to-home-vpn': 'revoked-and-disabled' } : {}),
    })
    .with('/ip/hotspot/profile', [item('name=default login-by=https ssl-certificate=mgmt default=true')])
    .with('/snmp/community', [
      item(
        'name=nms-4711 addresses=192.168.88.5/32 security=private read-access=true write-access=false \
        authentication-protocol=SHA1 encryption-protocol=AES default=true disabled=false',
      ),
    ])
    .with('/tool/bandwidth-server', item('enabled=false authenticate=true'))
    .with('/tool/mac-server', item('allowed-interface-list=none'))
    .with('/tool/mac-server/mac-winbox', item('allowed-interface-list=none'))
    .with('/tool/mac-server/ping', off)
    .with('/ip/neighbor/discovery-settings', item('discover-interface-list=none'));
}

const network: Change = (factory) => {
  const profile = factory
    .adding('/interface/list/member', item('list=WAN interface=ether1 dynamic=false disabled=false comment=defconf'))
    .editing('/interface', { name: 'ether5' }, { disabled: 'true' })
    .editing('/interface/ethernet', { name: 'ether5' }, { disabled: 'true' })
    .with('/ip/settings', item('accept-source-route=false accept-redirects=false rp-filter=loose tcp-syncookies=true'))
    .with('/ip/dns', item('servers=192.0.2.53 use-doh-server="" verify-doh-cert=false allow-remote-requests=false'));
  return where(profile, '/ipv6/settings', item('disable-ipv6=true accept-router-advertisements=no'));
};

const firewall: Change = (factory) => {
  const profile = ['ftp', 'tftp', 'h323', 'sip', 'pptp'].reduce(
    (router, name) => router.editing('/ip/firewall/service-port', { name }, { disabled: 'true' }),
    factory,
  );
  return where(
    profile
      .with('/ip/firewall/filter', DEFAULT_FILTER)
      .with('/ip/firewall/nat', rules('chain=srcnat action=masquerade out-interface-list=WAN ipsec-policy=out,none')),
    '/ipv6/firewall/filter',
    DEFAULT_FILTER_V6,
  );
};

/** The rules of a home router's default configuration. */
const DEFAULT_FILTER = rules(`
  .id=*F chain=forward action=passthrough dynamic=true comment="special dummy rule to show fasttrack counters"
  chain=input action=accept connection-state=established,related,untracked
  chain=input action=drop connection-state=invalid
  chain=input action=accept protocol=icmp
  chain=input action=accept dst-address=127.0.0.1 comment="defconf: accept to local loopback (for CAPsMAN)"
  chain=input action=drop in-interface-list=!LAN comment="defconf: drop all not coming from LAN"
  chain=forward action=accept ipsec-policy=in,ipsec
  chain=forward action=accept ipsec-policy=out,ipsec
  chain=forward action=fasttrack-connection connection-state=established,related
  chain=forward action=accept connection-state=established,related,untracked
  chain=forward action=drop connection-state=invalid
  chain=forward action=drop connection-state=new connection-nat-state=!dstnat in-interface-list=WAN
`);

const DEFAULT_FILTER_V6 = rules(`
  chain=input action=accept connection-state=established,related,untracked
  chain=input action=drop connection-state=invalid
  chain=input action=accept protocol=icmpv6
  chain=input action=drop in-interface-list=!LAN
  chain=forward action=accept connection-state=established,related,untracked
  chain=forward action=drop connection-state=invalid
  chain=forward action=drop in-interface-list=!LAN
`);

const tunnels: Change = (factory) => {
  const { release } = factory;
  const strong = item('certificate=mgmt require-client-certificate=true auth=sha256 cipher=aes256-gcm');
  let profile = factory
    .with('/interface/pptp-server/server', item('enabled=false authentication=mschap2'))
    .with('/interface/l2tp-server/server', item('enabled=false use-ipsec=required authentication=mschap2'))
    .with(
      '/interface/sstp-server/server',
      item('enabled=false certificate=mgmt tls-version=only-1.2 authentication=mschap2 verify-client-certificate=true'),
    );
  profile = isAtLeast(release, '7.17')
    ? profile.with('/interface/ovpn-server/server', [])
    : profile.with('/interface/ovpn-server/server', {
        enabled: 'false',
        ...strong,
        ...since(release, '7.0', { 'tls-version': 'only-1.2' }),
      });
  return profile;
};

/** Passphrases are no business of a simulator: the profiles say which keys are asked for. */
const radios: Change = (factory) => {
  let profile = factory;
  for (const path of ['/interface/wifi', '/interface/wifiwave2']) {
    if (!profile.has(path)) continue;
    profile = profile
      .editing(path, { name: 'wifi2' }, { 'security.wps': 'disable' })
      .editing(`${path}/configuration`, { name: 'guests' }, { security: 'guests' });
  }
  if (profile.has('/interface/wireless')) {
    profile = profile.editing('/interface/wireless', { name: 'wlan1' }, { 'wps-mode': 'disabled' });
  }
  for (const [path, rows] of Object.entries(hardenedRadios(factory.release))) {
    if (typeof rows !== 'function') profile = profile.with(path, rows);
  }
  return profile;
};
