import { z } from 'zod';
import type { AdvisoryRecord } from '../../record/advisory-record.js';
import { FeedError } from '../feed-error.js';
import { readConfigurations } from '../nvd/nvd-configurations.js';
import { type Row, read, type RowTally, skipped } from '../row-tally.js';
import { CVE_ID, plainText } from '../tolerant.js';

const OVERLAY_FORMAT = 'siteward-overlay';

/** A document of corrections; described for its writers in docs/feeds.md. */
const Overlay = z.object({
  format: z.literal(OVERLAY_FORMAT),
  version: z.string().min(1).max(100),
  records: z.array(z.unknown()).max(100_000),
});

/** Strict, unlike what others publish: whoever writes corrections wants to know of a slip. */
const OverlayRecord = z.strictObject({
  cve: z.string().regex(CVE_ID, 'is no CVE id'),
  why: plainText(4_000).refine((text) => text.trim() !== '', 'has to say why'),
  state: z.enum(['active', 'disputed', 'rejected']).default('active'),
  sources: z
    .array(z.url({ protocol: /^https?$/ }))
    .max(32)
    .default([]),
  configurations: z.array(z.unknown()).max(1_000).default([]),
  scores: z
    .array(
      z.strictObject({
        version: z.enum(['2.0', '3.0', '3.1', '4.0']),
        score: z.number().min(0).max(10),
        vector: z.string().max(300),
      }),
    )
    .max(10)
    .default([]),
});

export interface OverlayDocument {
  readonly version: string;
  records(tally: RowTally): Generator<AdvisoryRecord>;
}

/** Reads an overlay. Throws a `FeedError` when it is none. */
export function readOverlay(document: unknown): OverlayDocument {
  const parsed = Overlay.safeParse(document);
  if (!parsed.success) {
    const words = `This is no overlay: ${parsed.error.issues[0]?.path.join('.') ?? ''} ${parsed.error.issues[0]?.message ?? ''}`;
    throw new FeedError('unexpected_content', words);
  }
  const { version, records } = parsed.data;
  return { version, records: (tally) => recordsOf(records, tally) };
}

function* recordsOf(rows: readonly unknown[], tally: RowTally): Generator<AdvisoryRecord> {
  for (const row of rows) {
    const record = tally.take(readOverlayRecord(row));
    if (record !== undefined) yield record;
  }
}

function readOverlayRecord(row: unknown): Row<AdvisoryRecord> {
  const parsed = OverlayRecord.safeParse(row);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const cve = (row as { cve?: unknown } | null)?.cve;
    return skipped(
      typeof cve === 'string' ? cve : 'a record',
      `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
    );
  }
  const { cve, why, state, sources, scores } = parsed.data;
  const { configurations, skippedNames } = readConfigurations(parsed.data);
  if (skippedNames > 0 || configurations.length < parsed.data.configurations.length) {
    return skipped(cve, 'its configurations have CPE names that cannot be read, or no nodes');
  }
  return read({
    cve,
    source: 'overlay',
    state,
    published: null,
    modified: null,
    description: why,
    scores: scores.map((score) => ({ source: 'overlay', type: 'secondary', ...score })),
    cwes: [],
    references: sources,
    configurations,
  });
}
