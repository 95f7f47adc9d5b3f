/** What can be done about a component without an upgrade. */
export interface Workaround {
  /** Which components it helps with; matched against the component of an advisory. */
  readonly about: RegExp;
  readonly what: string;
  /** In the notation of RouterOS 7; RouterOS 6 is derived from it, unless `routerOs6` differs in more than notation. */
  readonly routerOs7: readonly string[];
  /** Empty: there is no such thing in RouterOS 6. */
  readonly routerOs6?: readonly string[];
  /** How to see where the device stands. */
  readonly check: string;
}

/** Components that are not services of `/ip/service`, by their menus. The first that fits is the one. */
export const WORKAROUNDS: readonly Workaround[] = [
  {
    about: /bandwidth-test|btest/,
    what: 'Turn the bandwidth test server off; it is only needed while a test runs',
    routerOs7: ['/tool/bandwidth-server/set enabled=no'],
    check: '/tool/bandwidth-server/print',
  },
  {
    about: /^smb/,
    what: 'Turn file sharing (SMB) off',
    routerOs7: ['/ip/smb/set enabled=no'],
    check: '/ip/smb/print',
  },
  {
    about: /snmp/,
    what: 'Turn SNMP off, or let only the monitoring hosts ask',
    routerOs7: ['/snmp/set enabled=no', '/snmp/community/set [find default=yes] addresses=<monitoring hosts>'],
    check: '/snmp/print',
  },
  {
    about: /\bdns\b|resolver/,
    what: 'Answer DNS questions of nobody else, unless the network needs it',
    routerOs7: ['/ip/dns/set allow-remote-requests=no'],
    check: '/ip/dns/print',
  },
  {
    about: /mactel/,
    what: 'Turn MAC telnet and MAC WinBox off',
    routerOs7: [
      '/tool/mac-server/set allowed-interface-list=none',
      '/tool/mac-server/mac-winbox/set allowed-interface-list=none',
    ],
    check: '/tool/mac-server/print',
  },
  {
    about: /lcdstat/,
    what: 'Turn the display off where there is one',
    routerOs7: ['/lcd/set enabled=no'],
    check: '/lcd/print',
  },
  {
    about: /hotspot/,
    what: 'Turn the hotspot off where it is not needed',
    routerOs7: ['/ip/hotspot/disable [find]'],
    check: '/ip/hotspot/print',
  },
  {
    about: /ipv6/,
    what: 'Take no router advertisements, and turn IPv6 off where it is not used',
    routerOs7: ['/ipv6/settings/set accept-router-advertisements=no', '/ipv6/settings/set disable-ipv6=yes'],
    routerOs6: ['/ipv6 settings set accept-router-advertisements=no'],
    check: '/ipv6/settings/print',
  },
  {
    about: /wireless/,
    what: 'Update the wireless clients as well, and turn radios off that nobody uses',
    routerOs7: ['/interface/wireless/disable [find]'],
    check: '/interface/wireless/print',
  },
  {
    about: /tr069/,
    what: 'Turn remote management by TR-069 off',
    routerOs7: ['/tr069-client/set enabled=no'],
    check: '/tr069-client/print',
  },
  {
    about: /igmp-proxy/,
    what: 'Turn the IGMP proxy off',
    routerOs7: ['/routing/igmp-proxy/interface/disable [find]'],
    check: '/routing/igmp-proxy/interface/print',
  },
  {
    about: /dot1x/,
    what: 'Turn the 802.1X server off where it is not needed',
    routerOs7: ['/interface/dot1x/server/disable [find]'],
    check: '/interface/dot1x/server/print',
  },
  {
    about: /^vxlan/,
    what: 'Turn the VXLAN interfaces off',
    routerOs7: ['/interface/vxlan/disable [find]'],
    routerOs6: [],
    check: '/interface/vxlan/print',
  },
  {
    about: /^eoipv6/,
    what: 'Turn the EoIPv6 tunnels off',
    routerOs7: ['/interface/eoipv6/disable [find]'],
    check: '/interface/eoipv6/print',
  },
  {
    about: /l2tp/,
    what: 'Turn L2TP off',
    routerOs7: ['/interface/l2tp-server/server/set enabled=no', '/interface/l2tp-client/disable [find]'],
    check: '/interface/l2tp-server/server/print',
  },
  {
    about: /openvpn client/,
    what: 'Turn the OpenVPN clients off',
    routerOs7: ['/interface/ovpn-client/disable [find]'],
    check: '/interface/ovpn-client/print',
  },
  {
    about: /netwatch/,
    what: 'Let only trusted users change netwatch',
    routerOs7: ['/tool/netwatch/disable [find]'],
    check: '/tool/netwatch/print',
  },
  {
    about: /sniffer/,
    what: 'Stop the packet sniffer',
    routerOs7: ['/tool/sniffer/stop'],
    check: '/tool/sniffer/print',
  },
  {
    about: /ptp/,
    what: 'Turn the precision time protocol off',
    routerOs7: ['/system/ptp/disable [find]'],
    check: '/system/ptp/print',
  },
  {
    about: /^bfd/,
    what: 'Turn BFD off',
    routerOs7: ['/routing/bfd/configuration/disable [find]'],
    routerOs6: [],
    check: '/routing/bfd/configuration/print',
  },
];
