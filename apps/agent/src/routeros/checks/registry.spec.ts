import { describe, expect, it } from '@jest/globals';
import { isSecretProperty } from '../secret-properties.js';
import { snapshotOf } from './ask.spec-support.js';
import { CHECKS, runChecks } from './index.js';

describe('the registry of checks', () => {
  it('has unique, well-formed ids and bounded texts', () => {
    const ids = CHECKS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(60);
    expect(ids.length).toBeLessThanOrEqual(200);
    for (const check of CHECKS) {
      expect(check.id).toMatch(/^[a-z]+\.[a-z0-9-]{1,50}$/);
      expect(check.title.length).toBeLessThanOrEqual(120);
      expect(check.remedy).not.toBe('');
    }
  });

  it('reads no secret', () => {
    const asked = CHECKS.flatMap(({ reads }) => Object.values(reads).flat());
    expect(asked.filter(isSecretProperty)).toEqual([]);
  });

  const everyMenu = [...new Set(CHECKS.flatMap(({ reads }) => Object.keys(reads)))];

  it('passes nothing that was not read, is absent, or may not be seen', () => {
    const unread = { ...snapshotOf({}), menus: new Map() };
    expect(runChecks(CHECKS, unread).filter(({ verdict }) => verdict !== 'unknown')).toEqual([]);
    for (const kind of ['absent', 'denied', 'failed'] as const) {
      const blind = snapshotOf(Object.fromEntries(everyMenu.map((menu) => [menu, kind])));
      expect(runChecks(CHECKS, blind).filter(({ verdict }) => verdict !== 'unknown')).toEqual([]);
    }
  });

  it('passes nothing whose every row is blank', () => {
    const blank = snapshotOf(Object.fromEntries(everyMenu.map((menu) => [menu, [{}]])));
    const passed = runChecks(CHECKS, blank).filter(({ verdict }) => verdict === 'pass');
    expect(passed.map(({ id }) => id)).toEqual([]);
  });

  it('survives rows whose every property is nonsense', () => {
    for (const nonsense of ['', '\u0000', 'maybe', '-1', '9'.repeat(40), '!', ',,', 'x'.repeat(5000)]) {
      const rows = (properties: readonly string[]) => [Object.fromEntries(properties.map((name) => [name, nonsense]))];
      const menus = Object.fromEntries(everyMenu.map((menu) => [menu, rows(propertiesOf(menu))]));
      for (const result of runChecks(CHECKS, snapshotOf(menus))) {
        expect(result.evidence?.found.length ?? 0).toBeLessThanOrEqual(2000);
        expect(result.unknown?.detail.length ?? 1).toBeGreaterThan(0);
      }
    }
  });

  function propertiesOf(menu: string): string[] {
    return CHECKS.flatMap(({ reads }) => reads[menu] ?? []);
  }
});
