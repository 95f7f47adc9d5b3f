import type { Schema } from '../api-document/schema.js';

export type FieldPath = readonly (string | number)[];

/** A place inside a body, and what is expected there. */
export interface Field {
  readonly path: FieldPath;
  readonly schema: Schema;
}

const DEEPEST = 6;

/** Every field of the schema at every depth: optional ones too, the first element of each list, each branch of a choice. */
export function fieldsOf(schema: Schema, resolve: (schema: Schema) => Schema, path: FieldPath = []): Field[] {
  if (path.length > DEEPEST) return [];
  const { properties, items, anyOf, oneOf, allOf } = resolve(schema);
  const inner: Field[] = Object.entries(properties ?? {}).map(([name, one]) => ({
    path: [...path, name],
    schema: one,
  }));
  if (items !== undefined) inner.push({ path: [...path, 0], schema: items });
  const branches = [...(anyOf ?? []), ...(oneOf ?? []), ...(allOf ?? [])];
  const all = [
    ...inner.flatMap((field) => [
      { path: field.path, schema: bearing(resolve(field.schema), resolve) },
      ...fieldsOf(field.schema, resolve, field.path),
    ]),
    ...branches.flatMap((branch) => fieldsOf(branch, resolve, path)),
  ];
  return [...new Map(all.map((field) => [field.path.join('.'), field])).values()];
}

/** Of "this or null", this: it has the bounds. */
function bearing(schema: Schema, resolve: (schema: Schema) => Schema): Schema {
  const [first] = (schema.anyOf ?? []).filter((one) => one.type !== 'null');
  return first === undefined ? schema : resolve(first);
}

/** A value the schema asks for, as good as it can be told without knowing what it means. */
export function sampleOf(schema: Schema, resolve: (schema: Schema) => Schema): unknown {
  const known = resolve(schema);
  const named = [known.example, known.default, known.const, known.enum?.[0]].find((value) => value !== undefined);
  if (named !== undefined) return named;
  const [branch] = [...(known.anyOf ?? []), ...(known.oneOf ?? [])];
  return branch === undefined ? plainSample(known, resolve) : sampleOf(branch, resolve);
}

function plainSample(schema: Schema, resolve: (schema: Schema) => Schema): unknown {
  const { type, properties = {}, items, minimum = 1, format } = schema;
  switch (String([type].flat()[0])) {
    case 'object':
      return Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, sampleOf(one, resolve)]));
    case 'array':
      return items === undefined ? [] : [sampleOf(items, resolve)];
    case 'integer':
    case 'number':
      return minimum;
    case 'boolean':
      return true;
    default:
      return format === 'uuid' ? '9c3c1392-7f36-4240-85f2-273573c0384a' : 'text';
  }
}

/** What is at the path; undefined when there is nothing. */
export function valueAt(body: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[key] : undefined,
    body,
  );
}

/** A copy with the value at the path; what is missing on the way is made. */
export function withValueAt(body: unknown, path: FieldPath, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const isObject = typeof body === 'object' && body !== null;
  if (typeof key === 'number') {
    const list: unknown[] = Array.isArray(body) ? [...(body as unknown[])] : [];
    list[key] = withValueAt(list[key], rest, value);
    return list;
  }
  const inner: unknown = isObject ? (body as Record<string, unknown>)[key] : undefined;
  return { ...(isObject ? body : {}), [key]: withValueAt(inner, rest, value) };
}
