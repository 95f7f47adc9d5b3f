import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

/** A variable as the source declares it, with its default where that is a number. */
interface Declared {
  readonly name: string;
  readonly numericDefault: string | null;
}

const DOCUMENT = readFileSync('docs/configuration.md', 'utf8');
const PROGRAMS = [
  { section: 'API', source: 'apps/api/src/config/api-config.ts', least: 15 },
  { section: 'Feeds', source: 'apps/api/src/config/feeds-config.ts', least: 9 },
  { section: 'Agent', source: 'apps/agent/src/config/agent-config.ts', least: 10 },
];

/** The keys of the environment schema. They are not exported, so they are read from the text of the source. */
function declaredIn(source: string): Declared[] {
  const schema = /const Environment = z\n {2}\.object\(\{\n([\s\S]*?)\n {2}\}\)/.exec(source)?.[1] ?? '';
  return [...schema.matchAll(/^ {4}([A-Z][A-Z0-9_]*):(.*)$/gm)].map(([, name = '', value = '']) => ({
    name,
    numericDefault: /variable\.integer\(([\d_]+)/.exec(value)?.[1]?.replaceAll('_', '') ?? null,
  }));
}

/** The rows of a section's table: variable to its cells. */
function documentedIn(document: string, section: string): Map<string, string[]> {
  const text = document.split(/^## /m).find((part) => part.startsWith(`${section}\n`)) ?? '';
  const rows = [...text.matchAll(/^\| `([A-Z][A-Z0-9_]*)` \|(.*)\|$/gm)];
  return new Map(rows.map(([, name = '', rest = '']) => [name, rest.split(' | ').map((cell) => cell.trim())]));
}

describe.each(PROGRAMS)('docs/configuration.md, section $section', ({ section, source, least }) => {
  const declared = declaredIn(readFileSync(source, 'utf8'));
  const documented = documentedIn(DOCUMENT, section);

  it('is compared with a schema that could be read', () => {
    expect(declared.length).toBeGreaterThanOrEqual(least);
  });

  it('names exactly the variables of the schema', () => {
    expect([...documented.keys()].sort()).toEqual(declared.map(({ name }) => name).sort());
  });

  it('gives each a meaning, a default and an example', () => {
    for (const [name, cells] of documented) {
      expect({ name, cells: cells.length, empty: cells.includes('') }).toEqual({ name, cells: 3, empty: false });
    }
  });

  it('states the numeric defaults of the schema', () => {
    for (const { name, numericDefault } of declared.filter((one) => one.numericDefault !== null)) {
      expect({ name, stated: documented.get(name)?.[1] }).toEqual({ name, stated: `\`${numericDefault ?? ''}\`` });
    }
  });
});
