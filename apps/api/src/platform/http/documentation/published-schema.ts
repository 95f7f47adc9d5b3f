import type { ZodOpenApiOverride } from 'zod-openapi';

/** Formats that say more than the pattern zod puts beside them. */
const SPEAKING_FORMATS = new Set(['uuid', 'ipv4', 'date-time', 'date', 'time', 'email', 'uri']);

/**
 * How schemas are shown: without what zod only adds for machines (patterns of known formats, the bounds of safe integers), and
 * answers open for fields to come. Request bodies stay closed, because an unknown field there is refused.
 */
export const publishedSchema: ZodOpenApiOverride = ({ jsonSchema, io }) => {
  if (SPEAKING_FORMATS.has(jsonSchema.format ?? '')) delete jsonSchema.pattern;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
};
