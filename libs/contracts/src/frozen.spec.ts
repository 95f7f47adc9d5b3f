import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { EVENTS } from './events/index.js';
import { type FrozenContract, frozenContract, frozenFileName } from './frozen.js';

const FOLDER = new URL('../frozen/', import.meta.url);
const read = (name: string): FrozenContract =>
  JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as FrozenContract;

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
  it('states the sending side: no unknown key at any depth, every key required', () => {
    const loose: string[] = [];
    const visit = (path: string, node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      if ('properties' in node) {
        const { properties, required, additionalProperties } = node as Record<string, unknown>;
        if (additionalProperties !== false) loose.push(`${path} is open`);
        if (JSON.stringify(required) !== JSON.stringify(Object.keys(properties as object)))
          loose.push(`${path} optional`);
      }
      for (const [key, child] of Object.entries(node)) visit(`${path}.${key}`, child);
    };
    for (const event of EVENTS) visit(event.ceType, frozenContract(event).payload);
    expect(loose).toEqual([]);
  });

  it("leaves out the schema library's expressions for standard formats, which may change with its version", () => {
    const text = JSON.stringify(frozenContract(EVENTS[0]!));
    expect(text).toContain('"format":"uuid"}');
    expect(text).toContain('"format":"date-time"}');
    expect(text).toContain('^[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}$');
  });
});
