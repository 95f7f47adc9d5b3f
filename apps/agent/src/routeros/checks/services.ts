import { isAnywhere, listOf } from '../router-values.js';
import type { Check } from './check.js';
import { fault, flagSetting, type Head, noRow, offenders, question } from './check-kinds.js';
import type { Seen, SeenRow } from './seen.js';

const off = (id: string, title: string, severity: Head['severity'], menu: string): Check =>
  flagSetting({ id, title, severity, remedy: `${menu}/set enabled=no`, menu, property: 'enabled', wrong: true });

const smb = question({
  id: 'svc.smb',
  title: 'File sharing is off',
  severity: 'high',
  remedy: '/ip/smb/set enabled=no',
  reads: { '/ip/smb': ['enabled', 'status'] },
  decide: (seen) => {
    const row = seen.only('/ip/smb');
    const enabled = row.text('enabled');
    const status = row.text('status', '');
    // Since 7.15 `auto` shares only when a share exists; the status then tells.
    const runs = enabled === 'auto' ? status !== 'disabled' && status !== '' : row.flag('enabled');
    return runs ? fault('/ip/smb', `enabled=${enabled} status=${status}`) : null;
  },
});

const l2tp = question({
  id: 'svc.l2tp-no-ipsec',
  title: 'An L2TP server insists on IPsec',
  severity: 'high',
  remedy: '/interface/l2tp-server/server/set use-ipsec=required authentication=mschap2',
  reads: { '/interface/l2tp-server/server': ['enabled', 'use-ipsec'] },
  decide: (seen) => {
    const menu = '/interface/l2tp-server/server';
    const row = seen.only(menu);
    const use = row.text('use-ipsec');
    return row.flag('enabled') && use !== 'required' ? fault(menu, `enabled=true use-ipsec=${use}`) : null;
  },
});

const SSTP = '/interface/sstp-server/server';
const OVPN = '/interface/ovpn-server/server';

const sstp = question({
  id: 'svc.sstp-weak',
  title: 'An SSTP server has a certificate and refuses old TLS',
  severity: 'medium',
  remedy: '/interface/sstp-server/server/set certificate=<name> tls-version=only-1.2',
  reads: { [SSTP]: ['enabled', 'certificate', 'tls-version'] },
  decide: (seen) => {
    const row = seen.only(SSTP);
    if (!row.flag('enabled')) return null;
    const [certificate, version] = [row.text('certificate'), row.text('tls-version')];
    const weak = ['none', ''].includes(certificate) || version === 'any';
    return weak ? fault(SSTP, `certificate=${certificate} tls-version=${version}`) : null;
  },
});

/** v6 and early v7 have one server with `enabled`; later there are rows with `disabled`. */
const ovpnRuns = (row: SeenRow): boolean => (row.maybe('enabled') === undefined ? row.enabled : row.flag('enabled'));
const ovpnIsWeak = (row: SeenRow): boolean =>
  ['none', ''].includes(row.text('certificate')) ||
  listOf(row.text('auth')).some((name) => ['sha1', 'md5', 'null', 'none'].includes(name)) ||
  listOf(row.text('cipher')).some((name) => ['blowfish128', 'null', 'none'].includes(name)) ||
  row.maybe('tls-version') === 'any' ||
  !row.flag('require-client-certificate');
const OVPN_SHOWN = ['certificate', 'auth', 'cipher', 'tls-version', 'require-client-certificate'];

const ovpn = noRow({
  id: 'svc.ovpn-weak',
  version: 2,
  title: 'An OpenVPN server has a certificate, asks for one, and refuses broken ciphers and old TLS',
  severity: 'medium',
  remedy:
    '/interface/ovpn-server/server/set certificate=<name> require-client-certificate=yes auth=sha256 cipher=aes256-cbc,aes256-gcm',
  menu: OVPN,
  properties: ['enabled', 'disabled', ...OVPN_SHOWN],
  offends: (row) => ovpnRuns(row) && ovpnIsWeak(row),
  show: (row) => OVPN_SHOWN.map((name) => `${name}=${row.shown(name)}`).join(' '),
});

const COMMUNITY = '/snmp/community';

