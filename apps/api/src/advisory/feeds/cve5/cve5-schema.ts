import { z } from 'zod';
import { CVE_ID, plainText, tolerantList, tolerantText } from '../tolerant.js';

const Status = z.enum(['affected', 'unaffected', 'unknown']);

const Cve5Version = z.object({
  version: plainText(1_024),
  status: Status,
  versionType: tolerantText(64),
  lessThan: tolerantText(1_024),
  lessThanOrEqual: tolerantText(1_024),
  changes: tolerantList(z.object({ at: plainText(1_024), status: Status }), 64),
});

const Cve5Affected = z.object({
  vendor: tolerantText(512),
  product: tolerantText(2048),
  cpes: tolerantList(z.string().max(500), 200),
  defaultStatus: Status.catch('unknown'),
  versions: tolerantList(Cve5Version, 500),
});

const Cvss = z
  .object({ baseScore: z.number().min(0).max(10), vectorString: plainText(300) })
  .optional()
  .catch(undefined);

const Container = z.object({
  providerMetadata: z.object({ orgId: tolerantText(100) }).catch({ orgId: undefined }),
  title: tolerantText(500),
  descriptions: tolerantList(z.object({ lang: z.string().max(20), value: plainText(20_000) }), 50),
  affected: tolerantList(Cve5Affected, 200),
  /** Of the form of NVD's configurations. */
  cpeApplicability: z.array(z.unknown()).max(2_000).catch([]),
  metrics: tolerantList(z.object({ cvssV4_0: Cvss, cvssV3_1: Cvss, cvssV3_0: Cvss, cvssV2_0: Cvss }), 50),
  problemTypes: tolerantList(z.object({ descriptions: tolerantList(z.object({ cweId: tolerantText(20) }), 50) }), 50),
  references: tolerantList(z.object({ url: plainText(2_000) }), 500),
  tags: tolerantList(z.string().max(100), 50),
});

/** A record of the CVE list, format 5.x: what has to be there is the id and the state. */
export const Cve5Document = z.object({
  dataType: z.literal('CVE_RECORD'),
  dataVersion: z.string().regex(/^5\./),
  cveMetadata: z.object({
    cveId: z.string().regex(CVE_ID),
    state: z.enum(['PUBLISHED', 'REJECTED']),
    datePublished: tolerantText(40),
    dateUpdated: tolerantText(40),
  }),
  containers: z
    .object({ cna: Container.optional().catch(undefined), adp: tolerantList(Container, 20) })
    .catch({ cna: undefined, adp: [] }),
});

export type Cve5Container = z.output<typeof Container>;
export type Cve5AffectedEntry = z.output<typeof Cve5Affected>;
export type Cve5VersionEntry = z.output<typeof Cve5Version>;
