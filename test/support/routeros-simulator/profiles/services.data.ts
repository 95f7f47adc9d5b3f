import type { Attributes, MenuTable } from './menu.js';
import { item, items } from './notation.js';
import { before, isAtLeast, type Release, since } from './release.js';

/** Everything a router offers to others, open as it comes or as somebody once left it. */
export function serviceMenus(release: Release): MenuTable {
  return {
    '/ip/service': [...staticServices(release), ...dynamicServices(release)],
    ...(isAtLeast(release, '7.21') ? { '/ip/service/webserver': webserver() } : {}),
    '/ip/ssh': ssh(release),
    ...proxies(release),
    ...publishing(release),
    ...snmp(release),
    ...tools(release),
    '/ip/neighbor/discovery-settings': {
      ...item('discover-interface-list=!dynamic'),
      ...since(release, '7.0', item('lldp-med-net-policy-vlan=disabled mode=tx-and-rx')),
      protocol: 'cdp,lldp,mndp',
      ...since(release, '7.15', item('lldp-mac-phy-config=false lldp-max-frame-size=false')),
      ...since(release, '7.16', item('discover-interval=30s lldp-vlan-info=false')),
    },
  };
}

const STATIC_SERVICES = [
  ['telnet', '23'],
  ['ftp', '21'],
  ['www', '80'],
  ['ssh', '22'],
  ['www-ssl', '443'],
  ['api', '8728'],
  ['winbox', '8299'],
  ['api-ssl', '8729'],
] as const;

function staticServices(release: Release): Attributes[] {
  return STATIC_SERVICES.map(([name, port]) => ({
    name,
    port,
    ...(isAtLeast(release, '7.24') ? { 'available-from': '' } : { address: '' }),
    ...(name.endsWith('-ssl') ? { certificate: certificateOf(release, name), 'tls-version': 'any' } : {}),
    ...since(release, '7.0', { vrf: 'main' }),
    ...since(release, '7.16', { 'max-sessions': '20' }),
    ...since(release, '7.18', { dynamic: 'false' }),
    disabled: String(name === 'www-ssl' && certificateOf(release, name) === 'none'),
    invalid: String(name === 'www-ssl' && isAtLeast(release, '7.24')),
  }));
}

/** Before 7.24 the web server got the bad certificate; 7.24 shows one that never got any, and so is off and invalid. */
function certificateOf(release: Release, service: string): string {
  return service === 'www-ssl' && !isAtLeast(release, '7.24') ? 'old-web' : 'none';
}

/** Since 7.18 the menu also lists listeners of other parts and the live connections. */
function dynamicServices(release: Release): Attributes[] {
  if (!isAtLeast(release, '7.18')) return [];
  return items(`
    dynamic=true proto=udp port=5678 name=discover
    dynamic=true proto=tcp port=2000 name=btest
    connection=true dynamic=true name=api local=192.168.88.1 remote=192.168.88.5:51595
  `);
}

const webserver = () =>
  item(
    'acme-plain=false crl-plain=false graphs-plain=true graphs-secure=true index-plain=true index-secure=true \
     rest-plain=true rest-secure=true scep-plain=true webfig-plain=true webfig-secure=true',
  );

function ssh(release: Release): Attributes {
  return {
    'forwarding-enabled': 'both',
    ...before(release, '7.21', { 'always-allow-password-login': 'true' }),
    ...since(release, '7.21', item('password-authentication=yes publickey-authentication-options=none')),
    'strong-crypto': 'false',
    ...before(release, '7.17', { 'allow-none-crypto': 'true' }),
    ...since(release, '7.17', { ciphers: '3des-cbc,aes-cbc,aes-ctr,null' }),
    'host-key-size': '1024',
    ...since(release, '7.9', { 'host-key-type': 'rsa' }),
  };
}

function proxies(release: Release): MenuTable {
  return {
    '/ip/socks': {
      ...item('enabled=true port=1080 connection-idle-timeout=2m max-connections=200 version=4 auth-method=none'),
      ...since(release, '7.15', { vrf: 'main' }),
    },
    '/ip/socks/access': [],
    '/ip/socks/users': [],
    '/ip/proxy': item(
      'enabled=true src-address=:: port=8080 anonymous=false parent-proxy=:: parent-proxy-port=0 \
       cache-administrator=webmaster max-cache-size=unlimited max-cache-object-size=2048KiB cache-on-disk=false \
       max-client-connections=600 max-server-connections=600 max-fresh-time=3d serialize-connections=false \
       always-from-cache=false cache-hit-dscp=4 cache-path=web-proxy',
    ),
    '/ip/proxy/access': [],
  };
}

