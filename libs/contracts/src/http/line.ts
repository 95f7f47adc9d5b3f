import { z } from 'zod';

/**
 * A text of one line, as people write it: blanks around it do not count. No control characters and no halves of
 * characters, which no database keeps and which could draw something else than what is there.
 */
export const line = (maxLength: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not hold control characters');
