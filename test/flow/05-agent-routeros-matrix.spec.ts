import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CheckResult } from '#contracts';
import { openApiSession } from '../../apps/agent/src/routeros/api.session.js';
import type { Check } from '../../apps/agent/src/routeros/checks/check.js';
import { CHECKS, runChecks } from '../../apps/agent/src/routeros/checks/index.js';
import { collectFacts } from '../../apps/agent/src/routeros/collect-facts.js';
import { isOptionalMenu, mayBeLeftOut } from '../../apps/agent/src/routeros/property-versions.js';
import type { MenuReading, Row } from '../../apps/agent/src/routeros/session.js';
import { type RouterSnapshot, versionOf } from '../../apps/agent/src/routeros/snapshot.js';
import { readsOf } from '../../apps/agent/src/routeros/what-to-read.js';
import { type ProfileName, profiles, RouterOsSimulator } from '../support/routeros-simulator/index.js';

const STATES = ['factory', 'hardened', 'compromised'] as const;
const ROUTERS = (Object.keys(profiles) as ProfileName[]).flatMap((name) =>
  STATES.map((state) => ({ router: `${name} ${state}`, profile: profiles[name][state] })),
);
const READ_AT = new Date();

const snapshots = new Map<string, RouterSnapshot>();
const simulators: RouterOsSimulator[] = [];

/** Every router is read once over the wire; what is hidden afterwards is hidden in what was read. */
beforeAll(async () => {
  for (const { router, profile } of ROUTERS) {
    const simulator = await RouterOsSimulator.start({ profile });
    simulators.push(simulator);
    const access = { host: simulator.host, port: simulator.port, user: 'siteward', password: 'siteward' };
    const session = await openApiSession(
      { ...access, tls: { mode: 'plain' }, legacyLogin: false },
      new AbortController().signal,
    );
    const { snapshot } = await collectFacts(session, readsOf(CHECKS), { by: 'siteward', at: READ_AT });
    snapshots.set(router, snapshot);
    await session.close();
  }
}, 60_000);

afterAll(() => Promise.all(simulators.map((simulator) => simulator.stop())));

function snapshotOf(router: string): RouterSnapshot {
  const snapshot = snapshots.get(router);
  if (snapshot === undefined) throw new Error(`${router} was not read`);
  return snapshot;
}

function withMenu(snapshot: RouterSnapshot, menu: string, reading: MenuReading): RouterSnapshot {
  return { ...snapshot, menus: new Map(snapshot.menus).set(menu, reading) };
}

/** Takes a property out of every row of a menu, as a release does that renamed it. */
function withoutProperty(snapshot: RouterSnapshot, menu: string, property: string): RouterSnapshot {
  const reading = snapshot.menus.get(menu);
  if (reading?.kind !== 'rows') return snapshot;
  const rows = reading.rows.map((row): Row => {
    const { [property]: value, ...rest } = row;
    return value === undefined ? row : { ...rest, [`${property}-renamed`]: value };
  });
  return withMenu(snapshot, menu, { ...reading, rows });
}

const HIDINGS: readonly (readonly [how: string, reading: MenuReading])[] = [
  ['denied', { kind: 'denied' }],
  ['failed', { kind: 'failed', reason: 'the router answered with an error' }],
  ['absent', { kind: 'absent' }],
];

/** Where the release may lack a menu, its absence says that there is nothing in it. */
const isTelling = (snapshot: RouterSnapshot, menu: string, how: string): boolean =>
  how === 'absent' && isOptionalMenu(menu, versionOf(snapshot.menus));

/** The properties that were told, and whose absence is no answer. */
function tellingProperties(snapshot: RouterSnapshot, menu: string): string[] {
  const reading = snapshot.menus.get(menu);
  const told = reading?.kind === 'rows' ? reading.rows.flatMap((row) => Object.keys(row)) : [];
  return [...new Set(told)].filter((property) => !mayBeLeftOut(menu, property, versionOf(snapshot.menus)));
}

/** The checks that a menu can matter to. In the light of the version every row is read. */
const readersOf = (menu: string): readonly Check[] =>
  menu === '/system/resource' ? CHECKS : CHECKS.filter(({ reads }) => menu in reads);

/** Which checks pass now and did not before. There must be none, whatever was hidden. */
function wronglyPassed(checks: readonly Check[], before: RouterSnapshot, after: RouterSnapshot): string[] {
  const passedBefore = new Set(idsWith('pass', runChecks(checks, before)));
  return idsWith('pass', runChecks(checks, after)).filter((id) => !passedBefore.has(id));
}

const idsWith = (verdict: CheckResult['verdict'], results: readonly CheckResult[]): string[] =>
  results.filter((result) => result.verdict === verdict).map(({ id }) => id);

/** The menus a check really looked at on this router. The version does not count: every row is read in its light. */
function lookedAt(check: Check, snapshot: RouterSnapshot): Set<string> {
  const asked = new Set<string>();
  const menus = new Map(snapshot.menus);
  menus.get = (menu) => {
    asked.add(menu);
    return snapshot.menus.get(menu);
  };
  runChecks([check], { ...snapshot, menus });
  asked.delete('/system/resource');
  return asked;
}

