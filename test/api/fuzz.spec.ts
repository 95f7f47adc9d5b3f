import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ApiDocument,
  type DocumentedAnswer,
  type DocumentedOperation,
  type RawDocument,
} from '../support/api-document/api-document.js';
import { SeededRandom } from '../support/api-fuzz/random.js';
import { type FuzzRequest, requestsFor } from '../support/api-fuzz/requests.js';
import { Wire, type WireAnswer } from '../support/api-fuzz/wire.js';
import { ApiWorld } from '../support/api-world/api-world.js';
import { fixtureOf } from '../support/api-world/fixtures.js';
import { expectErrorResponse } from '../support/error-response.js';
import { startSystem, type System } from '../support/system.js';

/** Another seed tries other mixtures; the one that failed is in the output. */
const SEED = Number(process.env.SITEWARD_FUZZ_SEED ?? 20_251_125);
const CONNECTIONS = 4;
/** What removes comes last, so that what the others need is there. */
const ORDER = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
/** A changed path can be the path of nothing, or of something with other methods. */
const ELSEWHERE = ['route_not_found', 'method_not_allowed'];
const SHOWN_FAILURES = 10;

interface Failure {
  readonly operation: string;
  readonly parameter: string;
  readonly kind: string;
  readonly request: string;
  readonly status: number;
  readonly problem: string;
}

let system: System;
let world: ApiWorld;
let document: ApiDocument;
let wire: Wire;
const failures: Failure[] = [];
const counts = { requests: 0, seconds: 0, parameters: new Set<string>(), kinds: new Map<string, number>(), statuses: new Map<number, number>() }; // prettier-ignore

beforeAll(async () => {
  system = await startSystem();
  world = await ApiWorld.make(system);
  document = new ApiDocument(JSON.parse((await system.centre.get('', '/openapi.json')).text) as RawDocument);
  wire = new Wire(system.centre.url, CONNECTIONS);
}, 60_000);

afterAll(async () => {
  const { requests, parameters, seconds } = counts;
  const lines = [
    `fuzz: ${document.operations.length} operations, ${parameters.size} parameters, ${requests} requests in ${seconds.toFixed(1)} s (seed ${SEED})`,
    `  by kind    ${list(counts.kinds)}`,
    `  by status  ${list(counts.statuses)}`,
  ];
  // Straight to the terminal: jest would put a stack beside it.
  process.stdout.write(`\n${lines.join('\n')}\n`);
  wire.close();
  await world.close();
  await system.stop();
});

/** What is wrong with an answer; null when it is as documented. */
function problemOf({ operation, parameter }: FuzzRequest, { status, contentType, text }: WireAnswer): string | null {
  if (status >= 500) return 'a fault of ours';
  if (status >= 400) {
    const body = JSON.parse(text) as { code: string };
    expectErrorResponse(status, body);
    if (parameter.startsWith('path ') && ELSEWHERE.includes(body.code)) return null;
  }
  if (!operation.statuses.includes(status)) return 'a status that is not documented';
  const answer = operation.answers.get(status);
  return answer === undefined ? null : problemOfAnswer(answer, contentType, text);
}

function problemOfAnswer(answer: DocumentedAnswer, contentType: string, text: string): string | null {
  if (answer.contentType === null) return text === '' ? null : 'a body where none is documented';
  if (!contentType.startsWith(answer.contentType)) return `the content type ${contentType}`;
  if (answer.contentType !== 'application/json' || answer.schema === null) return null;
  return document.problems(answer.schema, JSON.parse(text)).join('; ') || null;
}

async function tryOne(request: FuzzRequest, token: string): Promise<void> {
  const { operation, parameter, kind, target, body } = request;
  const headers = { authorization: `Bearer ${token}`, ...request.headers };
  const answer = await wire.send({ method: operation.method, target, headers, body });
  counts.requests += 1;
  counts.parameters.add(`${operation.id} ${parameter}`);
  counts.kinds.set(kind, (counts.kinds.get(kind) ?? 0) + 1);
  counts.statuses.set(answer.status, (counts.statuses.get(answer.status) ?? 0) + 1);
  const problem = problemIn(request, answer);
  if (problem === null) return;
  const sent = `${operation.method} ${target.slice(0, 200)} ${(body ?? '').slice(0, 300)}`;
  failures.push({ operation: operation.id, parameter, kind, request: sent, status: answer.status, problem });
}

function problemIn(request: FuzzRequest, answer: WireAnswer): string | null {
  try {
    return problemOf(request, answer);
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).slice(0, 400);
  }
}

async function tryOperation(operation: DocumentedOperation, random: SeededRandom): Promise<void> {
  const begun = performance.now();
  const good = await fixtureOf(operation.id)(world);
  const waiting = requestsFor(document, operation, good, random);
  const token = await system.centre.token(world.tenantId);
  const lane = async () => {
    for (let request = waiting.shift(); request !== undefined; request = waiting.shift()) await tryOne(request, token);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  counts.seconds += (performance.now() - begun) / 1000;
}

const list = (map: ReadonlyMap<string | number, number>) =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => `${name}: ${count}`).join(', '); // prettier-ignore

describe('bad input, made from the OpenAPI document', () => {
  it('is never a fault of ours: every answer is one that is documented', async () => {
    const random = new SeededRandom(SEED);
    const operations = [...document.operations].sort((a, b) => ORDER.indexOf(a.method) - ORDER.indexOf(b.method));
    for (const operation of operations) await tryOperation(operation, random);
    expect({ failures: failures.length, first: failures.slice(0, SHOWN_FAILURES) }).toEqual({ failures: 0, first: [] });
  }, 240_000);

  it('left a server that works', async () => {
    const ready = await system.centre.get('', '/health/ready', { token: null });
    expect({ status: ready.status, body: ready.body }).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await world.read('/scans/cve?limit=1')).toHaveLength(1);
  });
});
