import type { Mitigation } from '#contracts';
import { Injectable } from '@nestjs/common';
import { RouterOsAdvisories } from '../../advisory/index.js';
import { AppError } from '../../platform/app-error.js';
import { type MitigationFacts, mitigationFacts } from './mitigation-facts.js';
import { mitigationMarkdown } from './mitigation-markdown.js';
import { MitigationWording, type WordedMitigation } from './mitigation-wording.service.js';

/** Answers what can be done about a CVE. */
@Injectable()
export class Mitigations {
  constructor(
    private readonly advisories: RouterOsAdvisories,
    private readonly wording: MitigationWording,
  ) {}

  /** @throws {AppError} `cve_not_found`. */
  async about(cve: string, now: Date): Promise<Mitigation> {
    const advisory = this.advisories.find(cve);
    if (advisory === null) throw new AppError('cve_not_found', `There is no record of ${cve}.`);
    const exploited = this.advisories.exploitation(cve);
    const facts = mitigationFacts(advisory, exploited);
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
}

function textOf(facts: MitigationFacts, worded: WordedMitigation | null, now: Date) {
  if (worded === null) {
    const own = { mitigation: mitigationMarkdown(facts), origin: 'siteward' as const, model: null };
    return { ...own, generated_at: now.toISOString() };
  }
  const { markdown, model, created_at } = worded;
  return { mitigation: markdown, origin: 'ai' as const, model, generated_at: created_at.toISOString() };
}
