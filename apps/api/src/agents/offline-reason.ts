import { type Agent, HEARD_WITHIN_MS } from '#contracts';

export type OfflineReason = NonNullable<Agent['offline_reason']>;

/**
 * Why an agent is not there, in SQL; null when it is. One text for all who ask, a list, a schedule, the history and the metrics, so
 * that they never disagree. Beside `agents` and `agent_presence` it needs the parameter that is now.
 */
export function offlineReason(now: string): string {
  const isCut = 'agent_presence.cut_at >= agent_presence.heard_at';
  const isSilent = `agent_presence.heard_at < ${now} - interval '${HEARD_WITHIN_MS} milliseconds'`;
  return `CASE
    WHEN agents.revoked_at IS NOT NULL THEN 'revoked'
    WHEN agent_presence.agent_id IS NULL THEN 'never_heard'
    WHEN agent_presence.last_word ->> 'state' = 'stopping' THEN 'stopped'
    WHEN NOT (${isSilent} OR coalesce(${isCut}, false)) THEN NULL
    WHEN agents.credentials_expire_at <= ${now} THEN 'credentials_expired'
    WHEN ${isCut} THEN 'link_lost'
    ELSE 'silent' END`;
}

/** Since when that is so, in SQL: when the agent was known to be there last. */
export const OFFLINE_SINCE = `CASE
    WHEN agents.revoked_at IS NOT NULL THEN agents.revoked_at
    WHEN agent_presence.agent_id IS NULL THEN agents.enrolled_at
    WHEN agent_presence.last_word ->> 'state' = 'stopping' THEN agent_presence.heard_at
    ELSE greatest(agent_presence.heard_at, agent_presence.cut_at) END`;

/** What more there is to say of it, in SQL: what the agent stops for, or the broker's own word. */
export const OFFLINE_DETAILS = `CASE
    WHEN agent_presence.last_word ->> 'state' = 'stopping' THEN agent_presence.last_word ->> 'stopping_for'
    WHEN agent_presence.cut_at >= agent_presence.heard_at THEN agent_presence.cut_reason END`;
