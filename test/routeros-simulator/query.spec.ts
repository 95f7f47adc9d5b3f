import { describe, expect, it } from '@jest/globals';
import { matchesQuery } from '../support/routeros-simulator/session/query.js';

const ETHER = { name: 'ether1', type: 'ether', mtu: '1500', comment: '' };
const VLAN = { name: 'vlan10', type: 'vlan', mtu: '9000', comment: 'guests', address: '192.0.2.9' };

const kept = (...queries: string[]) =>
  [ETHER, VLAN].filter((row) => matchesQuery(queries, row)).map(({ name }) => name);

describe('query words', () => {
  it.each([
    [[], ['ether1', 'vlan10']],
    [['?address'], ['vlan10']],
    [['?-address'], ['ether1']],
    [['?type=ether'], ['ether1']],
    [['?=type=ether'], ['ether1']],
    [['?comment='], ['ether1']],
    [['?>comment='], ['vlan10']],
    [['?>mtu=1600'], ['vlan10']],
    [['?<mtu=1600'], ['ether1']],
    [['?<mtu=900'], []],
    [['?>address=192.0.2.10'], []],
    [['?<address=192.0.2.10'], ['vlan10']],
    [['?type=ether', '?mtu=9000'], []],
    [
      ['?type=ether', '?type=vlan', '?#|'],
      ['ether1', 'vlan10'],
    ],
    [['?type=ether', '?#!'], ['vlan10']],
    [['?type=vlan', '?mtu=9000', '?#&!'], ['ether1']],
    [
      ['?type=ether', '?type=vlan', '?type=bridge', '?#||'],
      ['ether1', 'vlan10'],
    ],
    [['?#!'], []],
    [['?type=vlan', '?type=ether', '?#1'], ['vlan10']],
    [['?type=vlan', '?type=ether', '?#0'], ['ether1']],
    [['?type=vlan', '?type=ether', '?#1!|', '?#0'], ['ether1']],
    [
      ['?type=vlan', '?#.!|'],
      ['ether1', 'vlan10'],
    ],
    [
      ['?type=vlan', '?#0.!|'],
      ['ether1', 'vlan10'],
    ],
  ])('%j keeps %j', (queries, names) => {
    expect(kept(...queries)).toEqual(names);
  });
});
