import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { CHECKS } from '../../apps/agent/src/routeros/checks/index.js';
import { parseVersion } from '../../apps/agent/src/routeros/router-values.js';
import { readsOf, whatToRead } from '../../apps/agent/src/routeros/what-to-read.js';

/** What is worth asking a RouterOS device over its API, by theme: 112 questions. */
const WORTH_ASKING: Readonly<Record<string, string>> = {
  sys: 'known-vuln eol-train prerelease update-available firmware-behind device-mode-flagged device-mode-permissive ntp-off clock-wrong no-remote-log default-identity script-open-permissions graphing-open note-none',
  mgmt: 'plain-telnet plain-ftp plain-www plain-api service-unrestricted tls-no-cert tls-old webserver-plain-extra port-changed ssh-weak-crypto ssh-null-cipher ssh-forwarding ssh-hostkey ssh-password-with-key mac-telnet mac-winbox mac-ping discovery romon btest btest-noauth lcd-pin tr069 back-to-home',
  acct: 'admin no-address many-full expired-password password-policy group-wide-policy agent-overprivileged plaintext-session radius-full radius-msg-auth unknown-ssh-key',
  fw: 'no-input-filter input-no-default-drop mgmt-from-wan no-established no-invalid-drop forward-wan-open rule-invalid wan-not-in-list ipv6-no-input ipv6-accept-ra rp-filter syncookies source-route nat-mgmt nat-any helpers tls-host',
  dns: 'open-resolver remote-requests doh-no-verify',
  svc: 'upnp nat-pmp socks proxy smb tftp pptp l2tp-no-ipsec sstp-ovpn-weak snmp-public snmp-write snmp-anywhere snmp-v3-weak cloud-ddns cloud-time hotspot-http container interface-unused',
  wifi: 'open weak',
  cert: 'expiring weak',
  ioc: 'scheduler-fetch scheduler-meris-name mikrotrick-scheduler script user ssh-key file webproxy-page socks nat-public dns-static dns-cache fw-comment vpn-client c2-address sniffer traffic-flow hooks log history fw-accept-hole',
};
const IDS = Object.entries(WORTH_ASKING).flatMap(([theme, names]) =>
  names.split(' ').map((name) => `${theme}.${name}`),
);

/** Questions that are no check of that name, and where they are answered instead. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  // The centre matches the version with its advisories, which it can do anew without asking the router again.
  'sys.known-vuln': [],
  // Two servers in two menus, of which a router may lack either.
  'svc.sstp-ovpn-weak': ['svc.sstp-weak', 'svc.ovpn-weak'],
};

/** What is asked beyond that list. */
const BEYOND = [
  'sys.firmware-auto-upgrade',
  'sys.package-mismatch',
  'sys.packages-unneeded',
  'sys.graphing-resource-open',
  'svc.sstp-weak',
  'svc.ovpn-weak',
];

const checks = CHECKS.map(({ id }) => id);

describe('the questions worth asking', () => {
  it('are a check each, or answered elsewhere', () => {
    expect(IDS).toHaveLength(112);
    expect(IDS.filter((id) => !checks.includes(id) && !(id in ELSEWHERE))).toEqual([]);
    expect(
      Object.values(ELSEWHERE)
        .flat()
        .filter((id) => !checks.includes(id)),
    ).toEqual([]);
  });

  it('are all there is, but for a few more', () => {
    expect(checks.filter((id) => !IDS.includes(id)).toSorted()).toEqual(BEYOND.toSorted());
  });

  const table = '../shared/data/routeros-checks.csv';
  (existsSync(table) ? it : it.skip)('are those of the reference table, where it is at hand', () => {
    const [, ...rows] = readFileSync(table, 'utf8').trim().split('\n');
    expect(rows.map((row) => row.split(',', 1)[0])).toEqual(IDS);
  });
});

/** `/menu [kind]: name, name, …`, or `/menu: ABSENT`, as a virtual router of 7.22.3 lists what its menus know. */
const NAMES_OF_7_22 = '../shared/reference/routeros-api-attributes-7.22.3.txt';

describe('the names asked of a router', () => {
  (existsSync(NAMES_OF_7_22) ? it : it.skip)('of 7.22.3 are the ones it knows, where its list is at hand', () => {
    const lines = [...readFileSync(NAMES_OF_7_22, 'utf8').matchAll(/^(\/\S+) \[[^\]]*\]: (.*)$/gm)];
    const known = new Map(lines.map(([, menu, names]) => [menu, names?.split(', ') ?? []]));
    const asked = whatToRead(readsOf(CHECKS), parseVersion('7.22.3')).filter(({ menu }) => known.has(menu));
    const strange = asked.flatMap(({ menu, properties }) =>
      properties.filter((name) => !known.get(menu)?.includes(name)).map((name) => `${menu} ${name}`),
    );
    expect(asked.length).toBeGreaterThan(60);
    // A virtual router lacks it; a RouterBOARD of the same version has it.
    expect(strange).toEqual(['/ip/cloud back-to-home-vpn']);
  });
});
