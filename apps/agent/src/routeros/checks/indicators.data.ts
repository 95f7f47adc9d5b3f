/** Traces that known intrusions left on RouterOS devices. For comparison only: never contact these addresses. */

/** Published with the intrusions of September 2026. */
export const COMMAND_SERVERS = ['64.44.141.220', '23.95.217.226', '82.192.72.4', '103.102.31.18'];
export const SCHEDULER_NAMES = ['netupd', 'cfg-res', 'cfg-v5'];
/** Names an owner may well have chosen too: they count only together with what the entry does. */
export const PLAUSIBLE_NAMES = ['wan-check', 'health-check'];
export const SCRIPT_NAMES = ['cfg-rpt', 'persist-v2'];
export const USER_NAMES = ['svcnet', 'cfgmarket', 'ops'];
export const KEY_OWNER = 'mtops';
export const FILE_NAMES = ['mt_setup.rsc', 'mt_pub.key', 'auto.rsc', 'mikrotik.php'];
export const RULE_COMMENT = 'cfgmarket';

/** What a script does that reaches out, runs foreign code or digs in. Two of these together are no accident. */
export const SCRIPT_DEEDS: readonly (readonly [string, RegExp])[] = [
  ['tool fetch', /\/?tool[ /]+fetch/i],
  ['import', /(^|[\s;{[])\/?import\s/i],
  ['user add or set', /\/?user[ /]+(add|set)/i],
  ['ssh-keys import', /ssh-keys[ /]+import/i],
  ['service set', /\/?ip[ /]+service[ /]+(set|enable)/i],
  ['socks', /\/?ip[ /]+socks/i],
  ['scheduler add', /scheduler[ /]+add/i],
  ['tunnel add', /(ovpn|pptp|l2tp|sstp)-client[ /]+add|wireguard[ /]+peers[ /]+add/i],
];

/** What a scheduled command or a hook has no business doing. */
export const REACHES_OUT = /\/?tool[ /]+fetch|https?:\/\/|url=|(^|[\s;{[])\/?import\s|:execute/i;

/** Ports that intrusions give the SOCKS proxy. */
export const SOCKS_PORTS = [4145, 4153, 5678];

/** Domains of which a router has no reason to know another address than the world does. */
export const WELL_KNOWN_DOMAINS =
  /(^|\.)(google|gstatic|googleapis|facebook|instagram|microsoft|live|office|windowsupdate|apple|icloud|amazon|paypal|github|cloudflare|mikrotik)\.(com|net)\.?$/i;

/** What the error page of a hijacked web proxy serves. */
export const MINER_MARKS = /<script|coinhive|cryptonight|miner\b/i;

/** What to do once an entry of an intruder has been removed. */
export const AFTERMATH = 'rotate passwords and keys, then reinstall by Netinstall';
