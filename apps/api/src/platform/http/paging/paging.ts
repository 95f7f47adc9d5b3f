import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { AppError } from '../../app-error.js';
import { type PagePosition, readCursor, writeCursor } from './cursor.js';

export type { PagePosition } from './cursor.js';

const DEFAULT_PAGE = 50;
const LARGEST_PAGE = 100;

/** The query parameters of a list that comes in pages; spread them into the `z.strictObject` of its query. */
export const pageFields = {
  limit: z
    .string()
    .regex(/^\d{1,3}$/, 'expected a whole number')
    .transform(Number)
    .pipe(z.int().min(1).max(LARGEST_PAGE))
    .default(DEFAULT_PAGE)
    .meta({
      description: 'How many elements a page has at most.',
      example: DEFAULT_PAGE,
      // It comes as text, as all of an address does; what is meant is a number.
      override: { type: 'integer', minimum: 1, maximum: LARGEST_PAGE, default: DEFAULT_PAGE, pattern: undefined },
    }),
  cursor: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'Where the page begins, out of the `Link` header of the page before.' }),
};

/** @throws {AppError} `cursor_invalid` when the cursor is none that a list gave out. */
export function positionOf(cursor: string | undefined): PagePosition | null {
  if (cursor === undefined) return null;
  const position = readCursor(cursor);
  if (position === null) throw new AppError('cursor_invalid');
  return position;
}

/**
 * Puts the address of the next page into the `Link` header (RFC 8288); does nothing when this page is the last.
 * `url` is the absolute address of the list, `query` what it was asked with. `next` is where the next page begins; lists with
 * an order of their own give a text of their own.
 */
export function tellNextPage(
  reply: FastifyReply,
  url: string,
  query: Readonly<Record<string, unknown>>,
  next: PagePosition | string | null,
): void {
  if (next === null) return;
  const given = Object.entries(query).filter(([name, value]) => value !== undefined && name !== 'cursor');
  const parameters = new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)]));
  parameters.set('cursor', typeof next === 'string' ? next : writeCursor(next));
  reply.header('link', `<${url}?${parameters.toString()}>; rel="next"`);
}

/**
 * The first `limit` of rows that were asked for with one more, and where the next page begins; null when this is the last.
 * `at` is the moment the list is in order of.
 */
export function cutPage<Row extends { readonly id: string }>(
  rows: readonly Row[],
  limit: number,
  at: (row: Row) => Date,
): { readonly page: readonly Row[]; readonly next: PagePosition | null } {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { page: rows.slice(0, limit), next: last === undefined ? null : { at: at(last), id: last.id } };
}
