import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SCOPES } from '../../apps/api/src/platform/http/index.js';
import { openApi } from '../../apps/api/src/open-api.js';
import { ApiDocument, type DocumentedOperation, type RawDocument } from '../support/api-document/api-document.js';
import { type GoodCall, requestOf } from '../support/api-fuzz/requests.js';
import { Wire, type WireAnswer } from '../support/api-fuzz/wire.js';
import { ApiWorld } from '../support/api-world/api-world.js';
import { FIXTURES, fixtureOf, REFUSED_HERE } from '../support/api-world/fixtures.js';
import { TenantRows } from '../support/api-world/tenant-rows.js';
import { expectErrorResponse } from '../support/error-response.js';
import { startSystem, type System, until } from '../support/system.js';

/** Whoever has no data at all; what it is allowed to do changes nothing of anybody's. */
const NOBODY = randomUUID();
const INTRUDER = randomUUID();

const document = new ApiDocument(JSON.parse(JSON.stringify(await openApi('http://siteward.test'))) as RawDocument);
const guarded = document.operations.filter(({ scope }) => scope !== null).map((one) => [one.id, one] as const);
const open = document.operations.filter(({ scope }) => scope === null).map((one) => [one.id, one] as const);

let system: System;
let world: ApiWorld;
let rows: TenantRows;
let wire: Wire;
const matrix: string[][] = [['operation', 'scope', 'owner', 'other tenant', 'no token', 'no scope', 'wrong scopes', 'right scope alone']]; // prettier-ignore

beforeAll(async () => {
  system = await startSystem();
  world = await ApiWorld.make(system);
  rows = await TenantRows.open(system.database.url);
  wire = new Wire(system.centre.url, 2);
}, 60_000);

afterAll(async () => {
  const widths = matrix[0]!.map((_, column) => Math.max(...matrix.map((row) => row[column]?.length ?? 0)));
  const lines = matrix.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
  process.stdout.write(
    `\ntwo tenants, ${matrix.length - 1} operations, rows watched in ${rows.tableCount} tables\n${lines.join('\n')}\n`,
  );
  wire.close();
  await rows.close();
  await world.close();
  await system.stop();
});

async function send(operation: DocumentedOperation, call: GoodCall, token: string | null): Promise<WireAnswer> {
  const { target, headers, body } = requestOf(operation, call);
  const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
  const answer = await wire.send({ method: operation.method, target, headers: { ...headers, ...authorization }, body });
  if (answer.status >= 400) expectErrorResponse(answer.status, JSON.parse(answer.text));
  return answer;
}

const codeOf = ({ text }: WireAnswer) => (JSON.parse(text) as { code: string }).code;

/** The owner's rows once nothing works on them any more: what changes after that was changed by whoever is watched. */
async function restingRows(): Promise<Record<string, string>> {
  let before = await rows.fingerprints(world.tenantId);
  const look = async () => {
    const now = await rows.fingerprints(world.tenantId);
    const isSame = JSON.stringify(now) === JSON.stringify(before);
    before = now;
    return isSame;
  };
  await until('the rows of the tenant to rest', look, Boolean);
  return before;
}

describe('every operation', () => {
  it('has an entry in test/support/api-world/fixtures.ts, and each entry an operation', () => {
    expect(Object.keys(FIXTURES).sort()).toEqual(document.operations.map(({ id }) => id).sort());
  });
});

describe('an operation, tried by another tenant with the ids of the owner', () => {
  it.each(guarded)('%s: shows nothing, changes nothing, and lets the owner in', async (id, operation) => {
    const call = await fixtureOf(id)(world);
    await world.settle();
    const [owner, intruder] = await Promise.all([system.centre.token(world.tenantId), system.centre.token(INTRUDER)]);
    const before = await restingRows();
    const ids = await rows.ids(world.tenantId);

    const refused = await send(operation, call, intruder);
    if (refused.status < 300) expect(ids.filter((one) => refused.text.includes(one))).toEqual([]);
    else expect([404, REFUSED_HERE[id]]).toContain(refused.status === 404 ? 404 : codeOf(refused));
    expect(await rows.fingerprints(world.tenantId)).toEqual(before);

    const noToken = await send(operation, call, null);
    expect({ status: noToken.status, code: codeOf(noToken) }).toEqual({ status: 401, code: 'token_missing' });
    const noScope = await send(operation, call, await system.issuer.token(world.tenantId, { scope: '' }));
    expect({ status: noScope.status, code: codeOf(noScope) }).toEqual({ status: 403, code: 'scope_missing' });
    const wrong = await wrongScopes(operation, call);
    const alone = await send(operation, call, await system.issuer.token(NOBODY, { scope: operation.scope! }));
    expect([401, 403]).not.toContain(alone.status);
    expect(await rows.fingerprints(world.tenantId)).toEqual(before);

    const allowed = await send(operation, call, owner);
    expect({ id, outcome: outcomeOf(allowed) }).toEqual({
      id,
      outcome: REFUSED_HERE[id] ?? Math.min(...operation.answers.keys()),
    });
    const statuses = [allowed, refused, noToken, noScope].map(({ status }) => String(status));
    matrix.push([id, operation.scope!, ...statuses, `${wrong} x 403`, String(alone.status)]);
  });
});

/** The status of a success, or the code of an error. */
const outcomeOf = (answer: WireAnswer) => (answer.status < 300 ? answer.status : codeOf(answer));

/** Each scope but the one that is needed, alone; gives how many were tried. */
async function wrongScopes(operation: DocumentedOperation, call: GoodCall): Promise<number> {
  const others = SCOPES.filter((scope) => scope !== operation.scope);
  for (const scope of others) {
    const { status } = await send(operation, call, await system.issuer.token(world.tenantId, { scope }));
    expect({ scope, status }).toEqual({ scope, status: 403 });
  }
  return others.length;
}

describe('an operation without a token', () => {
  it.each(open)('%s: opens with the whole of what it asks for, and with nothing less', async (id, operation) => {
    const call = await fixtureOf(id)(world);
    const before = await restingRows();
    const partial = Object.keys(call.query ?? {}).map((name) => ({ ...call, query: { ...call.query, [name]: '1' } }));
    const moved = call.path === undefined ? [] : [{ ...call, path: mapped(call.path, () => randomUUID()) }];
    for (const change of [...partial, ...moved]) {
      expect((await send(operation, change, null)).status).toBeGreaterThanOrEqual(400);
    }
    expect(await rows.fingerprints(world.tenantId)).toEqual(before);
    const { status } = await send(operation, call, null);
    expect(operation.statuses).toContain(status);
    matrix.push([id, 'public', String(status), '-', String(status), '-', '-', '-']);
  });
});

function mapped(values: Readonly<Record<string, string>>, turn: (value: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, turn(value)]));
}