const community = (head: Head, properties: readonly string[], offends: (row: SeenRow) => boolean): Check =>
  question({
    ...head,
    reads: { '/snmp': ['enabled'], [COMMUNITY]: ['default', 'disabled', ...properties] },
    decide: (seen: Seen) => {
      if (!seen.only('/snmp').flag('enabled')) return null;
      // A community name works like a password: evidence counts rows instead of naming them.
      const rows = seen.rows(COMMUNITY);
      const answer = offenders(
        COMMUNITY,
        rows,
        (row) => row.enabled && offends(row),
        (row) => `row ${rows.indexOf(row)}`,
      );
      return answer;
    },
  });

const cloud = question({
  id: 'svc.cloud-ddns',
  title: "The router does not report its address to the vendor's dynamic DNS",
  severity: 'low',
  remedy: '/ip/cloud/set ddns-enabled=no',
  reads: { '/ip/cloud': ['ddns-enabled'] },
  decide: (seen) => {
    const value = seen.only('/ip/cloud').text('ddns-enabled');
    return value === 'yes' || value === 'true' ? fault('/ip/cloud', `ddns-enabled=${value}`) : null;
  },
});

/** What else the router serves. */
export const SERVICE_CHECKS: readonly Check[] = [
  off('svc.upnp', 'UPnP is off', 'medium', '/ip/upnp'),
  off('svc.nat-pmp', 'NAT-PMP is off', 'medium', '/ip/nat-pmp'),
  off('svc.socks', 'The SOCKS proxy is off', 'high', '/ip/socks'),
  off('svc.proxy', 'The web proxy is off', 'high', '/ip/proxy'),
  smb,
  noRow({
    id: 'svc.tftp',
    title: 'TFTP serves no file',
    severity: 'medium',
    remedy: '/ip/tftp/remove [find]',
    menu: '/ip/tftp',
    properties: ['disabled', 'allow', 'read-only'],
    offends: (row) => row.enabled && row.flag('allow'),
    show: (row) => `read-only=${row.shown('read-only')}`,
  }),
  off('svc.pptp', 'The PPTP server is off', 'high', '/interface/pptp-server/server'),
  l2tp,
  sstp,
  ovpn,
  community(
    {
      id: 'svc.snmp-public',
      title: 'No readable SNMP community has its factory name',
      severity: 'high',
      remedy: '/snmp/community/set [find default=yes] name=<random> addresses=<monitoring>',
    },
    ['name', 'read-access'],
    (row) => row.text('name') === 'public' && row.flag('read-access'),
  ),
  community(
    {
      id: 'svc.snmp-write',
      title: 'SNMP cannot change anything',
      severity: 'critical',
      remedy: '/snmp/community/set <number> write-access=no',
    },
    ['write-access'],
    (row) => row.flag('write-access'),
  ),
  community(
    {
      id: 'svc.snmp-anywhere',
      title: 'SNMP answers chosen networks only',
      severity: 'medium',
      remedy: '/snmp/community/set <number> addresses=<monitoring>',
    },
    ['addresses'],
    (row) => isAnywhere(row.text('addresses')),
  ),
  community(
    {
      id: 'svc.snmp-v3-weak',
      title: 'SNMP is authenticated and encrypted with today’s algorithms',
      severity: 'low',
      remedy: '/snmp/community/set <number> security=private authentication-protocol=SHA1 encryption-protocol=AES',
    },
    ['security', 'authentication-protocol', 'encryption-protocol'],
    (row) =>
      row.text('security') === 'none' ||
      row.text('authentication-protocol') === 'MD5' ||
      row.text('encryption-protocol') === 'DES',
  ),
  cloud,
  flagSetting({
    id: 'svc.cloud-time',
    title: "The clock does not depend on the vendor's cloud",
    severity: 'info',
    remedy: '/ip/cloud/set update-time=no',
    menu: '/ip/cloud',
    property: 'update-time',
    wrong: true,
  }),
  noRow({
    id: 'svc.hotspot-http',
    version: 2,
    title: 'A hotspot takes passwords neither in clear text nor without a certificate',
    severity: 'medium',
    remedy: '/ip/hotspot/profile/set <name> login-by=https',
    menu: '/ip/hotspot/profile',
    properties: ['name', 'login-by', 'ssl-certificate'],
    offends: (row) => {
      const ways = listOf(row.text('login-by'));
      return ways.includes('http-pap') || (ways.includes('https') && row.text('ssl-certificate') === 'none');
    },
    show: (row) => row.shown('name'),
  }),
];
