import type { PropertyVersions } from './property-versions.data.js';

/** In which releases a property may be missing from a row and still have said something; `true`: in all of them. */
export type LeftOut = true | PropertyVersions;

/** Flags and comments, which any list leaves out when they are off or empty. */
export const LEFT_OUT_ANYWHERE: readonly string[] = ['disabled', 'dynamic', 'invalid', 'comment'];

const MATCHERS = {
  'jump-target': true,
  'in-interface': true,
  'in-interface-list': true,
  'src-address': true,
  'src-address-list': true,
  'src-address-type': true,
  'src-mac-address': true,
  'src-port': true,
  'dst-address': true,
  'dst-address-list': true,
  'dst-address-type': true,
  protocol: true,
  'dst-port': true,
  'connection-state': true,
  'connection-nat-state': true,
  'connection-mark': true,
  'packet-mark': true,
  'ipsec-policy': true,
  'layer7-protocol': true,
  content: true,
  'tls-host': true,
  hotspot: true,
  limit: true,
} as const;

const WIFI_SECURITY = { 'authentication-types': true, encryption: true, wps: true } as const;
const WIFI_OVERRIDES = {
  security: true,
  'security.authentication-types': true,
  'security.encryption': true,
  'security.wps': true,
} as const;
const WIFI_INTERFACE = { configuration: true, 'configuration.mode': true, ...WIFI_OVERRIDES } as const;
const WIFI_CONFIGURATION = { mode: true, ...WIFI_OVERRIDES } as const;

/**
 * Properties that RouterOS leaves out of a row while they are unset or off. A property that is missing and not named here
 * was hidden, renamed or lost, and that is no answer.
 */
export const LEFT_OUT: Readonly<Record<string, Readonly<Record<string, LeftOut>>>> = {
  '/certificate': { 'key-type': true, expired: true, revoked: true },
  '/interface': { 'last-link-down-time': true },
  '/interface/wifi': WIFI_INTERFACE,
  '/interface/wifi/configuration': WIFI_CONFIGURATION,
  '/interface/wifi/security': WIFI_SECURITY,
  '/interface/wifiwave2': WIFI_INTERFACE,
  '/interface/wifiwave2/configuration': WIFI_CONFIGURATION,
  '/interface/wifiwave2/security': WIFI_SECURITY,
  '/interface/wireguard/peers': { 'endpoint-address': true },
  '/ip/cloud': { 'back-to-home-vpn': true },
  '/ip/dhcp-client': { script: true },
  '/ip/dhcp-server': { 'lease-script': true },
  '/ip/dns/static': { name: true, address: true },
  '/ip/firewall/filter': MATCHERS,
  '/ip/firewall/mangle': MATCHERS,
  '/ip/firewall/nat': { ...MATCHERS, 'to-addresses': true, 'to-ports': true },
  // RouterOS 6 tells the flag only where it is on, and names the way out in another property.
  '/ip/route': { active: true, gateway: true, 'gateway-status': true, 'immediate-gw': true },
  // Only the TLS services have a certificate.
  '/ip/service': { certificate: true },
  '/ipv6/firewall/filter': MATCHERS,
  '/ipv6/firewall/mangle': MATCHERS,
  '/ppp/profile': { 'on-up': true, 'on-down': true },
  '/system/logging/action': { remote: true },
  // The SNTP client built into RouterOS 6 has no status.
  '/system/ntp/client': { status: { until: [7, 0] } },
  // Known only after the router was told to look for updates.
  '/system/package/update': { 'latest-version': true },
  '/system/routerboard': { routerboard: true },
  '/tool/netwatch': { 'up-script': true, 'down-script': true },
  '/user': { expired: { until: [7, 0] } },
};
