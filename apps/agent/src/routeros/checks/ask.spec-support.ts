import type { CheckResult } from '#contracts';
import type { MenuReading, Row } from '../session.js';
import type { RouterSnapshot } from '../snapshot.js';
import { CHECKS } from './index.js';
import { runChecks } from './run-checks.js';

type Told = MenuReading['kind'] | Row | readonly Row[];

/** A snapshot by hand: rows, one row of settings, or the kind of a reading without rows. */
export function snapshotOf(menus: Readonly<Record<string, Told>>, version = '7.16.2 (stable)'): RouterSnapshot {
  const entries = Object.entries({ '/system/resource': { version }, ...menus });
  return {
    menus: new Map(entries.map(([menu, told]) => [menu, toReading(told)])),
    askedBy: 'siteward',
    readAt: new Date('2026-10-01T12:00:00Z'),
  };
}

/** The answer of one registered check. */
export function ask(id: string, menus: Readonly<Record<string, Told>>, version?: string): CheckResult {
  const [result] = runChecks(
    CHECKS.filter((check) => check.id === id),
    snapshotOf(menus, version),
  );
  if (result === undefined) throw new Error(`there is no check ${id}`);
  return result;
}

function toReading(told: Told): MenuReading {
  if (told === 'absent' || told === 'denied') return { kind: told };
  if (told === 'failed') return { kind: told, reason: 'the router answered with an error' };
  const rows = Array.isArray(told) ? (told as readonly Row[]) : told === 'rows' ? [] : [told as Row];
  return { kind: 'rows', rows, total: rows.length };
}
