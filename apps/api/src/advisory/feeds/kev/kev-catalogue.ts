import { z } from 'zod';
import type { KnownExploitedEntry } from '../../record/advisory-record.js';
import { FeedError } from '../feed-error.js';
import { type Row, read, type RowTally, skipped } from '../row-tally.js';
import { CVE_ID, dayOf, tolerantText } from '../tolerant.js';

const Catalogue = z.object({
  catalogVersion: z.string().min(1).max(40),
  dateReleased: tolerantText(40),
  count: z.number().int().optional().catch(undefined),
  vulnerabilities: z.array(z.unknown()).max(100_000),
});

const Entry = z.object({
  cveID: z.string().regex(CVE_ID),
  dateAdded: z.string(),
  dueDate: tolerantText(40),
  requiredAction: tolerantText(2_000),
  knownRansomwareCampaignUse: tolerantText(40),
});

export interface KevCatalogue {
  /** CISA's own version, as `2025.08.25`. */
  readonly version: string;
  /** A row that cannot be read is skipped and counted. */
  entries(tally: RowTally): AsyncGenerator<KnownExploitedEntry>;
}

/**
 * Reads CISA's catalogue of known exploited vulnerabilities.
 * Throws a `FeedError` when it is no catalogue, or has fewer rows than it says itself.
 */
export function readKevCatalogue(document: unknown): KevCatalogue {
  const parsed = Catalogue.safeParse(document);
  if (!parsed.success)
    throw new FeedError('unexpected_content', 'This is no KEV catalogue: it lacks catalogVersion or vulnerabilities.');
  const { catalogVersion, count, vulnerabilities } = parsed.data;
  if (count !== undefined && vulnerabilities.length < count) {
    throw new FeedError('cut_off', `The KEV catalogue says it has ${count} entries and has ${vulnerabilities.length}.`);
  }
  return { version: catalogVersion, entries: (tally) => readEntries(vulnerabilities, tally) };
}

async function* readEntries(rows: readonly unknown[], tally: RowTally): AsyncGenerator<KnownExploitedEntry> {
  for (const row of rows) {
    const entry = tally.take(readEntry(row));
    if (entry !== undefined) yield await Promise.resolve(entry);
  }
}

function readEntry(row: unknown): Row<KnownExploitedEntry> {
  const parsed = Entry.safeParse(row);
  if (!parsed.success) return skipped('an entry', parsed.error.issues[0]?.path.join('.') ?? 'unreadable');
  const { cveID, dateAdded, dueDate, requiredAction, knownRansomwareCampaignUse } = parsed.data;
  const addedOn = dayOf(dateAdded);
  if (addedOn === null) return skipped(cveID, 'dateAdded is no date');
  return read({
    cve: cveID,
    addedOn,
    dueOn: dayOf(dueDate),
    ransomware: knownRansomwareCampaignUse?.toLowerCase() === 'known',
    requiredAction: requiredAction ?? null,
  });
}
