import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { compatibleAdditions } from './compatible-additions.js';
import { defineEvent } from './define-event.js';
import { EVENTS } from './events/index.js';
import { frozenContract } from './frozen.js';
import type { ObjectFlavour } from './model/object-flavour.js';

const contract = (shape: (object: ObjectFlavour) => z.ZodRawShape, type = 'scan.tried', version = 1) =>
  frozenContract(
    defineEvent({ type, version, stream: 'SCAN_RESULTS', summary: '', payload: (object) => object(shape(object)) }),
  );

const before = contract((object) => ({
  name: z.string().min(1).max(10),
  kind: z.enum(['a', 'b']),
  count: z.int().min(0).max(9),
  note: z.string().max(10).nullable(),
  inner: object({ deep: z.boolean() }),
  rows: z.array(object({ cell: z.string() })).max(3),
}));
/** The same contract with some fields declared in another way, or (undefined) no more. */
const changed = (fields: (object: ObjectFlavour) => Record<string, z.ZodType | undefined>) =>
  contract((object) => {
    const all: Record<string, z.ZodType | undefined> = {
      name: z.string().min(1).max(10),
      kind: z.enum(['a', 'b']),
      count: z.int().min(0).max(9),
      note: z.string().max(10).nullable(),
      inner: object({ deep: z.boolean() }),
      rows: z.array(object({ cell: z.string() })).max(3),
      ...fields(object),
    };
    return Object.fromEntries(Object.entries(all).filter(([, type]) => type !== undefined)) as z.ZodRawShape;
  });

describe('compatibleAdditions', () => {
  it('finds nothing between a contract and itself', () => {
    for (const event of EVENTS) {
      expect(compatibleAdditions(frozenContract(event), frozenContract(event))).toEqual([]);
    }
  });

  it.each<[string, ReturnType<typeof contract>]>([
    ['an optional property', changed(() => ({ extra: z.string().optional() }))],
    [
      'an optional property further down',
      changed((object) => ({
        inner: object({ deep: z.boolean(), more: z.int().optional() }),
        rows: z.array(object({ cell: z.string(), colour: z.string().optional() })).max(3),
      })),
    ],
    ['one more enum value', changed(() => ({ kind: z.enum(['a', 'b', 'c']) }))],
    ['the same enum values in another order', changed(() => ({ kind: z.enum(['b', 'a']) }))],
    ['wider limits', changed(() => ({ name: z.string().max(20), count: z.int().min(-1).max(99) }))],
    ['a dropped limit', changed((object) => ({ rows: z.array(object({ cell: z.string() })) }))],
    ['a description', changed(() => ({ name: z.string().min(1).max(10).describe('in words') }))],
  ])('allows %s', (_, current) => {
    expect(compatibleAdditions(before, current)).toEqual([]);
  });

  it.each<[string, ReturnType<typeof contract>, string[]]>([
    ['a removed field', changed(() => ({ note: undefined })), ['payload.note: was removed']],
    [
      'another type',
      changed(() => ({ kind: z.int() })),
      expect.arrayContaining(['payload.kind: type was "string", is "integer"']) as unknown as string[],
    ],
    ['a new required field', changed(() => ({ extra: z.string() })), ['payload.extra: is now required']],
    [
      'a field that may now be missing',
      changed(() => ({ name: z.string().min(1).max(10).optional() })),
      ['payload.name: may now be missing'],
    ],
    [
      'a lost enum value',
      changed(() => ({ kind: z.enum(['a']) })),
      ['payload.kind: the value "b" is no longer allowed'],
    ],
    [
      'an enum where any text was allowed',
      changed(() => ({ name: z.enum(['x']) })),
      ['payload.name: any value was allowed, now only ["x"]'],
    ],
    [
      'narrower limits',
      changed(() => ({ name: z.string().min(2).max(9), count: z.int().min(1).max(8) })),
      [
        'payload.name: minLength was 1, is 2',
        'payload.name: maxLength was 10, is 9',
        'payload.count: minimum was 0, is 1',
        'payload.count: maximum was 9, is 8',
      ],
    ],
    [
      'a limit where there was none',
      changed((object) => ({ rows: z.array(object({ cell: z.string().max(5) })).max(3) })),
      ['payload.rows[].cell: maxLength was nothing, is 5'],
    ],
    ['a null that was not', changed(() => ({ count: z.int().min(0).max(9).nullable() })), expect.anything() as never],
    ['no null any more', changed(() => ({ note: z.string().max(10) })), expect.anything() as never],
    [
      'a pattern where there was none',
      changed(() => ({ note: z.string().max(10).regex(/^x/).nullable() })),
      ['payload.note: pattern was nothing, is "^x"'],
    ],
    [
      'a change inside an object and inside an array',
      changed((object) => ({ inner: object({}), rows: z.array(object({ cell: z.int() })).max(3) })),
      expect.arrayContaining([
        'payload.inner.deep: was removed',
        'payload.rows[].cell: type was "string", is "integer"',
      ]) as unknown as string[],
    ],
    [
      'an object that is closed no more',
      changed(() => ({ inner: z.looseObject({ deep: z.boolean() }) })),
      expect.anything() as never,
    ],
  ])('refuses %s', (_, current, violations) => {
    const found = compatibleAdditions(before, current);
    expect(found).not.toEqual([]);
    expect(found).toEqual(violations);
  });

  it('refuses another subject or type', () => {
    const renamed = contract(() => ({ a: z.string() }), 'scan.renamed');
    expect(
      compatibleAdditions(
        contract(() => ({ a: z.string() })),
        renamed,
      ),
    ).toEqual([
      'type: was scan.tried, is scan.renamed',
      'ce_type: was siteward.scan.tried.v1, is siteward.scan.renamed.v1',
      'subject: was scan.tried.{site_id}, is scan.renamed.{site_id}',
    ]);
  });
});
