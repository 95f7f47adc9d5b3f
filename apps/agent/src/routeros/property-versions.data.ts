/** The releases between which RouterOS knows a property: from `since` on, before `until`. Absent: always. */
export interface PropertyVersions {
  readonly since?: readonly [major: number, minor: number];
  readonly until?: readonly [major: number, minor: number];
}

/**
 * Properties that came or went. Some builds of v7 leave rows out when asked for a property they do not know, so each
 * router is asked for the names of its own version. From the argument lists of the releases 7.9 to 7.24.
 */
export const PROPERTY_VERSIONS: Readonly<Record<string, Readonly<Record<string, PropertyVersions>>>> = {
  '/ip/service': { dynamic: { since: [7, 16] }, 'available-from': { since: [7, 24] } },
  '/ip/ssh': {
    'allow-none-crypto': { until: [7, 17] },
    ciphers: { since: [7, 17] },
    'host-key-type': { since: [7, 9] },
    'always-allow-password-login': { until: [7, 21] },
    'password-authentication': { since: [7, 21] },
  },
  // One set of settings with `enabled` became a list of servers with `disabled`.
  '/interface/ovpn-server/server': { enabled: { until: [7, 17] }, 'tls-version': { since: [7, 9] } },
  '/ip/firewall/nat': { 'tls-host': { until: [7, 16] } },
  '/user/ssh-keys': { 'key-type': { since: [7, 9] }, 'key-owner': { until: [7, 21] }, info: { since: [7, 21] } },
  '/system/device-mode': { 'install-any-version': { since: [7, 17] } },
  '/ip/cloud': { 'back-to-home-vpn': { since: [7, 12] } },
  '/ip/dns': { 'use-doh-server': { since: [6, 47] }, 'verify-doh-cert': { since: [6, 47] } },
  '/ip/smb': { status: { since: [7, 15] } },
  '/ip/route': { 'gateway-status': { until: [7, 0] }, 'immediate-gw': { since: [7, 0] } },
  '/radius': { 'require-message-auth': { since: [7, 15] } },
  '/ipv6/settings': { 'disable-ipv6': { since: [7, 1] } },
};
