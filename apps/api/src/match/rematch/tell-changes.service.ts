import { Injectable } from '@nestjs/common';
import { KnownAdvisories, type Reassessment, RouterOsAdvisories } from '../../advisory/index.js';
import type { Tx } from '../../platform/database/index.js';
import { SiteScans } from '../../request/index.js';
import type { FindingDifference } from './compare-findings.js';
import { changesOf, type FindingChange } from './finding-changes.js';

/** In one event; what is more goes into further ones. */
const MOST_CHANGES = 100;

/** Says what happened to findings when advisories changed, and why. */
@Injectable()
export class TellChanges {
  constructor(
    private readonly advisories: KnownAdvisories,
    private readonly routerOs: RouterOsAdvisories,
    private readonly siteScans: SiteScans,
  ) {}

  /** The lines of a difference, with the reason for whatever went. */
  async changesOf(difference: FindingDifference, tx: Tx): Promise<FindingChange[]> {
    const cves = [...new Set(difference.gone.map(({ reference }) => reference))];
    if (cves.length === 0) return changesOf(difference, { rejected: new Set(), known: new Set() });
    const known = await this.advisories.byCve(cves, tx);
    const isKnown = (cve: string) => known.has(cve) || this.routerOs.find(cve) !== null;
    const rejected = await this.advisories.rejectedOf(cves, tx);
    return changesOf(difference, { rejected, known: new Set(cves.filter(isKnown)) });
  }

  /** Events of the scan, with the state of the feeds that brought the changes. Without changes there is nothing to tell. */
  async ofSiteScan(siteScanId: string, due: Reassessment, changes: readonly FindingChange[], tx: Tx): Promise<void> {
    const { version: advisory_version, feeds } = due;
    const payloads: object[] = [];
    for (let from = 0; from < changes.length; from += MOST_CHANGES) {
      payloads.push({ advisory_version, feeds, changes: changes.slice(from, from + MOST_CHANGES) });
    }
    await this.siteScans.findingsChanged(siteScanId, payloads, tx);
  }
}
