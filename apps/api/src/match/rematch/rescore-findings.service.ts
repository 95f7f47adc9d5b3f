import { Injectable } from '@nestjs/common';
import { KnownAdvisories, RouterOsAdvisories } from '../../advisory/index.js';
import type { Tx } from '../../platform/database/index.js';
import { exploitationOf } from '../exploitation.js';
import type { AdvisoryFinding } from '../finding.js';
import { FindingsStore } from '../findings.store.js';
import { changeOf, type FindingChange } from './finding-changes.js';
import { rescored } from './rescore.js';
import { StoredFindings } from './stored-findings.read-model.js';

/** Brings what is known of attacks into findings as they are. Nothing is matched for it. */
@Injectable()
export class RescoreFindings {
  constructor(
    private readonly stored: StoredFindings,
    private readonly advisories: KnownAdvisories,
    private readonly routerOs: RouterOsAdvisories,
    private readonly store: FindingsStore,
  ) {}

  /** Tells of those that are known to be exploited since, portion by portion. */
  async *of(siteScanId: string, tx: Tx): AsyncGenerator<readonly FindingChange[]> {
    for await (const page of this.stored.of(siteScanId, tx)) {
      const knownOf = await this.advisories.exploitation([...new Set(page.map(({ reference }) => reference))], tx);
      const changed = page.flatMap((finding) => this.anew(finding, knownOf) ?? []);
      await this.store.replace(tx, [], changed);
      const before = new Set(page.flatMap(({ id, known_exploited }) => (known_exploited ? [id] : [])));
      const news = changed.filter(({ id, known_exploited }) => known_exploited && !before.has(id));
      yield news.map((finding) => changeOf('known_exploited', finding));
    }
  }

  private anew(
    finding: AdvisoryFinding,
    knownOf: Awaited<ReturnType<KnownAdvisories['exploitation']>>,
  ): AdvisoryFinding | null {
    const { reference: cve, evidence } = finding;
    const isOfTable = evidence.matcher === 'routeros';
    const exploitation = exploitationOf(knownOf(cve), isOfTable ? this.routerOs.exploitation(cve) : null);
    return rescored(finding, exploitation, (this.routerOs.find(cve)?.services.length ?? 0) > 0);
  }
}
