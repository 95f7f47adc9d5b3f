import type { AdvisoryRecord, CvssScore, RecordState } from '../../record/advisory-record.js';
import { type Row, read, skipped } from '../row-tally.js';
import { CVE_ID, momentOf } from '../tolerant.js';
import { type ReadConfigurations, readConfigurations } from './nvd-configurations.js';
import { listIn, type Members, membersOf, textIn } from './untrusted.js';

const MAX_DESCRIPTION = 4_000;
const MAX_REFERENCES = 32;
const MAX_SCORES = 64;
const CWE = /^CWE-\d{1,6}$/;
const REJECTED = /^\s*\*\*\s*REJECT(?:ED)?\s*\*\*/i;
const DISPUTED = /\*\*\s*DISPUTED\s*\*\*/i;
const CVSS_VERSIONS: readonly string[] = ['2.0', '3.0', '3.1', '4.0'] satisfies CvssScore['version'][];

export interface NvdReading {
  readonly record: AdvisoryRecord;
  /** CPE names that could not be read. What they would have said is left out, never the whole record. */
  readonly skippedNames: number;
}

/**
 * Reads one CVE as the NVD API 2.0 gives it, bare or as the `cve` of an element of `vulnerabilities`. Only the id has to be
 * there: all else may be missing, unknown or of the wrong type, and counts as absent then. Never throws.
 */
export function readNvdRecord(document: unknown): Row<NvdReading> {
  const outer = membersOf(document);
  const cve = outer?.cve === undefined ? outer : membersOf(outer.cve);
  const id = cve === null ? undefined : textIn(cve, 'id', 40);
  if (cve === null || id === undefined) return skipped('a record', 'it has no id');
  if (!CVE_ID.test(id)) return skipped(id, 'its id is no CVE id');
  const description = descriptionOf(cve);
  const state = stateOf(cve, description);
  const { configurations, skippedNames }: ReadConfigurations =
    state === 'rejected' ? { configurations: [], skippedNames: 0 } : readConfigurations(cve);
  const record: AdvisoryRecord = {
    cve: id,
    source: 'nvd',
    state,
    published: momentOf(textIn(cve, 'published', 40)),
    modified: momentOf(textIn(cve, 'lastModified', 40)),
    description,
    scores: scoresOf(cve),
    cwes: cwesOf(cve),
    references: referencesOf(cve),
    configurations,
  };
  return read({ record, skippedNames });
}

function descriptionOf(cve: Members): string {
  const texts = listIn(cve, 'descriptions', 50);
  const english = texts.find((text) => /^en\b/i.test(textIn(text, 'lang', 20) ?? ''));
  return (english === undefined ? '' : (textIn(english, 'value', MAX_DESCRIPTION) ?? '')).trim();
}

/** An unknown status is one NVD thought of later, and says nothing against the record. */
function stateOf(cve: Members, description: string): RecordState {
  if (/^rejected$/i.test(textIn(cve, 'vulnStatus', 40) ?? '') || REJECTED.test(description)) return 'rejected';
  const tags = listIn(cve, 'cveTags', 50).flatMap(({ tags: some }) => (Array.isArray(some) ? (some as unknown[]) : []));
  return tags.includes('disputed') || DISPUTED.test(description) ? 'disputed' : 'active';
}

/** Of every kind of metric, also those that came after this was written, as long as its version is known. */
function scoresOf(cve: Members): readonly CvssScore[] {
  const metrics = membersOf(cve.metrics) ?? {};
  const all = Object.keys(metrics).flatMap((kind) => listIn(metrics, kind, MAX_SCORES));
  return all.flatMap(scoreOf).slice(0, MAX_SCORES);
}

function scoreOf(metric: Members): CvssScore[] {
  const cvss = membersOf(metric.cvssData);
  if (cvss === null) return [];
  const version = textIn(cvss, 'version', 8);
  const vector = textIn(cvss, 'vectorString', 300);
  const score = cvss.baseScore;
  if (vector === undefined || !isCvssVersion(version) || !isScore(score)) return [];
  const type = textIn(metric, 'type', 20) === 'Primary' ? 'primary' : 'secondary';
  return [{ source: textIn(metric, 'source', 200) ?? 'unknown', type, version, score, vector }];
}

function isCvssVersion(version: string | undefined): version is CvssScore['version'] {
  return version !== undefined && CVSS_VERSIONS.includes(version);
}

function isScore(score: unknown): score is number {
  return typeof score === 'number' && score >= 0 && score <= 10;
}

function cwesOf(cve: Members): readonly string[] {
  const weaknesses = listIn(cve, 'weaknesses', 100).flatMap((weakness) => listIn(weakness, 'description', 100));
  const ids = weaknesses.flatMap((weakness) => textIn(weakness, 'value', 20) ?? []);
  return [...new Set(ids.filter((id) => CWE.test(id)))];
}

function referencesOf(cve: Members): readonly string[] {
  const urls = listIn(cve, 'references', 2_000).flatMap((reference) => textIn(reference, 'url', 2_000) ?? []);
  const usable = urls.filter((url) => /^https?:\/\//i.test(url) && URL.canParse(url));
  return [...new Set(usable)].slice(0, MAX_REFERENCES);
}
