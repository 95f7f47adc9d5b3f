import { Injectable } from '@nestjs/common';
import { FindingsReadModel, type FindingStatus, type StatedFinding } from '../match/index.js';
import type { ReadTx } from '../platform/database/index.js';
import type { ScanView } from '../request/index.js';
import { COUNTED_ROWS, RANK } from './counted-rows.js';

/** Where a finding stands in the order in which findings are worked on; lesser ones come first. */
export type FindingPlace = readonly [
  minusPriority: number,
  minusRank: number,
  reference: string,
  address: string,
  id: string,
];

/** Which findings of a scan are wanted; a field that is null wants all. */
export interface FindingFilter {
  readonly siteId: string | null;
  readonly severity: string | null;
  readonly status: FindingStatus | null;
  /** A CVE id, or the id of a check. */
  readonly reference: string | null;
}

/** `compareFindings` in SQL: by priority, then the worst. */
const PLACE = `-priority, -${RANK}, reference COLLATE "C", coalesce(address, '') COLLATE "C", found.id`;
const IS_SHOWN = `NOT (kind = 'advisory' AND score IS NOT NULL AND score < $3::float8)`;
const FIRST_OF_EACH_SITE = `
  ${COUNTED_ROWS}, numbered AS (
    SELECT id, site_id, row_number() OVER (PARTITION BY site_id ORDER BY ${PLACE}) AS place FROM found WHERE ${IS_SHOWN}
  )
  SELECT id FROM numbered WHERE place <= $4`;
const TOTALS = `
  ${COUNTED_ROWS} SELECT site_id, count(*)::int AS times FROM found WHERE ${IS_SHOWN} GROUP BY site_id`;
const PAGE = `
  ${COUNTED_ROWS} SELECT found.id, jsonb_build_array(${PLACE.replaceAll(' COLLATE "C"', '')}) AS place
  FROM found
  LEFT JOIN unnest($4::uuid[], $5::text[]) AS decided(id, status) ON decided.id = found.id
  WHERE ${IS_SHOWN}
    AND ($6::uuid IS NULL OR site_id = $6) AND ($7::text IS NULL OR severity = $7)
    AND ($8::text IS NULL OR coalesce(decided.status, 'open') = $8) AND ($9::text IS NULL OR reference = $9)
    AND ($10::float8 IS NULL OR (${PLACE}) > ($10, $11::float8, $12::text, $13::text, $14::uuid))
  ORDER BY ${PLACE} LIMIT $15`;

type Scan = Pick<ScanView, 'id' | 'tenant_id' | 'min_cvss'>;

/** What was found in a scan and is not below its `min_cvss`, with its status at a moment. */
@Injectable()
export class FindingsOfScanReadModel {
  constructor(private readonly findings: FindingsReadModel) {}

  /** The first findings of each site, `limit` of them, in the order in which they are worked on. */
  async firstOfEachSite(scan: Scan, limit: number, now: Date, tx: ReadTx): Promise<StatedFinding[]> {
    const rows: { id: string }[] = await tx.query(FIRST_OF_EACH_SITE, [...of(scan), limit]);
    return this.findings.ofIds(scan.tenant_id, idsOf(rows), now, tx);
  }

  /** How many there are at each site. */
  totals(scan: Scan, tx: ReadTx): Promise<{ site_id: string; times: number }[]> {
    return tx.query(TOTALS, of(scan));
  }

  /** Those wanted, in the order in which they are worked on; with the place to go on from when there are more. */
  async page(
    scan: Scan,
    wanted: {
      readonly filter: FindingFilter;
      readonly after: FindingPlace | null;
      readonly limit: number;
      readonly now: Date;
    },
    tx: ReadTx,
  ): Promise<{ readonly findings: StatedFinding[]; readonly next: FindingPlace | null }> {
    const { filter, now } = wanted;
    const decided = filter.status === null ? [] : await this.findings.decidedIn(scan.tenant_id, [scan.id], now, tx);
    const rows: { id: string; place: FindingPlace }[] = await tx.query(PAGE, [
      ...of(scan),
      idsOf(decided),
      decided.map(({ status }) => status),
      filter.siteId,
      filter.severity,
      filter.status,
      filter.reference,
      ...(wanted.after ?? [null, null, null, null, null]),
      wanted.limit + 1,
    ]);
    const shown = rows.slice(0, wanted.limit);
    return {
      findings: await this.findings.ofIds(scan.tenant_id, idsOf(shown), now, tx),
      next: rows.length > wanted.limit ? (shown.at(-1)?.place ?? null) : null,
    };
  }
}

function of({ tenant_id, id, min_cvss }: Scan): [string, string[], number] {
  return [tenant_id, [id], min_cvss];
}

function idsOf(rows: readonly { readonly id: string }[]): string[] {
  return rows.map(({ id }) => id);
}
