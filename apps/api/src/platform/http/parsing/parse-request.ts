import type { z } from 'zod';
import { AppError, type ErrorCode, isErrorCode, shorten } from '../../app-error.js';
import { refuseBody } from './value-bounds.js';

const MAX_NAME_LENGTH = 80;

/**
 * The body as the schema describes it, or an `AppError` (400) about the first thing wrong with it: the fields in the
 * order of the schema, unknown ones last. Use `z.strictObject`, so that a misspelt parameter is not ignored.
 * An issue raised with `params: { errorCode }` is answered with that code and the issue's own message.
 */
export function parseBody<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new AppError('body_not_object');
  const refusal = refuseBody(body);
  if (refusal?.kind === 'forbidden_key') throw unknownParameter(refusal.path);
  if (refusal !== null) {
    const message = `The body holds too many values or goes too deep.`;
    throw new AppError('parameter_invalid', message);
  }
  return parseWith(schema, body);
}

/** The query parameters as the schema describes them. One given twice is a list here, and so refused unless wanted. */
export function parseQuery<S extends z.ZodType>(schema: S, query: unknown): z.output<S> {
  return parseWith(schema, query);
}

/** The parameters in the path as the schema describes them. */
export function parseParams<S extends z.ZodType>(schema: S, params: unknown): z.output<S> {
  return parseWith(schema, params);
}

function parseWith<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw errorOf(result.error.issues, input);
}

function errorOf(issues: readonly z.core.$ZodIssue[], input: unknown): AppError {
  const isUnknown = (issue: z.core.$ZodIssue) => issue.code === 'unrecognized_keys';
  const issue = issues.find((candidate) => !isUnknown(candidate)) ?? issues[0];
  if (issue === undefined) return new AppError('parameter_invalid');
  if (issue.code === 'unrecognized_keys') return unknownParameter([...issue.path, ...issue.keys.slice(0, 1)]);
  const own = ownCodeOf(issue);
  if (own !== undefined) return new AppError(own, issue.message);
  const name = parameterName(issue.path);
  const value = valueAt(input, issue.path);
  if (value === undefined && issue.path.length > 0) {
    return new AppError('parameter_missing', `The '${name}' parameter is required for this request.`);
  }
  return new AppError('parameter_invalid', `The '${name}' parameter is not valid: ${reasonOf(issue, value)}.`);
}

function unknownParameter(path: readonly PropertyKey[]): AppError {
  return new AppError('parameter_unknown', `The '${parameterName(path)}' parameter is not known for this request.`);
}

function ownCodeOf(issue: z.core.$ZodIssue): ErrorCode | undefined {
  const code: unknown = issue.code === 'custom' ? issue.params?.errorCode : undefined;
  return typeof code === 'string' && isErrorCode(code) ? code : undefined;
}

function reasonOf(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'invalid_type' && Array.isArray(value)) return `expected one ${issue.expected}, received a list`;
  const reason = issue.message.replace(/^Invalid input: /, '').replace(/\.$/, '');
  return shorten(reason, 160);
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    input,
  );
}

/** `['sites', 0, 'id']` -> `sites[0].id`, bounded and printable, because keys may come from the caller. */
export function parameterName(path: readonly PropertyKey[]): string {
  const name = path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
  return name === '' ? 'body' : shorten(name, MAX_NAME_LENGTH);
}
