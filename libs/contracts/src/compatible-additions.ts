import type { FrozenContract } from './frozen.js';
import type { JsonSchema } from './json-schema.js';

/** Limits that become narrower as they rise, and those that become narrower as they fall. */
const LOWER_LIMITS = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties', 'multipleOf'];
const UPPER_LIMITS = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'];
/** Words for people; they bind nobody. */
const ANNOTATIONS = ['title', 'description', 'examples', '$comment'];
/** Compared by rules of their own; any other keyword has to stay as it is. */
const RULED = [...LOWER_LIMITS, ...UPPER_LIMITS, ...ANNOTATIONS, 'properties', 'required', 'items', 'anyOf', 'enum'];

/**
 * What in `current` breaks the promise of `frozen`, one sentence each; empty when the version may stay as it is.
 *
 * Allowed are new optional properties, more enum values and wider limits: every message ever sent is still valid, and
 * everything a reader was promised is still there. A reader must know a wider value before a writer sends one, so the
 * centre is updated before its agents. Anything else needs the next version beside this one.
 */
export function compatibleAdditions(frozen: FrozenContract, current: FrozenContract): string[] {
  const keys = ['type', 'version', 'ce_type', 'subject', 'stream'] as const;
  const moved = keys
    .filter((key) => frozen[key] !== current[key])
    .map((key) => `${key}: was ${frozen[key]}, is ${current[key]}`);
  return [...moved, ...schemaViolations('payload', frozen.payload, current.payload)];
}

function schemaViolations(path: string, frozen: JsonSchema, current: JsonSchema): string[] {
  return [
    ...changedKeywords(path, frozen, current),
    ...narrowedLimits(path, frozen, current),
    ...narrowedEnum(path, frozen, current),
    ...brokenProperties(path, frozen, current),
    ...brokenBranches(path, frozen, current),
  ];
}

function changedKeywords(path: string, frozen: JsonSchema, current: JsonSchema): string[] {
  const keywords = new Set([...Object.keys(frozen), ...Object.keys(current)]);
  return [...keywords]
    .filter((keyword) => !RULED.includes(keyword) && text(frozen[keyword]) !== text(current[keyword]))
    .map((keyword) => `${path}: ${keyword} was ${text(frozen[keyword])}, is ${text(current[keyword])}`);
}

function narrowedLimits(path: string, frozen: JsonSchema, current: JsonSchema): string[] {
  const narrower = (keyword: string, sign: 1 | -1): boolean => {
    const now = current[keyword];
    if (now === undefined) return false;
    const before = frozen[keyword];
    return before === undefined || sign * Number(now) > sign * Number(before);
  };
  const narrowed = [
    ...LOWER_LIMITS.filter((keyword) => narrower(keyword, 1)),
    ...UPPER_LIMITS.filter((keyword) => narrower(keyword, -1)),
  ];
  return narrowed.map((keyword) => `${path}: ${keyword} was ${text(frozen[keyword])}, is ${text(current[keyword])}`);
}

function narrowedEnum(path: string, frozen: JsonSchema, current: JsonSchema): string[] {
  if (current.enum === undefined) return [];
  if (frozen.enum === undefined) return [`${path}: any value was allowed, now only ${text(current.enum)}`];
  const allowed = list(current.enum).map(text);
  const gone = list(frozen.enum).filter((value) => !allowed.includes(text(value)));
  return gone.map((value) => `${path}: the value ${text(value)} is no longer allowed`);
}

function brokenProperties(path: string, frozen: JsonSchema, current: JsonSchema): string[] {
  const before = schemas(frozen.properties);
  const now = new Map(schemas(current.properties));
  const broken = before.flatMap(([name, schema]) => {
    const successor = now.get(name);
    if (successor === undefined) return [`${path}.${name}: was removed`];
    return schemaViolations(`${path}.${name}`, schema, successor);
  });
  const wasRequired = list(frozen.required).map(String);
  const isRequired = list(current.required).map(String);
  return [
    ...broken,
    ...isRequired.filter((name) => !wasRequired.includes(name)).map((name) => `${path}.${name}: is now required`),
    ...wasRequired
      .filter((name) => now.has(name) && !isRequired.includes(name))
      .map((name) => `${path}.${name}: may now be missing`),
  ];
}

/** The schemas inside `items` and `anyOf`. The order of alternatives is ours, so they are compared one by one. */
function brokenBranches(path: string, frozen: JsonSchema, current: JsonSchema): string[] {
  const before = branches(frozen);
  const now = branches(current);
  const same = before.length === now.length && before.every(([keyword], index) => keyword === now[index]?.[0]);
  if (!same) return [`${path}: has other alternatives`];
  return before.flatMap(([keyword, schema], index) =>
    schemaViolations(keyword === 'items' ? `${path}[]` : path, schema, now[index]?.[1] ?? {}),
  );
}

function branches(schema: JsonSchema): [keyword: string, schema: JsonSchema][] {
  const items = schema.items === undefined ? [] : [schema.items];
  return [
    ...items.map((one): [string, JsonSchema] => ['items', one as JsonSchema]),
    ...list(schema.anyOf).map((one): [string, JsonSchema] => ['anyOf', one as JsonSchema]),
  ];
}

function schemas(properties: unknown): [name: string, schema: JsonSchema][] {
  return Object.entries((properties ?? {}) as Record<string, JsonSchema>);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

function text(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
