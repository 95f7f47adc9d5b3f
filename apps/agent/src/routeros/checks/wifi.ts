import { listOf } from '../router-values.js';
import type { Answer, Check } from './check.js';
import { anyFault, type Head, offenders, question } from './check-kinds.js';
import type { Seen, SeenRow } from './seen.js';
import { Unanswerable } from './unanswerable.js';

const WIRELESS = '/interface/wireless';
const PROFILES = `${WIRELESS}/security-profiles`;
/** The menu of RouterOS 7.13 and later, and the one of its predecessor package: the properties are the same. */
const WIFI_MENUS = ['/interface/wifi', '/interface/wifiwave2'];
/** Modes of a legacy radio in which it serves nobody. */
const NO_ACCESS_POINT = /^(station|alignment-only|nstreme-dual-slave)/;

const SECURITY = ['authentication-types', 'encryption', 'wps'];
const OVERRIDES = ['security', ...SECURITY.map((property) => `security.${property}`)];

const READS = {
  [WIRELESS]: ['name', 'mode', 'security-profile', 'wps-mode', 'disabled'],
  [PROFILES]: ['name', 'mode', 'authentication-types', 'unicast-ciphers', 'group-ciphers'],
  ...Object.fromEntries(
    WIFI_MENUS.flatMap((menu) => [
      [menu, ['name', 'configuration', 'configuration.mode', ...OVERRIDES, 'disabled']],
      [`${menu}/configuration`, ['name', 'mode', ...OVERRIDES, 'disabled']],
      [`${menu}/security`, ['name', ...SECURITY, 'disabled']],
    ]),
  ),
};

function named(menu: string, rows: readonly SeenRow[], name: string): SeenRow {
  const row = rows.find((candidate) => candidate.text('name') === name);
  if (row === undefined)
    throw new Unanswerable('unexpected_shape', `${menu} lacks ${name.slice(0, 60)}, which is used.`);
  return row;
}

/** The profile that a row names, or null when it names none. */
function profileOf(seen: Seen, menu: string, name: string | undefined): SeenRow | null {
  if (name === undefined || name === '') return null;
  const inForce = seen.rows(menu).filter((row) => row.enabled);
  return named(menu, inForce, name);
}

/** What holds for an access point: its own value, that of its security profile, then the same of its configuration. */
function effective(seen: Seen, menu: string, row: SeenRow, property: string): string | undefined {
  const configuration = profileOf(seen, `${menu}/configuration`, row.maybe('configuration'));
  for (const level of configuration === null ? [row] : [row, configuration]) {
    const own = level.maybe(`security.${property}`);
    const value = own ?? profileOf(seen, `${menu}/security`, level.maybe('security'))?.maybe(property);
    if (value !== undefined) return value;
  }
  return undefined;
}

function mustTell(menu: string, property: string, value: string | undefined): string {
  if (value !== undefined) return value;
  // A passphrase, which is never read, stands in for unset types.
  throw new Unanswerable('unexpected_shape', `${menu} does not tell the ${property} of an access point.`);
}

function accessPoints(seen: Seen, menu: string): SeenRow[] {
  return seen.rows(menu).filter((row) => {
    if (!row.enabled) return false;
    const configuration = profileOf(seen, `${menu}/configuration`, row.maybe('configuration'));
    const mode = row.maybe('configuration.mode') ?? configuration?.maybe('mode') ?? 'ap';
    return !mode.startsWith('station');
  });
}

function wifiFault(seen: Seen, menu: string, flaws: (valueOf: (property: string) => string | undefined) => string[]) {
  const flawsOf = (row: SeenRow): string[] => flaws((property) => effective(seen, menu, row, property));
  return faultOf(menu, accessPoints(seen, menu), flawsOf);
}

function faultOf(menu: string, rows: readonly SeenRow[], flawsOf: (row: SeenRow) => string[]): Answer {
  return offenders(
    menu,
    rows,
    (row) => flawsOf(row).length > 0,
    (row) => `name=${row.shown('name')} ${flawsOf(row).join(' ')}`,
  );
}

