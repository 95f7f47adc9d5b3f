import type { ScanPosition } from '../request/index.js';

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** The position after which a list goes on, as an opaque text. */
export function writeCursor({ requested_at, id }: ScanPosition): string {
  return Buffer.from(`${requested_at.getTime()} ${id}`).toString('base64url');
}

/** The position a cursor stands for; null when it is none that we gave out. */
export function readCursor(cursor: string): ScanPosition | null {
  const [moment = '', id = '', ...rest] = Buffer.from(cursor, 'base64url').toString('latin1').split(' ');
  const requested_at = new Date(/^\d{1,15}$/.test(moment) ? Number(moment) : Number.NaN);
  if (Number.isNaN(requested_at.getTime()) || !UUID.test(id) || rest.length > 0) return null;
  return { requested_at, id };
}
