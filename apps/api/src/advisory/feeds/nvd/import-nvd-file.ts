import type { AdvisoryStore } from '../../store/advisory.store.js';
import type { AppliedSync } from '../../store/feed-sync.js';
import { RowTally, type Tally } from '../row-tally.js';
import { NvdFile, type NvdFileOptions } from './nvd-file.js';

export interface NvdImport extends NvdFileOptions {
  /** What the file is called, for the state of the feed when the file itself has no date. */
  readonly name: string;
  /** Whether the file is all there is: what is not in it goes. Otherwise it is merged with what is there. */
  readonly whole?: boolean;
  readonly at: Date;
}

export interface ImportedNvdFile {
  readonly applied: AppliedSync;
  readonly tally: Tally;
  readonly skippedNames: number;
}

/**
 * Brings a file of NVD records into force, all of it or nothing. A record that is older than the one in force is passed
 * over, so a file may be imported again, or late. Where the next sync goes on stays as it was.
 * @throws FeedError when it is no such file, or not all of it
 */
export async function importNvdFile(
  bytes: AsyncIterable<Uint8Array>,
  store: Pick<AdvisoryStore, 'apply'>,
  { name, whole = false, at, ...options }: NvdImport,
): Promise<ImportedNvdFile> {
  const file = new NvdFile(bytes, options);
  const tally = new RowTally();
  const applied = await store.apply({
    feed: 'nvd',
    version: () => file.facts.timestamp ?? file.facts.lastModified ?? name,
    origin: 'import',
    mode: whole ? 'replace' : 'merge',
    items: file.records(tally),
    cursor: 'keep',
    at,
  });
  return { applied, tally: tally.tally, skippedNames: file.facts.skippedNames };
}
