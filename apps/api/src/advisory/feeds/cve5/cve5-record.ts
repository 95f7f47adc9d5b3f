import type { AdvisoryRecord, CvssScore, RecordState } from '../../record/advisory-record.js';
import { type Row, read, skipped } from '../row-tally.js';
import { momentOf } from '../tolerant.js';
import { configurationsOf } from './cve5-configurations.js';
import { Cve5Document, type Cve5Container } from './cve5-schema.js';

const MAX_DESCRIPTION = 4_000;
const MAX_REFERENCES = 32;
const CWE = /^CWE-\d{1,6}$/;

/** Reads one record of the CVE list (format 5.x). Members it does not know are left, bad ones count as absent. */
export function readCve5Record(document: unknown): Row<AdvisoryRecord> {
  const parsed = Cve5Document.safeParse(document);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return skipped(idIn(document), `no CVE record of format 5: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
  }
  const { cveMetadata, containers } = parsed.data;
  const all = [...(containers.cna === undefined ? [] : [containers.cna]), ...containers.adp];
  return read({
    cve: cveMetadata.cveId,
    source: 'cve5',
    state: stateOf(cveMetadata.state, all),
    published: momentOf(cveMetadata.datePublished),
    modified: momentOf(cveMetadata.dateUpdated),
    description: descriptionOf(all),
    scores: all.flatMap(scoresOf),
    cwes: distinct(all.flatMap(cwesOf)),
    references: distinct(all.flatMap(referencesOf)).slice(0, MAX_REFERENCES),
    configurations: cveMetadata.state === 'REJECTED' ? [] : configurationsOf(all),
  });
}

function idIn(document: unknown): string {
  const metadata = (document as { cveMetadata?: { cveId?: unknown } } | null)?.cveMetadata;
  return typeof metadata?.cveId === 'string' ? metadata.cveId.slice(0, 30) : 'a record without an id';
}

function stateOf(state: 'PUBLISHED' | 'REJECTED', containers: readonly Cve5Container[]): RecordState {
  if (state === 'REJECTED') return 'rejected';
  return containers.some(({ tags }) => tags.includes('disputed')) ? 'disputed' : 'active';
}

function descriptionOf(containers: readonly Cve5Container[]): string {
  const all = containers.flatMap(({ descriptions }) => descriptions);
  const english = all.find(({ lang }) => lang.toLowerCase().startsWith('en'));
  const text = english?.value ?? containers.find(({ title }) => title !== undefined)?.title ?? '';
  return text.trim().slice(0, MAX_DESCRIPTION);
}

function scoresOf({ metrics, providerMetadata }: Cve5Container): readonly CvssScore[] {
  const source = providerMetadata.orgId ?? 'unknown';
  return metrics.flatMap(({ cvssV4_0, cvssV3_1, cvssV3_0, cvssV2_0 }) =>
    (
      [
        ['4.0', cvssV4_0],
        ['3.1', cvssV3_1],
        ['3.0', cvssV3_0],
        ['2.0', cvssV2_0],
      ] as const
    ).flatMap(([version, cvss]): CvssScore[] =>
      cvss === undefined
        ? []
        : [{ source, type: 'secondary', version, score: cvss.baseScore, vector: cvss.vectorString }],
    ),
  );
}

const cwesOf = ({ problemTypes }: Cve5Container) =>
  problemTypes.flatMap(({ descriptions }) =>
    descriptions.flatMap(({ cweId }) => (cweId !== undefined && CWE.test(cweId) ? [cweId] : [])),
  );

const referencesOf = ({ references }: Cve5Container) =>
  references.map(({ url }) => url).filter((url) => /^https?:\/\//.test(url) && URL.canParse(url));

const distinct = (texts: readonly string[]) => [...new Set(texts)];
