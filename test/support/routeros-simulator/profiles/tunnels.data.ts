import type { Attributes, MenuTable } from './menu.js';
import { item, items } from './notation.js';
import { isAtLeast, type Release, since } from './release.js';

/** VPN servers and clients and PPP, as permissive as they can be set. */
export function tunnelMenus(release: Release): MenuTable {
  const isV7 = isAtLeast(release, '7.0');
  return {
    '/interface/pptp-server/server': item(
      'enabled=true max-mtu=1450 max-mru=1450 mrru=disabled authentication=pap,chap,mschap1,mschap2 \
       keepalive-timeout=30 default-profile=default-encryption',
    ),
    '/interface/l2tp-server/server': {
      ...item('enabled=true max-mtu=1450 max-mru=1450 mrru=disabled authentication=pap,chap,mschap1,mschap2'),
      ...item('keepalive-timeout=30 max-sessions=unlimited default-profile=default-encryption use-ipsec=false'),
      ...item('caller-id-type=ip-address one-session-per-host=false allow-fast-path=false'),
    },
    '/interface/sstp-server/server': {
      ...item('enabled=true port=443 max-mtu=1500 max-mru=1500 mrru=disabled keepalive-timeout=60'),
      ...item('default-profile=default authentication=pap,chap,mschap1,mschap2 certificate=none'),
      ...item('verify-client-certificate=false pfs=false tls-version=any'),
      ...since(release, '7.15', { ciphers: 'aes256-sha,aes256-gcm-sha384' }),
    },
    '/interface/ovpn-server/server': ovpnServer(release),
    '/interface/ovpn-client': [],
    '/interface/pptp-client': [],
    '/interface/l2tp-client': [],
    '/interface/sstp-client': [],
    ...(isV7 ? { '/interface/wireguard': [], '/interface/wireguard/peers': [], '/interface/vxlan': [] } : {}),
    '/interface/eoip': [],
    '/ppp/profile': items(`
      name=default use-ipv6=yes use-mpls=default use-compression=default use-encryption=default only-one=default \
        change-tcp-mss=yes use-upnp=default address-list="" on-up="" on-down="" default=true
      name=default-encryption use-ipv6=yes use-mpls=default use-compression=default use-encryption=yes only-one=default \
        change-tcp-mss=yes use-upnp=default address-list="" on-up="" on-down="" default=true
    `),
    '/ppp/secret': [item('name=roadwarrior service=any profile=default disabled=false last-logged-out="" routes=""')],
    '/ip/ipsec/peer': [],
  };
}

/** One set of settings until 7.16, a list of instances later. */
function ovpnServer(release: Release): Attributes | Attributes[] {
  const weak = item(
    'port=1194 mode=ip protocol=tcp netmask=24 mac-address=00:00:5E:00:53:F1 max-mtu=1500 keepalive-timeout=60 \
     default-profile=default certificate=none require-client-certificate=false auth=sha1,md5,null \
     cipher=blowfish128,aes128-cbc',
  );
  if (!isAtLeast(release, '7.17'))
    return { enabled: 'true', ...weak, ...since(release, '7.0', { 'tls-version': 'any' }) };
  return [{ name: 'ovpn-server1', ...weak, 'tls-version': 'any', disabled: 'false', inactive: 'false' }];
}
