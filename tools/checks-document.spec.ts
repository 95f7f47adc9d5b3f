import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { CHECKS } from '../apps/agent/src/routeros/checks/index.js';
import { checksDocument, type ListedCheck } from './checks-document.js';

const check: ListedCheck = {
  id: 'sys.example',
  version: 1,
  title: 'Either this | or that',
  severity: 'low',
  reads: { '/a/menu': ['one', 'two'], '/b': ['three'] },
  remedy: '/a/menu/set one=yes',
};

describe('checksDocument', () => {
  it('gives each check one row with all it says of itself', () => {
    expect(checksDocument([check])).toContain(
      '| `sys.example` | low | Either this \\| or that | `/a/menu`: one, two<br>`/b`: three | `/a/menu/set one=yes` |\n',
    );
  });

  it('shows the commands of both major versions where they differ, and a version above the first', () => {
    const row = checksDocument([{ ...check, version: 2, remedy: { v6: '/a menu set', v7: '/a/menu/set' } }]);
    expect(row).toContain('| `sys.example` (version 2) |');
    expect(row).toContain('| `/a/menu/set`; before 7: `/a menu set` |');
  });

  it('keeps the themes apart, an unknown one under its own name', () => {
    const headings = checksDocument([check, { ...check, id: 'new.one' }, { ...check, id: 'sys.last' }]).match(
      /^## .*$/gm,
    );
    expect(headings).toEqual(['## The device as a whole', '## new']);
  });
});

describe('docs/checks.md', () => {
  it('is what the registry of checks says (node tools/list-checks.mjs writes it anew)', () => {
    expect(readFileSync('docs/checks.md', 'utf8')).toBe(checksDocument(CHECKS));
  });
});
