import * as contracts from '#contracts';
import { z } from 'zod';
import type { DocumentedRoute } from './documented-routes.js';

const NAMES = new Map<unknown, string>(Object.entries(contracts).map(([name, value]) => [value, name]));

/**
 * Registers the schemas of answers under the name the contracts export them by, so that each is described once and referred to
 * from wherever it is used. Bodies stay where they are, as in the customer's document.
 */
export function nameSharedSchemas(routes: readonly DocumentedRoute[]): void {
  const answers = routes.flatMap(({ spec }) => Object.values(spec.answers).map(({ schema }) => schema));
  for (const answer of answers) {
    const schema: unknown = answer instanceof z.ZodArray ? answer.element : answer;
    const id = NAMES.get(schema);
    if (id === undefined || !(schema instanceof z.ZodObject) || schema.meta()?.id !== undefined) continue;
    z.globalRegistry.add(schema, { ...schema.meta(), id });
  }
}