describe('every check on every router', () => {
  it.each(ROUTERS)('$router: passes, fails with evidence, or is unknown with a reason', ({ router }) => {
    const results = runChecks(CHECKS, snapshotOf(router));
    expect(results.map(({ id }) => id)).toEqual(CHECKS.map(({ id }) => id));
    for (const { id, verdict, evidence, unknown } of results) {
      expect([id, verdict === 'fail', verdict === 'unknown']).toEqual([id, evidence !== null, unknown !== null]);
      if (evidence !== null) expect(evidence.asked).toMatch(/^\//);
      if (evidence !== null) expect(evidence.found).not.toBe('');
      if (unknown !== null) expect(unknown.detail).not.toBe('');
    }
  });

  it('has an answer of each kind wherever the profiles can give one', () => {
    const seen = new Map(CHECKS.map(({ id }) => [id, new Set<string>()]));
    for (const { router } of ROUTERS) {
      for (const { id, verdict } of runChecks(CHECKS, snapshotOf(router))) seen.get(id)?.add(verdict);
    }
    const oneSided = [...seen].filter(([, verdicts]) => !verdicts.has('pass') || !verdicts.has('fail'));
    expect(oneSided.map(([id]) => id)).toEqual([
      // The simulator's routers run releases, of one version throughout, and the hardened ones have no extra package.
      'sys.package-mismatch',
      'sys.prerelease',
      'mgmt.tr069',
    ]);
  });
});

describe('what the login may not see', () => {
  it.each(ROUTERS)('$router: no answer that rests on a hidden menu survives as a pass', ({ router }) => {
    const snapshot = snapshotOf(router);
    for (const check of CHECKS) {
      const looked = lookedAt(check, snapshot);
      for (const menu of Object.keys(check.reads).filter((candidate) => looked.has(candidate))) {
        const [hidden] = runChecks([check], withMenu(snapshot, menu, { kind: 'denied' }));
        expect([check.id, menu, hidden?.verdict === 'pass']).toEqual([check.id, menu, false]);
      }
    }
  });

  it.each(ROUTERS)('$router: every check is unknown when all its menus are hidden', ({ router }) => {
    const snapshot = snapshotOf(router);
    const menus = new Map([...snapshot.menus].map(([menu]) => [menu, { kind: 'denied' } as const]));
    const results = runChecks(CHECKS, { ...snapshot, menus });
    expect(results.filter(({ unknown }) => unknown?.reason !== 'no_permission').map(({ id }) => id)).toEqual([]);
  });
});

describe('what is missing', () => {
  it.each(ROUTERS)('$router: no single menu that fails turns an answer into a pass', ({ router }) => {
    const snapshot = snapshotOf(router);
    for (const menu of snapshot.menus.keys()) {
      for (const [how, reading] of HIDINGS.filter(([name]) => !isTelling(snapshot, menu, name))) {
        const wrong = wronglyPassed(readersOf(menu), snapshot, withMenu(snapshot, menu, reading));
        expect({ menu, how, wrong }).toEqual({ menu, how, wrong: [] });
      }
    }
  });

  it.each(ROUTERS)('$router: no single property that is renamed turns an answer into a pass', ({ router }) => {
    const snapshot = snapshotOf(router);
    for (const menu of snapshot.menus.keys()) {
      for (const property of tellingProperties(snapshot, menu)) {
        const wrong = wronglyPassed(readersOf(menu), snapshot, withoutProperty(snapshot, menu, property));
        expect({ menu, property, wrong }).toEqual({ menu, property, wrong: [] });
      }
    }
  });

  it('in any combination turns no answer into a pass', () => {
    const loss = fc.record({
      kind: fc.constantFrom('denied', 'failed', 'absent', 'cut', 'property'),
      menu: fc.nat(),
      property: fc.nat(),
    });
    fc.assert(
      fc.property(fc.constantFrom(...ROUTERS), fc.array(loss, { minLength: 1, maxLength: 6 }), ({ router }, losses) => {
        const whole = snapshotOf(router);
        const rest = losses.reduce((snapshot, { kind, menu: nth, property: which }) => {
          const menu = [...snapshot.menus.keys()][nth % snapshot.menus.size] ?? '';
          const reading = snapshot.menus.get(menu);
          if (kind === 'cut') {
            if (reading?.kind !== 'rows') return snapshot;
            const half = reading.rows.slice(0, Math.floor(reading.rows.length / 2));
            return withMenu(snapshot, menu, { ...reading, rows: half });
          }
          if (kind === 'property') {
            const names = tellingProperties(whole, menu);
            return withoutProperty(snapshot, menu, names[which % names.length] ?? '');
          }
          const hiding = HIDINGS.find(([how]) => how === kind)?.[1];
          return hiding === undefined || isTelling(whole, menu, kind) ? snapshot : withMenu(snapshot, menu, hiding);
        }, whole);
        expect(wronglyPassed(CHECKS, whole, rest)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});
