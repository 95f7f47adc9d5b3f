import { z } from 'zod';

/** A text, cut, and without NUL, which no database holds. */
export const plainText = (maxLength: number) =>
  z.string().transform((text) => text.slice(0, maxLength).replaceAll('\0', ''));

/** What others publish may lack anything and hold anything: a member that is not as expected counts as absent. */
export const tolerantText = (maxLength: number) => plainText(maxLength).optional().catch(undefined);

/** The elements that are as expected, at most so many; no list at all counts as an empty one. */
export function tolerantList<T extends z.ZodType>(element: T, most: number) {
  return z
    .array(z.unknown())
    .catch([])
    .transform((values) =>
      values.slice(0, most).flatMap((value): z.output<T>[] => {
        const parsed = element.safeParse(value);
        return parsed.success ? [parsed.data] : [];
      }),
    );
}

export const CVE_ID = /^CVE-\d{4}-\d{4,19}$/;

/** A moment as feeds write it, with or without an offset (then UTC), as ISO 8601 in UTC; null when it is none. */
export function momentOf(text: string | undefined): string | null {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}/.test(text)) return null;
  const hasOffset = /(?:Z|[+-]\d{2}:?\d{2})$/.test(text) || !text.includes('T');
  const time = Date.parse(hasOffset ? text : `${text}Z`);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** A day, `2026-09-10`, or null. */
export function dayOf(text: string | undefined): string | null {
  return momentOf(text)?.slice(0, 10) ?? null;
}
