import { isAnywhere, listOf } from '../router-values.js';
import type { Check, Remedy } from './check.js';
import { fault, flagSetting, type Head, offenders, question, setting } from './check-kinds.js';
import type { Seen, SeenRow } from './seen.js';

const SERVICE = '/ip/service';
const DEFAULT_PORTS: Readonly<Record<string, string>> = {
  ftp: '21',
  ssh: '22',
  telnet: '23',
  www: '80',
  'www-ssl': '443',
  winbox: '8291',
  api: '8728',
  'api-ssl': '8729',
};

/** The services somebody configured. Since about 7.18 the menu also lists listeners and live connections. */
export function configuredServices(seen: Seen): SeenRow[] {
  return seen.rows(SERVICE).filter((row) => !row.flag('dynamic', false));
}

const serviceQuestion = (
  head: Head,
  properties: readonly string[],
  offends: (row: SeenRow, seen: Seen) => boolean,
  show: (row: SeenRow) => string = (row) => row.text('name'),
): Check =>
  question({
    ...head,
    reads: { [SERVICE]: ['name', 'disabled', 'dynamic', ...properties] },
    decide: (seen) => offenders(SERVICE, configuredServices(seen), (row) => row.enabled && offends(row, seen), show),
  });

const plainService = (name: string, severity: 'high' | 'medium', instead: string): Check =>
  serviceQuestion(
    {
      id: `mgmt.plain-${name}`,
      title: `The unencrypted service ${name} is off`,
      severity,
      remedy: `/ip/service/disable ${name}   # use ${instead}`,
    },
    [],
    (row) => row.text('name') === name,
  );

/** Who may connect to a service: `available-from` since 7.24, `address` before. */
function allowedFrom(row: SeenRow): string {
  return row.maybe('available-from') ?? row.text('address');
}

/** Whether it is one of the services that speak TLS and so have a certificate. */
export const isTls = (row: SeenRow): boolean => ['www-ssl', 'api-ssl'].includes(row.text('name'));

const macServer = (id: string, menu: string, what: string): Check =>
  question({
    id,
    title: `${what} by MAC address is off`,
    severity: 'low',
    remedy: `${menu}/set allowed-interface-list=none`,
    reads: { [menu]: ['allowed-interface-list'] },
    decide: (seen) => {
      const list = seen.only(menu).text('allowed-interface-list');
      return list === 'none' ? null : fault(menu, `allowed-interface-list=${list}`, breadth(list));
    },
  });

/** A list that is the LAN is mild; anything wider also reaches strangers. */
function breadth(list: string): 'low' | 'medium' {
  return ['all', 'static', 'WAN'].includes(list) || list.startsWith('!') ? 'medium' : 'low';
}

const off = (id: string, title: string, severity: Head['severity'], menu: string): Check =>
  flagSetting({ id, title, severity, remedy: `${menu}/set enabled=no`, menu, property: 'enabled', wrong: true });

const ssh = (head: Omit<Head, 'remedy'> & { remedy: Remedy }, property: string, wrong: (value: string) => boolean) =>
  setting({ ...head, menu: '/ip/ssh', property, wrong });

const nullCipher = question({
  id: 'mgmt.ssh-null-cipher',
  title: 'SSH never runs without encryption',
  severity: 'high',
  remedy: '/ip/ssh/set allow-none-crypto=no   # since 7.17: set ciphers=auto',
  reads: { '/ip/ssh': ['allow-none-crypto', 'ciphers'] },
  decide: (seen) => {
    const row = seen.only('/ip/ssh');
    const ciphers = row.maybe('ciphers');
    if (ciphers === undefined) return row.flag('allow-none-crypto') ? fault('/ip/ssh', 'allow-none-crypto=true') : null;
    return listOf(ciphers).some((name) => ['null', '3des-cbc'].includes(name))
      ? fault('/ip/ssh', `ciphers=${ciphers}`)
      : null;
  },
});

const hostKey = question({
  id: 'mgmt.ssh-hostkey',
  title: 'The SSH host key is strong',
  severity: 'low',
  remedy: '/ip/ssh/set host-key-size=4096; /ip/ssh/regenerate-host-key   # since 7.9: host-key-type=ed25519',
  reads: { '/ip/ssh': ['host-key-type', 'host-key-size'] },
  decide: (seen) => {
    const row = seen.only('/ip/ssh');
    if (row.text('host-key-type', 'rsa') !== 'rsa') return null;
    const size = row.number('host-key-size');
    return size < 2048 ? fault('/ip/ssh', `host-key-type=rsa host-key-size=${size}`) : null;
  },
});

