import { z } from 'zod';

/** A JSON Schema, draft 7: what AsyncAPI understands without being told, and every validator there is. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Formats the JSON Schema standard defines. Their regular expression is zod's matter and may change with it. */
const STANDARD_FORMATS = ['uuid', 'date-time', 'ipv4'];

/** The JSON Schema of what a zod schema gives out. */
export function toJsonSchema(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    target: 'draft-07',
    override: ({ jsonSchema }) => {
      if (STANDARD_FORMATS.includes(jsonSchema.format ?? '')) delete jsonSchema.pattern;
    },
  });
  return json;
}
