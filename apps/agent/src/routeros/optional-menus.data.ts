import type { LeftOut } from './left-out.data.js';

const IN_A_PACKAGE_OF_V6 = { until: [7, 0] } as const;

/**
 * Menus that a router may rightly lack, because its package, hardware or release does not bring them. Where another menu
 * is missing, something hid it.
 */
export const OPTIONAL_MENUS: Readonly<Record<string, LeftOut>> = {
  '/container': true,
  '/interface/l2tp-client': IN_A_PACKAGE_OF_V6,
  '/interface/ovpn-client': IN_A_PACKAGE_OF_V6,
  '/interface/pptp-client': IN_A_PACKAGE_OF_V6,
  '/interface/sstp-client': IN_A_PACKAGE_OF_V6,
  '/interface/wifi': true,
  '/interface/wifiwave2': true,
  '/interface/wireguard/peers': IN_A_PACKAGE_OF_V6,
  '/interface/wireless': true,
  '/ip/dhcp-client': IN_A_PACKAGE_OF_V6,
  '/ip/dhcp-server': IN_A_PACKAGE_OF_V6,
  '/ipv6/firewall/filter': IN_A_PACKAGE_OF_V6,
  '/ipv6/firewall/mangle': IN_A_PACKAGE_OF_V6,
  '/ppp/profile': IN_A_PACKAGE_OF_V6,
  '/tool/netwatch': IN_A_PACKAGE_OF_V6,
};
