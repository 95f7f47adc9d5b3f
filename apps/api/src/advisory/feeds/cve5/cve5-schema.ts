import { z } from 'zod';
import { CVE_ID, tolerantList, tolerantText } from '../tolerant.js';

const Status = z.enum(['affected', 'unaffected', 'unknown']);

const Cve5Version = z.object({
  version: z.string().max(1024),
  status: Status,
  versionType: tolerantText(64),
  lessThan: tolerantText(1024),
  lessThanOrEqual: tolerantText(1024),
  changes: tolerantList(z.object({ at: z.string().max(1024), status: Status }), 64),
});

const Cve5Affected = z.object({
  vendor: tolerantText(512),
  product: tolerantText(2048),
  cpes: tolerantList(z.string().max(500), 200),
  defaultStatus: Status.catch('unknown'),
  versions: tolerantList(Cve5Version, 500),
});

const CpeMatch = z.object({
  vulnerable: z.boolean(),
  criteria: z.string().max(500),
  versionStartIncluding: tolerantText(200),
  versionStartExcluding: tolerantText(200),
  versionEndIncluding: tolerantText(200),
  versionEndExcluding: tolerantText(200),
});

const Operator = z.enum(['AND', 'OR']).catch('OR');

const Applicability = z.object({
  operator: Operator,
  negate: z.boolean().catch(false),
  nodes: tolerantList(
    z.object({ operator: Operator, negate: z.boolean().catch(false), cpeMatch: tolerantList(CpeMatch, 2_000) }),
    100,
  ),
});

const Cvss = z
  .object({ baseScore: z.number().min(0).max(10), vectorString: z.string().max(300) })
  .optional()
  .catch(undefined);

const Container = z.object({
  providerMetadata: z.object({ orgId: tolerantText(100) }).catch({ orgId: undefined }),
  title: tolerantText(500),
  descriptions: tolerantList(z.object({ lang: z.string().max(20), value: z.string() }), 50),
  affected: tolerantList(Cve5Affected, 200),
  cpeApplicability: tolerantList(Applicability, 200),
  metrics: tolerantList(z.object({ cvssV4_0: Cvss, cvssV3_1: Cvss, cvssV3_0: Cvss, cvssV2_0: Cvss }), 50),
  problemTypes: tolerantList(z.object({ descriptions: tolerantList(z.object({ cweId: tolerantText(20) }), 50) }), 50),
  references: tolerantList(z.object({ url: z.string().max(2_000) }), 500),
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
export type Cve5ApplicabilityEntry = z.output<typeof Applicability>;
