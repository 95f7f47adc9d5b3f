import { listOf } from '../router-values.js';
import type { SeenRow } from './seen.js';

/** What of a filter rule the walk looks at. A matcher the rule does not use is absent. */
export const FILTER_PROPERTIES = [
  'chain',
  'action',
  'disabled',
  'invalid',
  'jump-target',
  'in-interface',
  'in-interface-list',
  'src-address',
  'src-address-list',
  'src-address-type',
  'src-mac-address',
  'src-port',
  'dst-address',
  'dst-address-list',
  'dst-address-type',
  'protocol',
  'dst-port',
  'connection-state',
  'connection-nat-state',
  'connection-mark',
  'packet-mark',
  'ipsec-policy',
  'layer7-protocol',
  'content',
  'tls-host',
  'hotspot',
  'limit',
  'comment',
];

/** Matchers that a packet of an unknown stranger does not meet, unless the rule negates them. */
const PARTICULAR = [
  'src-address',
  'src-address-list',
  'src-address-type',
  'src-mac-address',
  'src-port',
  'dst-address',
  'dst-address-list',
  'connection-nat-state',
  'connection-mark',
  'packet-mark',
  'ipsec-policy',
  'layer7-protocol',
  'content',
  'tls-host',
  'hotspot',
  'limit',
];
const DROPS = ['drop', 'reject', 'tarpit'];
const ACCEPTS = ['accept', 'fasttrack-connection'];
const MAX_JUMPS = 8;

/** The interfaces towards the internet and the lists each interface belongs to. */
export interface WanSide {
  readonly interfaces: ReadonlySet<string>;
  readonly lists: ReadonlySet<string>;
}

/** The first packet of a connection that a stranger on the internet opens. */
export interface StrangersPacket {
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
}

/** What becomes of it, and the rule that decided; without a rule the chain ended, which accepts. */
export interface Fate {
  readonly accepted: boolean;
  readonly rule: SeenRow | null;
}

/** Rules in force: neither disabled nor broken. */
export function inForce(rules: readonly SeenRow[]): SeenRow[] {
  return rules.filter((rule) => rule.enabled && !rule.flag('invalid', false));
}

export function isDrop(rule: SeenRow): boolean {
  return DROPS.includes(rule.text('action'));
}

/** Walks a chain of enabled rules as RouterOS does, for a stranger's packet. */
export function walk(rules: readonly SeenRow[], chain: string, wan: WanSide, packet: StrangersPacket): Fate {
  return walkChain(rules, chain, (rule) => matches(rule, wan, packet), 0) ?? { accepted: true, rule: null };
}

function walkChain(
  rules: readonly SeenRow[],
  chain: string,
  hit: (rule: SeenRow) => boolean,
  depth: number,
): Fate | null {
  if (depth > MAX_JUMPS) return null;
  for (const rule of rules.filter((candidate) => candidate.text('chain') === chain)) {
    const action = rule.text('action');
    if (!hit(rule)) continue;
    if (action === 'return') return null;
    if (DROPS.includes(action)) return { accepted: false, rule };
    if (ACCEPTS.includes(action)) return { accepted: true, rule };
    const fate = action === 'jump' ? walkChain(rules, rule.text('jump-target'), hit, depth + 1) : null;
    if (fate !== null) return fate;
  }
  return null;
}

function matches(rule: SeenRow, wan: WanSide, packet: StrangersPacket): boolean {
  return (
    meets(rule.maybe('in-interface'), (name) => wan.interfaces.has(name)) &&
    meets(rule.maybe('in-interface-list'), (list) => list === 'all' || wan.lists.has(list)) &&
    meets(rule.maybe('protocol'), (protocol) => protocol === packet.protocol) &&
    meets(rule.maybe('dst-port'), (ports) => coversPort(ports, packet.port)) &&
    meets(rule.maybe('connection-state'), (states) => listOf(states).includes('new')) &&
    meets(rule.maybe('dst-address-type'), (types) => listOf(types).includes('local')) &&
    PARTICULAR.every((property) => meets(rule.maybe(property), () => false))
  );
}

/** An absent or empty matcher is met by everything; a leading `!` turns the answer round. */
function meets(value: string | undefined, test: (value: string) => boolean): boolean {
  if (value === undefined || value === '') return true;
  return value.startsWith('!') ? !test(value.slice(1)) : test(value);
}

/** Whether a list such as `22,8000-8080` covers a port. */
export function coversPort(ports: string, port: number): boolean {
  return listOf(ports).some((range) => {
    const [from, to = from] = range.split('-').map(Number);
    return from !== undefined && to !== undefined && from <= port && port <= to;
  });
}

/** The properties by which {@link showRule} names a rule in evidence. */
export const SHOWN = ['chain', 'action', 'protocol', 'dst-port', 'in-interface', 'in-interface-list', 'comment'];

export function showRule(rule: SeenRow): string {
  return SHOWN.map((property) => [property, rule.shown(property)] as const)
    .filter(([, value]) => !['?', ''].includes(value))
    .map(([property, value]) => `${property}=${value}`)
    .join(' ');
}
