import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/index.js';

/** A text by a model that passed the check. */
export interface MitigationText {
  readonly markdown: string;
  readonly created_at: Date;
}

const FIND = 'SELECT markdown, created_at FROM mitigation_texts WHERE facts_key = $1';
/** Two replicas may have asked at once: the first text stays, so that everybody reads the same. */
const KEEP = `
  INSERT INTO mitigation_texts (facts_key, cve_id, model, markdown, created_at) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (facts_key) DO NOTHING`;

/** The only writer of `mitigation_texts`: the centre's own, since the texts are about CVEs and no tenant's. */
@Injectable()
export class MitigationTextsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  find(factsKey: string): Promise<MitigationText | null> {
    return this.unitOfWork.run(async (tx) => {
      const [text]: MitigationText[] = await tx.query(FIND, [factsKey]);
      return text ?? null;
    });
  }

  async keep(of: { factsKey: string; cveId: string; model: string }, text: MitigationText): Promise<void> {
    const values = [of.factsKey, of.cveId, of.model, text.markdown, text.created_at];
    await this.unitOfWork.run((tx) => tx.query(KEEP, values));
  }
}
