import { describe, expect, it } from '@jest/globals';
import type { Row } from '../session.js';
import { coversPort, FILTER_PROPERTIES, inForce, walk, type WanSide } from './packet-walk.js';
import { SeenRow } from './seen.js';

const WAN: WanSide = { interfaces: new Set(['ether1']), lists: new Set(['WAN']) };

function fateOf(rules: readonly Row[], port = 8291, protocol: 'tcp' | 'udp' = 'tcp'): string {
  const rows = rules.map(
    (row) => new SeenRow('/ip/firewall/filter', { chain: 'input', ...row }, FILTER_PROPERTIES, null),
  );
  const { accepted, rule } = walk(inForce(rows), 'input', WAN, { protocol, port });
  return `${accepted ? 'accepted' : 'dropped'} ${rule?.maybe('comment') ?? 'by default'}`;
}
const drop = (row: Row = {}): Row => ({ action: 'drop', comment: 'drop', ...row });
const accept = (row: Row = {}): Row => ({ action: 'accept', comment: 'accept', ...row });

describe('the way of a stranger’s packet', () => {
  it('ends in acceptance when no rule says otherwise', () => {
    expect(fateOf([])).toBe('accepted by default');
  });

  it.each<[string, Row]>([
    ['everything', {}],
    ['what is not from the LAN', { 'in-interface-list': '!LAN' }],
    ['what is from the WAN', { 'in-interface-list': 'WAN' }],
    ['the interface', { 'in-interface': 'ether1' }],
    ['all but another interface', { 'in-interface': '!ether2' }],
    ['new connections', { 'connection-state': 'invalid,new' }],
    ['all but trusted sources', { 'src-address-list': '!trusted' }],
    ['the port in a range', { protocol: 'tcp', 'dst-port': '22,8000-8300' }],
  ])('is stopped by a drop of %s', (_, row) => {
    expect(fateOf([drop(row)])).toBe('dropped drop');
  });

  it.each<[string, Row]>([
    ['another interface', { 'in-interface': 'ether2' }],
    ['another list', { 'in-interface-list': 'LAN' }],
    ['all but the WAN', { 'in-interface-list': '!WAN' }],
    ['known sources', { 'src-address': '198.51.100.0/24' }],
    ['another protocol', { protocol: 'udp' }],
    ['another port', { protocol: 'tcp', 'dst-port': '22' }],
    ['existing connections', { 'connection-state': 'established,related' }],
    ['all but new connections', { 'connection-state': '!new' }],
    ['a disabled rule', { disabled: 'true' }],
    ['an invalid rule', { invalid: 'true' }],
    ['another chain', { chain: 'forward' }],
  ])('passes a drop of %s', (_, row) => {
    expect(fateOf([drop(row)])).toBe('accepted by default');
  });

  it('is decided by the first rule that matches', () => {
    expect(fateOf([accept({ 'dst-port': '8291', protocol: 'tcp' }), drop()])).toBe('accepted accept');
    expect(fateOf([drop(), accept()])).toBe('dropped drop');
    expect(fateOf([accept({ 'src-address': '10.0.0.0/8' }), drop()])).toBe('dropped drop');
    expect(fateOf([{ action: 'log' }, { action: 'passthrough' }, drop()])).toBe('dropped drop');
  });

  it('follows jumps and returns, and gets out of circles', () => {
    const jump = { action: 'jump', 'jump-target': 'outside' };
    expect(fateOf([jump, accept(), drop({ chain: 'outside' })])).toBe('dropped drop');
    expect(fateOf([jump, drop(), { chain: 'outside', action: 'return' }, accept({ chain: 'outside' })])).toBe(
      'dropped drop',
    );
    expect(fateOf([jump, drop(), { chain: 'outside', action: 'jump', 'jump-target': 'outside' }])).toBe('dropped drop');
  });
});

describe('coversPort', () => {
  it('understands lists and ranges', () => {
    expect([21, 22, 8000, 8005, 8011].map((port) => coversPort('22,8000-8010', port))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
    expect(coversPort('any', 22)).toBe(false);
  });
});
