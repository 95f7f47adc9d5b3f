import type { Attributes, MenuTable } from './menu.js';
import { item } from './notation.js';
import { before, isAtLeast, type Release, since, stamp } from './release.js';

const ALL_POLICIES = [
  ...'local telnet ssh ftp reboot read write policy test winbox password web sniff sensitive api romon'.split(' '),
];

/** Users as they are on a router where everybody shares `admin`. */
export function accountMenus(release: Release): MenuTable {
  const noAddress = isAtLeast(release, '7.0') ? '' : '0.0.0.0/0';
  const user = (text: string): Attributes => ({
    ...item(text),
    address: noAddress,
    'last-logged-in': stamp(release, '2026-09-18 10:37:24'),
    disabled: 'false',
    ...since(release, '7.16', item('inactivity-timeout=10m inactivity-policy=none')),
  });
  return {
    '/user': [
      user('name=admin group=full expired=true comment="system default user"'),
      user('name=installer group=full expired=false'),
      user('name=helpdesk group=full expired=false'),
      user('name=siteward group=siteward expired=false comment="inventory"'),
    ],
    '/user/group': [
      group(release, 'read', ['ftp', 'write', 'policy']),
      group(release, 'write', ['ftp', 'policy']),
      group(release, 'full', []),
      group(release, 'siteward', ['ftp', 'write', 'policy']),
    ],
    '/user/active': [
      session(release, 'name=admin address=192.168.88.20 via=telnet radius=false group=full'),
      session(release, 'name=siteward address=192.168.88.5 via=api radius=false group=siteward'),
    ],
    ...(isAtLeast(release, '7.0') ? { '/user/settings': item('minimum-password-length=0 minimum-categories=0') } : {}),
    '/user/aaa': item('use-radius=true accounting=true interim-update=0s default-group=full exclude-groups=""'),
    '/user/ssh-keys': [
      {
        user: 'installer',
        ...item('bits=1024'),
        ...since(release, '7.0', { 'key-type': 'rsa', fingerprint: `SHA256:${'a'.repeat(43)}` }),
        ...before(release, '7.21', { 'key-owner': 'installer@laptop.example' }),
        ...since(release, '7.21', { info: 'installer@laptop.example' }),
      },
    ],
    '/radius': [
      {
        ...item('service=login address=192.0.2.18 authentication-port=1812 accounting-port=1813 timeout=300ms'),
        ...item('called-id="" domain="" realm="" protocol=udp src-address=0.0.0.0 disabled=false'),
        ...since(release, '7.15', { 'require-message-auth': 'no' }),
      },
    ],
  };
}

/** A row of `/user/active`. */
export function session(release: Release, text: string): Attributes {
  return { when: stamp(release, '2026-09-18 10:37:24'), ...item(text) };
}

/** The row of a group that has every policy except these. */
function group(release: Release, name: string, without: readonly string[]): Attributes {
  const known = [...ALL_POLICIES, ...(isAtLeast(release, '7.0') ? ['rest-api'] : ['dude', 'tikapp'])];
  const policy = [
    ...known.filter((entry) => !without.includes(entry)),
    ...known.filter((entry) => without.includes(entry)).map((entry) => `!${entry}`),
  ];
  return { name, policy: policy.join(','), skin: 'default' };
}

/** The row of a group that has these policies only. */
export function narrowGroup(release: Release, name: string, policies: readonly string[]): Attributes {
  const everything = [...ALL_POLICIES, 'rest-api', 'dude', 'tikapp'];
  return group(
    release,
    name,
    everything.filter((policy) => !policies.includes(policy)),
  );
}
