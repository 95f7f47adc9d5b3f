import type { ReleaseStanding, WantedRelease } from '#contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/index.js';
import { AgentReleasesStore } from './agent-releases.store.js';
import { ReleaseShelf } from './release-shelf.js';
import { RolloutsReadModel } from './rollouts.read-model.js';

/** What an agent is to run. */
@Injectable()
export class WantedReleases {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: AgentReleasesStore,
    private readonly rollouts: RolloutsReadModel,
    private readonly shelf: ReleaseShelf,
  ) {}

  /** Remembers what the agent says of itself, and answers it; null when the site has no such agent. */
  async of(
    agent: { readonly agentId: string; readonly siteId: string },
    standing: ReleaseStanding,
    now: Date,
  ): Promise<WantedRelease | null> {
    const wanted = await this.unitOfWork.run(async (tx) => {
      const tenantId = await this.store.told(agent, standing, now, tx);
      return tenantId === null ? null : { version: await this.rollouts.wantedAt(tenantId, agent.siteId, tx) };
    });
    if (wanted === null) return null;
    const release = wanted.version === null ? null : await this.shelf.find(wanted.version);
    return { version: 1, release: release?.signed ?? null };
  }
}
