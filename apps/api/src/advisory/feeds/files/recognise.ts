import { FeedError } from '../feed-error.js';

/** What a file may hold. */
export type FileKind = 'nvd' | 'cve5' | 'kev' | 'epss' | 'overlay' | 'debian' | 'bundle';

/** How many unpacked bytes are looked at. */
export const RECOGNISED_BY = 4_096;

/** By the first thing that says so; what a file is called does not matter. */
const SIGNS: readonly (readonly [RegExp, FileKind])[] = [
  [/^#\s*model_version:/, 'epss'],
  [/^\{\s*"format"\s*:\s*"siteward-bundle"/, 'bundle'],
  [/"format"\s*:\s*"siteward-overlay"/, 'overlay'],
  [/^\{\s*"dataType"\s*:\s*"CVE_RECORD"/, 'cve5'],
  [/"dataType"\s*:\s*"CVE_RECORD"/, 'cve5'],
  [/"catalogVersion"\s*:/, 'kev'],
  [/"format"\s*:\s*"NVD_CVE"|"CVE_Items"|"CVE_data_type"/, 'nvd'],
  [/^\{\s*"(?:id|cve|sourceIdentifier)"\s*:/, 'nvd'],
  [/^\{\s*"[a-z0-9][a-z0-9.+-]*"\s*:\s*\{\s*"(?:CVE|TEMP)-/, 'debian'],
];

/**
 * Tells from its beginning, unpacked, what a file holds. Throws a `FeedError` that names what can be imported.
 */
export function recognise(start: string): FileKind {
  const text = start.replace(/^\uFEFF/, '').trimStart();
  for (const [sign, kind] of SIGNS) if (sign.test(text)) return kind;
  if (text === '') throw new FeedError('unexpected_content', 'It is empty: get the file again.');
  const kinds =
    'NVD 2.0 documents and yearly files, records of the CVE list (JSON 5), the KEV catalogue, EPSS scores, ' +
    "Debian's tracker, overlays, and bundles of npm run feeds";
  throw new FeedError('unexpected_content', `It is none of the files that can be imported: ${kinds}.`);
}
