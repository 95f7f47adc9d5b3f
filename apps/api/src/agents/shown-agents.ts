import type { Agent } from '#contracts';
import { Inject, Injectable } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../config/index.js';
import type { AgentRow } from './agents.read-model.js';
import { complaintsOf } from './complaints.js';

/** Agents as they are shown. */
@Injectable()
export class ShownAgents {
  constructor(@Inject(API_CONFIG) private readonly config: Pick<ApiConfig, 'agents'>) {}

  of(row: AgentRow, now: Date): Agent {
    const { id, site_id, name, public_key } = row;
    return {
      id,
      site_id,
      name,
      // It may have been upgraded since it enrolled.
      version: row.last_word?.agent_version ?? row.version,
      public_key,
      enrolled_at: row.enrolled_at.toISOString(),
      credentials_expire_at: row.credentials_expire_at.toISOString(),
      ...this.standingOf(row, now),
      last_heard_at: row.heard_at?.toISOString() ?? null,
      clock_offset_ms: clockOffsetOf(row),
      last_word: row.last_word,
    };
  }

  private standingOf(row: AgentRow, now: Date) {
    const { last_word: word, offline_reason, offline_since, offline_details } = row;
    if (word === null || offline_reason !== null) {
      const offline = { offline_reason, offline_since: offline_since.toISOString(), offline_details };
      return { state: 'dark' as const, complaints: [], online: false, ...offline };
    }
    const credentialsMs = this.config.agents.credentialsS * 1000;
    const condition = { word, clockOffsetMs: clockOffsetOf(row) ?? 0, credentialsMs, now };
    const complaints = complaintsOf({ ...condition, credentialsExpireAt: row.credentials_expire_at });
    const state = complaints.length === 0 ? ('online' as const) : ('degraded' as const);
    return { state, complaints, online: true, offline_reason, offline_since: null, offline_details: null };
  }
}

function clockOffsetOf({ heard_at, last_word }: AgentRow): number | null {
  return heard_at === null || last_word === null ? null : Date.parse(last_word.sent_at) - heard_at.getTime();
}
