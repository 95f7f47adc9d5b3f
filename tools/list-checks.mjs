#!/usr/bin/env node
/** Writes docs/checks.md anew from the registry of checks. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrapPackages, exitWith } from './bootstrap.mjs';
import { ensureBuilt } from './bootstrap/build.mjs';
import { ROOT } from './bootstrap/paths.mjs';

await exitWith(async () => {
  await bootstrapPackages();
  await ensureBuilt();
  const built = (/** @type {string} */ path) => import(new URL(`../dist/${path}`, import.meta.url).href);
  const { checksDocument } = await built('tools/checks-document.js');
  const { CHECKS } = await built('apps/agent/src/routeros/checks/index.js');
  writeFileSync(join(ROOT, 'docs', 'checks.md'), checksDocument(CHECKS));
});
