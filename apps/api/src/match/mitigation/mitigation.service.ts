import type { Mitigation } from '#contracts';
import { Injectable } from '@nestjs/common';
import { KnownAdvisories, readAdvisory, RouterOsAdvisories } from '../../advisory/index.js';
import { AppError } from '../../platform/app-error.js';
import { UnitOfWork } from '../../platform/database/index.js';
import { type MitigationFacts, mitigationFacts } from './mitigation-facts.js';
import { mitigationMarkdown } from './mitigation-markdown.js';
import { productMitigationFacts } from './product-mitigation-facts.js';
import { MitigationWording, type WordedMitigation } from './mitigation-wording.service.js';

/** Answers what can be done about a CVE. */
@Injectable()
export class Mitigations {
  constructor(
    private readonly routerOs: RouterOsAdvisories,
    private readonly known: KnownAdvisories,
    private readonly unitOfWork: UnitOfWork,
    private readonly wording: MitigationWording,
  ) {}

  /** @throws {AppError} `cve_not_found`. */
  async about(cve: string, now: Date): Promise<Mitigation> {
    const facts = await this.factsAbout(cve);
    if (facts === null) throw new AppError('cve_not_found', `There is no record of ${cve}.`);
    const { known_exploited: exploited } = facts;
    return {
      cve_id: cve,
      ...textOf(facts, await this.wording.word(facts, now), now),
      references: [...facts.references],
      known_exploited: exploited !== null,
      kev_added: exploited?.added ?? null,
      kev_due_date: exploited?.due ?? null,
      fixed_versions: [...facts.fixed_versions],
    };
  }

  /** Of RouterOS our own table knows most; of all else, what the feeds say. */
  private async factsAbout(cve: string): Promise<MitigationFacts | null> {
    const ofTable = this.routerOs.find(cve);
    if (ofTable !== null) return mitigationFacts(ofTable, this.routerOs.exploitation(cve));
    const known = await this.unitOfWork.run((tx) => this.known.byCve([cve], tx));
    const advisory = known.get(cve);
    const read = advisory === undefined ? null : readAdvisory(advisory);
    return read === null ? null : productMitigationFacts(read);
  }
}

function textOf(facts: MitigationFacts, worded: WordedMitigation | null, now: Date) {
  if (worded === null) {
    const own = { mitigation: mitigationMarkdown(facts), origin: 'siteward' as const, model: null };
    return { ...own, generated_at: now.toISOString() };
  }
  const { markdown, model, created_at } = worded;
  return { mitigation: markdown, origin: 'ai' as const, model, generated_at: created_at.toISOString() };
}