function wirelessFault(seen: Seen, flaws: (profile: SeenRow, radio: SeenRow) => string[]): Answer {
  const radios = seen.rows(WIRELESS).filter((row) => row.enabled && !NO_ACCESS_POINT.test(row.text('mode')));
  return faultOf(WIRELESS, radios, (radio) => {
    const profile = named(PROFILES, seen.rows(PROFILES), radio.text('security-profile'));
    return flaws(profile, radio);
  });
}

const flawsIn = (property: string, value: string, weak: RegExp): string[] =>
  listOf(value).some((entry) => weak.test(entry)) ? [`${property}=${value}`] : [];

function openProfile(profile: SeenRow): string[] {
  const mode = profile.text('mode');
  if (mode === 'none') return ['mode=none'];
  const open = mode === 'dynamic-keys' && listOf(profile.text('authentication-types')).length === 0;
  return open ? ['authentication-types='] : [];
}

function weakProfile(profile: SeenRow, radio: SeenRow): string[] {
  const mode = profile.text('mode');
  const wps = radio.text('wps-mode');
  const keys =
    mode === 'dynamic-keys'
      ? [
          ...flawsIn('authentication-types', profile.text('authentication-types'), /^wpa-/),
          ...flawsIn('unicast-ciphers', profile.text('unicast-ciphers'), /^tkip/),
          ...flawsIn('group-ciphers', profile.text('group-ciphers'), /^tkip/),
        ]
      : [];
  return [
    ...(mode.startsWith('static-keys') ? [`mode=${mode}`] : []),
    ...keys,
    ...(wps === 'disabled' ? [] : [`wps-mode=${wps}`]),
  ];
}

const wifiQuestion = (
  head: Head,
  ofProfile: (profile: SeenRow, radio: SeenRow) => string[],
  ofWifi: (menu: string) => Parameters<typeof wifiFault>[2],
): Check =>
  question({
    ...head,
    reads: READS,
    decide: (seen) =>
      anyFault([
        () => wirelessFault(seen, ofProfile),
        ...WIFI_MENUS.map((menu) => () => wifiFault(seen, menu, ofWifi(menu))),
      ]),
  });

/** What keeps strangers out of the air. Passphrases are never read. */
export const WIFI_CHECKS: readonly Check[] = [
  wifiQuestion(
    {
      id: 'wifi.open',
      title: 'Every access point asks for a key',
      severity: 'high',
      remedy: {
        v6: '/interface wireless security-profiles set <name> mode=dynamic-keys authentication-types=wpa2-psk',
        v7: '/interface/wifi/security/set <name> authentication-types=wpa2-psk,wpa3-psk   # and a passphrase',
      },
    },
    openProfile,
    (menu) => (valueOf) => {
      const types = mustTell(menu, 'authentication-types', valueOf('authentication-types'));
      return listOf(types).length === 0 ? ['authentication-types='] : [];
    },
  ),
  wifiQuestion(
    {
      id: 'wifi.weak',
      title: 'No access point takes WEP, WPA, TKIP or WPS',
      severity: 'medium',
      remedy: {
        v6: '/interface wireless security-profiles set <name> authentication-types=wpa2-psk unicast-ciphers=aes-ccm group-ciphers=aes-ccm; /interface wireless set <name> wps-mode=disabled',
        v7: '/interface/wifi/security/set <name> authentication-types=wpa2-psk,wpa3-psk encryption=ccmp wps=disable',
      },
    },
    weakProfile,
    (menu) => (valueOf) => {
      const known = [
        ...flawsIn('authentication-types', valueOf('authentication-types') ?? '', /^wpa-/),
        ...flawsIn('encryption', valueOf('encryption') ?? '', /^tkip/),
      ];
      const wps = valueOf('wps');
      if (known.length > 0) return wps === 'push-button' ? [...known, `wps=${wps}`] : known;
      mustTell(menu, 'authentication-types', valueOf('authentication-types'));
      return mustTell(menu, 'wps', wps).startsWith('disable') ? [] : [`wps=${wps ?? ''}`];
    },
  ),
];
