/** A JSON Schema as our document has it: what the specs look at. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/**
 * The schema closed against fields nobody documented. Answers are published open, so that fields can be added; our own tests want
 * to know of each field that is not described.
 */
export function closed(schema: Schema): Schema {
  const nested = <T>(map: Readonly<Record<string, T>>, turn: (value: T) => unknown) =>
    Object.fromEntries(Object.entries(map).map(([name, value]) => [name, turn(value)]));
  return {
    ...schema,
    ...(schema.properties === undefined
      ? {}
      : { properties: nested(schema.properties, closed) as Schema['properties'] }),
    ...(schema.properties !== undefined && schema.additionalProperties === undefined
      ? { additionalProperties: false }
      : {}),
    ...(schema.items === undefined ? {} : { items: closed(schema.items) }),
    ...(schema.anyOf === undefined ? {} : { anyOf: schema.anyOf.map(closed) }),
    ...(schema.oneOf === undefined ? {} : { oneOf: schema.oneOf.map(closed) }),
    ...(typeof schema.additionalProperties === 'object'
      ? { additionalProperties: closed(schema.additionalProperties) }
      : {}),
  } as Schema;
}

/** The name under which a whole document is given to a validator. */
export const ROOT = 'document';

/** `#/components/…` is meant from the root of the document, wherever the schema is compiled. */
export function anchored<T extends object>(schema: T): T {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === '$ref' && typeof value === 'string' ? `${ROOT}${value}` : value,
  ) as T;
}
