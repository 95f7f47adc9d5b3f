import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { EVENTS } from './events/index.js';
import { type FrozenContract, frozenContract, frozenFileName } from './frozen.js';

const FOLDER = new URL('../frozen/', import.meta.url);
const read = (name: string): FrozenContract =>
  JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as FrozenContract;

/** Optional keys: a published version gained them, or (scan.not_started) is made of a payload that did. */
const GAINED = [
  ...['scan.requested', 'scan.not_started'].flatMap((event) => [
    `${event}.target_networks`,
    `${event}.exclusions`,
    `${event}.max_packets_per_second`,
  ]),
  'scan.progress.hosts',
  'scan.finished.care',
  'scan.finished.discovery',
];

describe('what is published', () => {
  it.each(EVENTS.map((event) => [event.ceType, event] as const))('%s is as it was frozen', (_, event) => {
    expect(frozenContract(event)).toEqual(read(frozenFileName(event)));
  });

  it('never disappears', () => {
    const declared = EVENTS.map(frozenFileName);
    expect(readdirSync(FOLDER).filter((name) => !declared.includes(name))).toEqual([]);
  });

  it('is named after what is inside', () => {
    for (const name of readdirSync(FOLDER)) expect(frozenFileName(read(name))).toBe(name);
  });
});

describe('frozenContract', () => {
  it('states the sending side: no unknown key at any depth, and every key required but those a version gained later', () => {
    const open: string[] = [];
    const optional: string[] = [];
    const visit = (path: string, node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      if ('properties' in node) {
        const { properties, required, additionalProperties } = node as Record<string, unknown>;
        if (additionalProperties !== false) open.push(path);
        const keys = Object.keys(properties as object).filter((key) => !(required as string[]).includes(key));
        optional.push(...keys.map((key) => `${path}.${key}`));
      }
      for (const [key, child] of Object.entries(node)) visit(`${path}.${key}`, child);
    };
    for (const event of EVENTS) visit(event.type, frozenContract(event).payload);
    expect(open).toEqual([]);
    expect(optional.sort()).toEqual([...GAINED].sort());
  });

  it("leaves out the schema library's expressions for standard formats, which may change with its version", () => {
    const text = JSON.stringify(frozenContract(EVENTS[0]!));
    expect(text).toContain('"format":"uuid"}');
    expect(text).toContain('"format":"date-time"}');
    expect(text).toContain('^[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}$');
  });
});