function publishing(release: Release): MenuTable {
  return {
    '/ip/upnp': item('enabled=true allow-disable-external-interface=false show-dummy-rule=true'),
    '/ip/upnp/interfaces': items(`
      interface=bridge type=internal disabled=false dynamic=false
      interface=ether1 type=external disabled=false dynamic=false
    `),
    ...(isAtLeast(release, '7.10') ? { '/ip/nat-pmp': item('enabled=true') } : {}),
    '/ip/smb': {
      ...(isAtLeast(release, '7.15') ? item('enabled=auto status=running') : item('enabled=true allow-guests=true')),
      ...item('domain=MSHOME comment=MikrotikSMB interfaces=all'),
    },
    '/ip/smb/shares': [item('name=pub directory=pub disabled=false default=true')],
    '/ip/tftp': [item('ip-addresses="" req-filename=.* real-filename="" allow=true read-only=false disabled=false')],
    '/ip/cloud': {
      'ddns-enabled': 'true',
      ...item('ddns-update-interval=none update-time=true public-address=203.0.113.2'),
      ...item('dns-name=0123456789ab.sn.mynetname.net status=updated'),
      ...(isAtLeast(release, '7.12') && release.routerboard !== null ? { 'back-to-home-vpn': 'enabled' } : {}),
    },
    '/ip/cloud/advanced': item('use-local-address=false'),
    '/ip/hotspot': [
      item('name=guests interface=bridge address-pool=none profile=default idle-timeout=5m disabled=false HTTPS=false'),
    ],
    '/ip/hotspot/profile': [
      item(
        'name=default hotspot-address=0.0.0.0 dns-name="" login-by=cookie,http-pap ssl-certificate=none default=true',
      ),
    ],
    '/ip/traffic-flow': item('enabled=false interfaces=all cache-entries=128k active-flow-timeout=30m'),
    '/ip/traffic-flow/target': [],
  };
}

function snmp(release: Release): MenuTable {
  return {
    '/snmp': {
      ...item('enabled=true contact="" location=""'),
      ...(isAtLeast(release, '7.10') ? item('engine-id=80003a8c04 engine-id-suffix=""') : item('engine-id=""')),
      ...item('trap-target="" trap-community=public trap-version=1 trap-generators=temp-exception trap-interfaces=""'),
      ...since(release, '7.0', item('src-address=:: vrf=main')),
    },
    '/snmp/community': [
      {
        ...item('name=public security=none read-access=true write-access=true authentication-protocol=MD5'),
        ...item('encryption-protocol=DES default=true disabled=false'),
        addresses: isAtLeast(release, '7.0') ? '::/0' : '0.0.0.0/0',
      },
    ],
  };
}

function tools(release: Release): MenuTable {
  return {
    '/tool/bandwidth-server': {
      ...item('enabled=true authenticate=false allocate-udp-ports-from=2000 max-sessions=100'),
      ...since(release, '7.18', item('allowed-addresses4="" allowed-addresses6=""')),
    },
    '/tool/mac-server': item('allowed-interface-list=all'),
    '/tool/mac-server/mac-winbox': item('allowed-interface-list=all'),
    '/tool/mac-server/ping': item('enabled=true'),
    '/tool/romon': item('enabled=true id=00:00:00:00:00:00 current-id=00:00:5E:00:53:01'),
    '/tool/graphing': item('store-every=5min page-refresh=300'),
    '/tool/graphing/interface': [item('interface=all allow-address=0.0.0.0/0 store-on-disk=true disabled=false')],
    '/tool/graphing/resource': [item('allow-address=0.0.0.0/0 store-on-disk=true disabled=false')],
    '/tool/netwatch': [
      item('host=192.0.2.53 timeout=1s interval=1m status=up up-script="" down-script="" disabled=false'),
    ],
    '/tool/sniffer': item(
      'only-headers=false memory-limit=100KiB memory-scroll=true file-name="" file-limit=1000KiB \
       streaming-enabled=false streaming-server=0.0.0.0:37008 filter-stream=true running=false',
    ),
  };
}
