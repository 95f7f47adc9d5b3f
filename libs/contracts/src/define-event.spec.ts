import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { EVENTS, ScanCancelled } from './events/index.js';

const Tried = defineEvent({
  type: 'scan.tried',
  version: 3,
  stream: 'SCAN_RESULTS',
  summary: 'For this spec',
  payload: (object) => object({ site_id: z.string(), list: z.array(object({ a: z.int() })) }),
});

describe('defineEvent', () => {
  it('derives the names from type and version', () => {
    expect(Tried.ceType).toBe('siteward.scan.tried.v3');
    expect(Tried.subjectPattern).toBe('scan.tried.{site_id}');
    expect(Tried.subjectFor({ site_id: 'one', site_scan_id: 'two' })).toBe('scan.tried.one');
  });

  it('gives every site scan a subject of its own where that is wanted', () => {
    expect(ScanCancelled.subjectPattern).toBe('scan.cancelled.{site_id}.{site_scan_id}');
    expect(ScanCancelled.subjectFor({ site_id: 'one', site_scan_id: 'two' })).toBe('scan.cancelled.one.two');
  });

  it('gives an exact schema to send and a tolerant one to receive, from one text', () => {
    const more = { site_id: 's', extra: 1, list: [{ a: 1, extra: 2 }] };
    const less = { site_id: 's', list: [{ a: 1 }] };
    expect(Tried.publish.safeParse(less).success).toBe(true);
    expect(Tried.publish.safeParse({ ...less, list: more.list }).success).toBe(false);
    expect(Tried.publish.safeParse({ ...more, list: less.list }).success).toBe(false);
    expect(Tried.consume.parse(more)).toEqual(less);
  });
});

describe('the declared events', () => {
  it('have names of their own', () => {
    expect(new Set(EVENTS.map(({ ceType }) => ceType)).size).toBe(EVENTS.length);
  });

  it('all say which site they belong to, because the subject is checked against it', () => {
    for (const event of EVENTS) expect(event.consume.shape).toHaveProperty('site_id');
  });

  it('carry nothing whose receiving schema turns it into something else', () => {
    const changing: string[] = [];
    const visit = (path: string, schema: z.ZodType): void => {
      const { def } = schema as unknown as { def: { type: string } & Record<string, unknown> };
      if (['transform', 'pipe', 'default', 'catch', 'prefault'].includes(def.type))
        changing.push(`${path}: ${def.type}`);
      if (schema instanceof z.ZodObject) {
        for (const [name, field] of Object.entries(schema.shape)) visit(`${path}.${name}`, field as z.ZodType);
      }
      for (const inner of [def.innerType, def.element]) if (inner instanceof z.ZodType) visit(path, inner);
    };
    for (const event of EVENTS) visit(event.ceType, event.consume);
    expect(changing).toEqual([]);
  });
});
