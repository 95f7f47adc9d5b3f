const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The last row of the page before: a list that is newest first goes on with what is older, or equally old with a lesser id. */
export interface PagePosition {
  readonly at: Date;
  readonly id: string;
}

/** The position after which a list goes on, as an opaque text. */
export function writeCursor({ at, id }: PagePosition): string {
  return Buffer.from(`${at.getTime()} ${id}`).toString('base64url');
}

/** The position a cursor stands for; null when it is none that we gave out. */
export function readCursor(cursor: string): PagePosition | null {
  const [moment = '', id = '', ...rest] = Buffer.from(cursor, 'base64url').toString('latin1').split(' ');
  const at = new Date(/^\d{1,15}$/.test(moment) ? Number(moment) : Number.NaN);
  if (Number.isNaN(at.getTime()) || !UUID.test(id) || rest.length > 0) return null;
  return { at, id };
}