const passwordBesideKey = question({
  id: 'mgmt.ssh-password-with-key',
  title: 'Who has an SSH key cannot log in by password',
  severity: 'low',
  remedy: '/ip/ssh/set always-allow-password-login=no   # since 7.21: set password-authentication=yes-if-no-key',
  reads: { '/ip/ssh': ['always-allow-password-login', 'password-authentication'] },
  decide: (seen) => {
    const row = seen.only('/ip/ssh');
    const newer = row.maybe('password-authentication');
    if (newer !== undefined) return newer === 'yes' ? fault('/ip/ssh', 'password-authentication=yes') : null;
    return row.flag('always-allow-password-login') ? fault('/ip/ssh', 'always-allow-password-login=true') : null;
  },
});

const webserver = question({
  id: 'mgmt.webserver-plain-extra',
  title: 'The unencrypted web server offers neither REST nor SCEP',
  severity: 'low',
  remedy: '/ip/service/webserver/set rest-plain=no scep-plain=no',
  reads: { '/ip/service/webserver': ['rest-plain', 'scep-plain'], [SERVICE]: ['name', 'disabled', 'dynamic'] },
  decide: (seen) => {
    const row = seen.only('/ip/service/webserver');
    const open = ['rest-plain', 'scep-plain'].filter((name) => row.flag(name));
    const listens = configuredServices(seen).some((service) => service.text('name') === 'www' && service.enabled);
    return listens && open.length > 0
      ? fault('/ip/service/webserver', open.map((name) => `${name}=true`).join(' '))
      : null;
  },
});

const discovery = question({
  id: 'mgmt.discovery',
  title: 'The router does not announce itself to its neighbours',
  severity: 'low',
  remedy: '/ip/neighbor/discovery-settings/set discover-interface-list=none',
  reads: { '/ip/neighbor/discovery-settings': ['discover-interface-list'] },
  decide: (seen) => {
    const menu = '/ip/neighbor/discovery-settings';
    const list = seen.only(menu).text('discover-interface-list');
    return list === 'none' ? null : fault(menu, `discover-interface-list=${list}`, breadth(list));
  },
});

/** How the router itself can be administered. */
export const MANAGEMENT_CHECKS: readonly Check[] = [
  plainService('telnet', 'high', 'ssh'),
  plainService('ftp', 'high', 'sftp'),
  plainService('www', 'high', 'www-ssl'),
  plainService('api', 'medium', 'api-ssl'),
  serviceQuestion(
    {
      id: 'mgmt.service-unrestricted',
      title: 'Every enabled service answers chosen networks only',
      severity: 'medium',
      remedy: '/ip/service/set <name> address=<lan>',
    },
    ['address', 'available-from'],
    (row) => isAnywhere(allowedFrom(row)),
  ),
  serviceQuestion(
    {
      id: 'mgmt.tls-no-cert',
      title: 'Every enabled TLS service has a certificate',
      severity: 'medium',
      remedy:
        '/certificate/add name=mgmt common-name=<name>; /certificate/sign mgmt; /ip/service/set api-ssl certificate=mgmt tls-version=only-1.2',
    },
    ['certificate', 'invalid'],
    (row) => isTls(row) && (['none', ''].includes(row.text('certificate')) || row.flag('invalid', false)),
  ),
  serviceQuestion(
    {
      id: 'mgmt.tls-old',
      title: 'Every enabled TLS service refuses versions before 1.2',
      severity: 'low',
      remedy: '/ip/service/set www-ssl,api-ssl tls-version=only-1.2',
    },
    ['tls-version'],
    (row) => isTls(row) && row.text('tls-version') === 'any',
  ),
  webserver,
  serviceQuestion(
    {
      id: 'mgmt.port-changed',
      title: 'Every enabled service listens at its usual port',
      severity: 'info',
      remedy: '/ip/service/print   # verify that the change is yours',
    },
    ['port'],
    (row) => (DEFAULT_PORTS[row.text('name')] ?? row.text('port')) !== row.text('port'),
    (row) => `${row.text('name')} port=${row.text('port')}`,
  ),
  flagSetting({
    id: 'mgmt.ssh-weak-crypto',
    title: 'SSH offers strong algorithms only',
    severity: 'medium',
    remedy: '/ip/ssh/set strong-crypto=yes',
    menu: '/ip/ssh',
    property: 'strong-crypto',
    wrong: false,
  }),
  nullCipher,
  ssh(
    {
      id: 'mgmt.ssh-forwarding',
      title: 'SSH cannot be used as a tunnel into the network',
      severity: 'medium',
      remedy: '/ip/ssh/set forwarding-enabled=no',
    },
    'forwarding-enabled',
    (value) => value !== 'no' && value !== 'false',
  ),
  hostKey,
  passwordBesideKey,
  macServer('mgmt.mac-telnet', '/tool/mac-server', 'Telnet'),
  macServer('mgmt.mac-winbox', '/tool/mac-server/mac-winbox', 'WinBox'),
  off('mgmt.mac-ping', 'Ping by MAC address is off', 'low', '/tool/mac-server/ping'),
  discovery,
  off('mgmt.romon', 'RoMON is off', 'medium', '/tool/romon'),
];
