import { listOf, parseDuration } from '../router-values.js';
import type { Check } from './check.js';
import { fault, offenders, question } from './check-kinds.js';
import { isForeignAddress } from './foreign-address.js';
import { AFTERMATH, MINER_MARKS, USER_NAMES } from './indicators.data.js';
import { FILTER_PROPERTIES, inForce, showRule } from './packet-walk.js';
import type { SeenRow } from './seen.js';
import { Unanswerable } from './unanswerable.js';

const CACHE = '/ip/dns/cache';
const HISTORY = '/system/history';
const FILTER = '/ip/firewall/filter';
/** The page the web proxy shows instead of a web site, at both places where it may lie. Only these rows are read. */
const ERROR_PAGE = '/file?name=webproxy/error.html?name=flash/webproxy/error.html?#|';

/** Entries of poisoned caches are meant to stay; the figure is that of Microsoft's scanner for RouterOS. */
const MAX_TTL_S = 200_000;
/** Delegations, the root's above all, live longer by right. */
const ADDRESS_TYPES = ['A', 'AAAA', 'CNAME'];
/** What was done, of the things an intruder does to stay. */
const LASTING_CHANGE = /\b(user|ssh[- ]keys?|scripts?|schedul\w*)\b.*\b(added|changed|imported)\b/i;

function outstays(row: SeenRow): boolean {
  if (row.flag('static', false) || !ADDRESS_TYPES.includes(row.text('type'))) return false;
  const ttl = parseDuration(row.text('ttl'));
  if (ttl === null) throw new Unanswerable('unexpected_shape', `${CACHE} ttl is no duration.`);
  return ttl > MAX_TTL_S;
}

function isHole(rule: SeenRow): boolean {
  if (rule.text('action') !== 'accept' || rule.text('protocol', '') !== 'tcp') return false;
  const from = rule.text('src-address', '');
  if (isForeignAddress(from)) return true;
  const narrowed = [
    from,
    ...['src-address-list', 'in-interface', 'in-interface-list'].map((name) => rule.text(name, '')),
  ];
  return narrowed.every((value) => value === '') && listOf(rule.text('dst-port', '')).some(isOdd);
}

/** A port above the registered services that RouterOS gives no service of its own. */
function isOdd(range: string): boolean {
  return Number(range.split('-', 1)[0]) >= 10_000;
}

/** Traces of what an intruder did: in caches, in the history, in a page and in the first rule of the firewall. */
export const TRACE_CHECKS: readonly Check[] = [
  question({
    id: 'ioc.webproxy-page',
    title: 'The error page of the web proxy carries no foreign script',
    severity: 'critical',
    remedy: `/ip/proxy/set enabled=no; /ip/proxy/reset-html   # ${AFTERMATH}`,
    reads: { [ERROR_PAGE]: ['name', 'contents'] },
    decide: (seen) =>
      offenders(
        '/file',
        seen.rows(ERROR_PAGE),
        (row) => MINER_MARKS.test(row.text('contents')),
        (row) =>
          `name=${row.shown('name')} with ${MINER_MARKS.exec(row.shown('contents'))?.[0] ?? 'a mark of a miner'}`,
      ),
  }),
  question({
    id: 'ioc.dns-cache',
    title: 'No cached name is meant to outlast two days',
    severity: 'medium',
    remedy: '/ip/dns/cache/flush   # and look where the answer came from',
    reads: { [CACHE]: ['name', 'type', 'ttl', 'static'] },
    decide: (seen) =>
      offenders(CACHE, seen.rows(CACHE), outstays, (row) => `name=${row.shown('name')} ttl=${row.shown('ttl')}`),
  }),
  question({
    id: 'ioc.history',
    title: 'The history shows no account, script or schedule changed by a stranger',
    severity: 'medium',
    remedy: `/system/history/print detail   # find out who it was; ${AFTERMATH}`,
    // Neither `trace` nor `undo` is read: they repeat commands with their passwords.
    reads: { [HISTORY]: ['action', 'by', 'time'], '/user': ['name'] },
    decide: (seen) => {
      const users = seen.rows('/user').map((row) => row.text('name'));
      const isStranger = (name: string): boolean => !users.includes(name) || USER_NAMES.includes(name);
      return offenders(
        HISTORY,
        seen.rows(HISTORY),
        (row) => LASTING_CHANGE.test(row.text('action')) && isStranger(row.text('by')),
        (row) => `${row.shown('time')} ${row.shown('action')} by=${row.shown('by')}`,
      );
    },
  }),
  question({
    id: 'ioc.fw-accept-hole',
    title: 'The first input rule lets in neither one foreign address nor an odd port',
    severity: 'high',
    remedy: `/ip/firewall/filter/remove <number>   # unless the rule is yours; ${AFTERMATH}`,
    reads: { [FILTER]: FILTER_PROPERTIES },
    decide: (seen) => {
      const first = inForce(seen.rows(FILTER)).find((rule) => rule.text('chain') === 'input');
      return first !== undefined && isHole(first) ? fault(FILTER, showRule(first)) : null;
    },
  }),
];
