import type { Agent, SitePresenceStatus } from '#contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../platform/app-error.js';
import { TenantWork } from '../platform/database/index.js';
import { SitesReadModel } from '../sites/index.js';
import { AgentsReadModel } from './agents.read-model.js';
import { ShownAgents } from './shown-agents.js';

const MAX_CHANGES = 50;

/** Says how it stands at a site. */
@Injectable()
export class SiteStatus {
  constructor(
    private readonly tenantWork: TenantWork,
    private readonly sites: SitesReadModel,
    private readonly agents: AgentsReadModel,
    private readonly shown: ShownAgents,
  ) {}

  /** All but what waits for it. @throws {AppError} `site_not_found` */
  async of(tenantId: string, siteId: string, now: Date): Promise<Omit<SitePresenceStatus, 'requests'>> {
    const [rows, changes] = await this.tenantWork.read(tenantId, async (tx) => {
      if ((await this.sites.find(tenantId, siteId, tx)) === null) throw new AppError('site_not_found');
      const agents = await this.agents.allOfSite(tenantId, siteId, now, tx);
      return [agents, await this.agents.changes({ tenantId, siteId, limit: MAX_CHANGES }, tx)] as const;
    });
    return {
      site_id: siteId,
      ...standingOf(rows.map((row) => this.shown.of(row, now))),
      changes: changes.map(({ at, ...change }) => ({ ...change, at: at.toISOString() })),
    };
  }
}

/** What the agents of a site come to together: the best of them counts, and of dark ones the one that was there last. */
function standingOf(
  agents: readonly Pick<Agent, 'state' | 'offline_since' | 'offline_reason'>[],
): Pick<SitePresenceStatus, 'state' | 'dark_since' | 'reason' | 'agents'> {
  const count = (state: Agent['state']) => agents.filter((agent) => agent.state === state).length;
  const counts = { online: count('online'), degraded: count('degraded'), dark: count('dark') };
  const present = { dark_since: null, reason: null, agents: counts };
  if (counts.online > 0) return { state: 'online', ...present };
  if (counts.degraded > 0) return { state: 'degraded', ...present };
  const [last] = [...agents].sort((a, b) => (b.offline_since ?? '').localeCompare(a.offline_since ?? ''));
  if (last === undefined) return { state: 'no_agents', ...present };
  return { state: 'dark', dark_since: last.offline_since, reason: last.offline_reason, agents: counts };
}
