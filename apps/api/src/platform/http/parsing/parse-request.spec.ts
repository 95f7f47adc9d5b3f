import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { AppError } from '../../app-error.js';
import { parameterName, parseBody, parseParams, parseQuery } from './parse-request.js';

const Schema = z.strictObject({
  schedule_id: z.guid(),
  ip_address: z.string().check((context) => {
    if (context.value.includes(':')) {
      const message = "The 'ip_address' parameter is an IPv6 address.";
      context.issues.push({
        code: 'custom',
        input: context.value,
        message,
        params: { errorCode: 'ipv6_not_supported' },
      });
    }
  }),
  sites: z
    .array(z.strictObject({ id: z.guid() }))
    .max(3)
    .optional(),
});
const ID = '6f1e1a52-7b7e-4b5f-9f0a-3d6f3d1f0a11';
const GOOD = { schedule_id: ID, ip_address: '192.0.2.1' };

function refusalOf(run: () => unknown): { code: string; message: string } {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('was accepted');
}

describe('parseBody', () => {
  it('gives the value of the schema', () => {
    expect(parseBody(Schema, GOOD)).toEqual(GOOD);
  });

  it.each([undefined, null, '', 'text', 7, true, [], [GOOD]])('needs an object: %j', (body) => {
    expect(refusalOf(() => parseBody(Schema, body)).code).toBe('body_not_object');
  });

  it('names the missing parameter, the first of the schema first', () => {
    expect(refusalOf(() => parseBody(Schema, {}))).toEqual({
      code: 'parameter_missing',
      message: "The 'schedule_id' parameter is required for this request.",
    });
    expect(refusalOf(() => parseBody(Schema, { schedule_id: ID }))).toEqual({
      code: 'parameter_missing',
      message: "The 'ip_address' parameter is required for this request.",
    });
  });

  it.each([null, 5, '', 'no-uuid', [], {}, `${ID} `])('calls a wrong form invalid, not missing: %j', (value) => {
    const refusal = refusalOf(() => parseBody(Schema, { ...GOOD, schedule_id: value }));
    expect(refusal.code).toBe('parameter_invalid');
    expect(refusal.message).toMatch(/^The 'schedule_id' parameter is not valid: .+\.$/);
  });

  it('names nested parameters', () => {
    const refused = (sites: unknown) => refusalOf(() => parseBody(Schema, { ...GOOD, sites }));
    expect(refused([{}])).toMatchObject({
      code: 'parameter_missing',
      message: expect.stringContaining("'sites[0].id'"),
    });
    expect(refused([{ id: ID }, { id: 1 }]).message).toContain("'sites[1].id'");
    expect(refused([{ id: ID, x: 1 }])).toMatchObject({
      code: 'parameter_unknown',
      message: expect.stringContaining("'sites[0].x'"),
    });
  });

  it('tells of an unknown parameter when all else is well', () => {
    expect(refusalOf(() => parseBody(Schema, { ip: '1', ...GOOD }))).toEqual({
      code: 'parameter_unknown',
      message: "The 'ip' parameter is not known for this request.",
    });
    expect(refusalOf(() => parseBody(Schema, { ip: '1', schedule_id: ID })).code).toBe('parameter_missing');
  });

  it('answers with the code a schema asks for', () => {
    expect(refusalOf(() => parseBody(Schema, { ...GOOD, ip_address: '::1' }))).toEqual({
      code: 'ipv6_not_supported',
      message: "The 'ip_address' parameter is an IPv6 address.",
    });
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('is not fooled by the key %s', (key) => {
    const body: unknown = JSON.parse(`{"schedule_id":"${ID}","ip_address":"192.0.2.1","${key}":{"prototype":{"x":1}}}`);
    expect(refusalOf(() => parseBody(Schema, body))).toMatchObject({
      code: 'parameter_unknown',
      message: expect.stringContaining(`'${key}'`),
    });
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('does not take an inherited property for a given one', () => {
    const Inherited = z.strictObject({ constructor: z.string() });
    expect(refusalOf(() => parseBody(Inherited, {})).code).toBe('parameter_missing');
  });

  it('bounds what it repeats and what it looks at', () => {
    const unknown = refusalOf(() => parseBody(Schema, { ...GOOD, ['k\u0000\n'.repeat(5000)]: 1 }));
    expect(unknown.message.length).toBeLessThan(200);
    expect(unknown.message).not.toMatch(/[\0\n]/);
    const sites = Array.from({ length: 50_000 }, () => ({ id: ID }));
    expect(refusalOf(() => parseBody(Schema, { ...GOOD, sites })).code).toBe('parameter_invalid');
  });
});

describe('parseQuery', () => {
  const Query = z.strictObject({ status: z.string().optional(), limit: z.coerce.number().int().min(1).default(50) });

  it('reads objects without a prototype, as the server makes them', () => {
    const query: unknown = Object.assign(Object.create(null), { limit: '5' });
    expect(parseQuery(Query, query)).toEqual({ limit: 5 });
  });

  it('does not choose between two values', () => {
    expect(refusalOf(() => parseQuery(Query, { status: ['a', 'b'] }))).toEqual({
      code: 'parameter_invalid',
      message: "The 'status' parameter is not valid: expected one string, received a list.",
    });
  });
});

describe('parseParams', () => {
  it('names the part of the path', () => {
    const refusal = refusalOf(() => parseParams(z.strictObject({ scanId: z.guid() }), { scanId: 'x' }));
    expect(refusal).toMatchObject({ code: 'parameter_invalid', message: expect.stringContaining("'scanId'") });
  });
});

describe('parameterName', () => {
  it.each([
    [[], 'body'],
    [['a'], 'a'],
    [['sites', 0, 'id'], 'sites[0].id'],
    [[0, 1], '[0][1]'],
  ])('%j is %s', (path, name) => {
    expect(parameterName(path)).toBe(name);
  });
});
