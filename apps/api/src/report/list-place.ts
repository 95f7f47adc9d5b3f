import { z } from 'zod';
import { AppError } from '../platform/app-error.js';
import type { FindingPlace } from './findings-of-scan.read-model.js';
import type { HostPlace } from './hosts-of-scan.read-model.js';

const HostCursor = z.tuple([z.guid(), z.ipv4()]);
const FindingCursor = z.tuple([
  z.number(),
  z.number(),
  z.string().regex(/^[\w.-]{1,100}$/),
  z.union([z.ipv4(), z.literal('')]),
  z.guid(),
]);

/** The place in a list, as the opaque text of a cursor. */
export function writeHostPlace({ siteId, address }: HostPlace): string {
  return written([siteId, address]);
}

/** @throws {AppError} `cursor_invalid` when the cursor is none that the list gave out. */
export function readHostPlace(cursor: string | undefined): HostPlace | null {
  const place = read(HostCursor, cursor);
  return place === null ? null : { siteId: place[0], address: place[1] };
}

export function writeFindingPlace(place: FindingPlace): string {
  return written(place);
}

/** @throws {AppError} `cursor_invalid` when the cursor is none that the list gave out. */
export function readFindingPlace(cursor: string | undefined): FindingPlace | null {
  return read(FindingCursor, cursor);
}

function written(place: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

function read<Place>(schema: z.ZodType<Place>, cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  const place = schema.safeParse(parsed(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!place.success) throw new AppError('cursor_invalid');
  return place.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
