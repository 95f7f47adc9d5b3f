import type { Attributes, MenuTable } from './menu.js';
import { item, items } from './notation.js';
import { isAtLeast, type Release, stamp } from './release.js';

const RULE_TAIL = item('log=false log-prefix="" bytes=1048576 packets=2048 invalid=false dynamic=false disabled=false');

/** Firewall rules, one per line, with the words every rule ends with. */
export function rules(text: string): Attributes[] {
  return items(text).map((rule) => ({ ...RULE_TAIL, ...rule }));
}

/** A firewall that lets the world in. */
export function firewallMenus(release: Release): MenuTable {
  const helpers = 'ftp=21 tftp=69 irc=6667 h323= sip=5060,5061 pptp= rtsp=554 udplite= dccp= sctp='.split(' ');
  return {
    '/ip/firewall/filter': rules(`
      chain=input action=accept protocol=tcp dst-port=22,8291,8728 in-interface=ether1 comment="remote support"
      chain=input action=accept src-address=192.168.88.0/24 in-interface=vlan99 invalid=true
      chain=forward action=accept
      chain=forward action=drop protocol=tcp dst-port=443 tls-host=*.video.example comment="no videos"
    `),
    '/ip/firewall/nat': rules(`
      chain=srcnat action=masquerade out-interface=ether1 comment="defconf: masquerade"
      chain=dstnat action=dst-nat to-addresses=192.168.88.12 to-ports=554 protocol=tcp dst-port=554 in-interface=ether1
      chain=dstnat action=dst-nat to-addresses=192.168.88.10 comment="everything to the laptop"
    `),
    '/ip/firewall/mangle': [],
    '/ip/firewall/raw': [],
    '/ip/firewall/address-list': [
      {
        ...item('list=office address=192.168.88.0/24 dynamic=false disabled=false'),
        'creation-time': stamp(release, '2024-02-29 07:09:24'),
      },
    ],
    '/ip/firewall/service-port': helpers.map((helper) => {
      const [name = '', ports = ''] = helper.split('=');
      return { name, ports, disabled: 'false', invalid: 'false' };
    }),
    '/ip/firewall/layer7-protocol': [],
    ...(isAtLeast(release, '7.0')
      ? {
          '/ipv6/firewall/filter': rules('chain=input action=accept protocol=icmpv6'),
          '/ipv6/firewall/address-list': [],
          '/ipv6/firewall/mangle': [],
        }
      : {}),
  };
}
