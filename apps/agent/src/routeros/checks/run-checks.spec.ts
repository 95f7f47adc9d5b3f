import { describe, expect, it } from '@jest/globals';
import { snapshotOf } from './ask.spec-support.js';
import type { Check } from './check.js';
import { Unanswerable } from './unanswerable.js';
import { anyFault, fault, noRow } from './check-kinds.js';
import { remedyFor, runChecks } from './run-checks.js';

const HEAD = { id: 'test.check', title: 'A check', severity: 'low', remedy: '/ip/ssh/set x=y' } as const;
const users: Check = noRow({
  ...HEAD,
  menu: '/queue/simple',
  properties: ['name', 'bad'],
  offends: (row) => row.flag('bad'),
  show: (row) => row.text('name'),
});
const verdictOf = (rows: Record<string, string>[], total = rows.length) => {
  const snapshot = snapshotOf({});
  const menus = new Map([...snapshot.menus, ['/queue/simple', { kind: 'rows', rows, total }] as const]);
  return runChecks([users], { ...snapshot, menus })[0];
};

describe('running a check', () => {
  it('fails with evidence when one row offends, even beside rows that cannot be judged', () => {
    const result = verdictOf([{ name: 'a' }, { name: 'b', bad: 'yes' }, { name: 'c', bad: 'true' }]);
    expect(result).toMatchObject({
      verdict: 'fail',
      evidence: { asked: '/queue/simple', found: 'b; c' },
      unknown: null,
    });
  });

  it('is unknown when a row cannot be judged and none offends', () => {
    const result = verdictOf([{ name: 'a', bad: 'no' }, { name: 'b' }]);
    expect(result).toMatchObject({ verdict: 'unknown', evidence: null, unknown: { reason: 'unexpected_shape' } });
    expect(verdictOf([{ name: 'a', bad: 'perhaps' }])).toMatchObject({ unknown: { reason: 'unexpected_shape' } });
  });

  it('passes when every row was seen and none offends', () => {
    expect(verdictOf([{ name: 'a', bad: 'false' }])).toMatchObject({ verdict: 'pass', evidence: null, unknown: null });
    expect(verdictOf([])).toMatchObject({ verdict: 'pass' });
  });

  it('never passes half a menu, but fails on what it saw of it', () => {
    expect(verdictOf([{ name: 'a', bad: 'false' }], 2)).toMatchObject({ unknown: { reason: 'not_read' } });
    expect(verdictOf([{ name: 'a', bad: 'true' }], 2)).toMatchObject({ verdict: 'fail' });
  });

  it('bounds and cleans what the router chose to write', () => {
    const found = verdictOf([{ name: `\u0007${'ü'.repeat(4000)}`, bad: 'true' }])?.evidence?.found ?? '';
    expect(found).toHaveLength(2000);
    expect(found).toMatch(/^ ü+…$/);
  });

  it('takes a mistake in a check for a mistake, not for an answer', () => {
    const undeclared = { ...users, reads: { '/queue/simple': ['name'] } };
    const snapshot = snapshotOf({ '/queue/simple': [{ name: 'a' }] });
    expect(() => runChecks([undeclared], snapshot)).toThrow(/not declared/);
  });
});

describe('several questions in one check', () => {
  const open =
    (reason: 'no_permission' | 'not_applicable', nothingThere = false) =>
    () => {
      throw new Unanswerable(reason, reason, nothingThere);
    };
  const good = () => null;
  const bad = (found: string) => () => fault('/menu', found);

  it('joins the faults, whatever else is open', () => {
    expect(anyFault([bad('one'), open('no_permission'), bad('two')])?.found).toBe('one; two');
  });

  it('stays open when one question is', () => {
    expect(() => anyFault([good, open('no_permission')])).toThrow('no_permission');
  });

  it('overlooks a menu the router may rightly lack, unless it has none of them', () => {
    const lacking = open('not_applicable', true);
    expect(anyFault([good, lacking])).toBeNull();
    expect(() => anyFault([lacking, lacking])).toThrow('not_applicable');
    expect(() => anyFault([lacking, open('no_permission')])).toThrow('no_permission');
  });

  it('does not overlook a menu that every such router has', () => {
    expect(() => anyFault([good, open('not_applicable')])).toThrow('not_applicable');
  });
});

describe('remedyFor', () => {
  it('writes the menus of RouterOS 6 with spaces', () => {
    expect(remedyFor('/ip/service/disable telnet; /user/set x address=10.0.0.0/8', 6)).toBe(
      '/ip service disable telnet; /user set x address=10.0.0.0/8',
    );
    expect(remedyFor('/ip/service/disable telnet', 7)).toBe('/ip/service/disable telnet');
  });

  it('takes the commands of the version where they differ', () => {
    const remedy = { v6: '/six', v7: '/seven' };
    expect([remedyFor(remedy, 6), remedyFor(remedy, 7)]).toEqual(['/six', '/seven']);
  });
});
