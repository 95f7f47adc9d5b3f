import { z } from 'zod';

/** Where advisories come from. */
export const AdvisoryFeedName = z.enum(['nvd', 'cve5', 'overlay', 'routeros', 'kev', 'epss', 'debian']);

/** How one feed stands. */
export const AdvisoryFeed = z.strictObject({
  name: AdvisoryFeedName,
  title: z.string(),
  /** Where it is fetched from; null when it is part of the product, or switched off. */
  source: z.string().nullable(),
  state: z
    .enum(['fresh', 'stale', 'failing', 'never'])
    .describe(
      '`fresh`: in force and recent. `stale`: in force, and old. `failing`: the last attempt failed; what was in force stays so. `never`: nothing is in force.',
    ),
  version: z.string().nullable().describe('The word of the source for what is in force: a date, or a version.'),
  origin: z.enum(['sync', 'import', 'shipped']).nullable().describe('How it came here.'),
  last_success_at: z.iso.datetime().nullable(),
  last_attempt_at: z.iso.datetime().nullable(),
  last_error: z.string().nullable().describe('Why the last attempt failed, in words.'),
  next_sync_at: z.iso.datetime().nullable().describe('Null when it is not fetched by itself.'),
  records: z.int().min(0).describe('What is in force of it.'),
  records_without_products: z
    .int()
    .min(0)
    .describe(
      'Of them, those that name no product yet, so that nothing can be matched with them. That is not "not affected".',
    ),
  notice: z.string().nullable().describe('What the source wants to be said of it.'),
});
export type AdvisoryFeed = z.output<typeof AdvisoryFeed>;

/** All feeds, and what is in force of them together. */
export const AdvisoryFeeds = z.strictObject({
  advisory_version: z
    .string()
    .describe('Changes whenever anything in force changes; a finding says with which one it was made.'),
  automatic: z.boolean().describe('Whether feeds are fetched by themselves.'),
  feeds: z.array(AdvisoryFeed),
});
export type AdvisoryFeeds = z.output<typeof AdvisoryFeeds>;
