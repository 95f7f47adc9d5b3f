import { HEARD_WITHIN_MS } from '#contracts';

/** When an agent was heard last, and what it said of its state. */
export interface LastHeard {
  readonly at: Date;
  readonly state: 'running' | 'stopping';
}

export type OfflineReason = 'never_heard' | 'stopped' | 'silent';

/** Why an agent is not there; null when it is. */
export function offlineReason(last: LastHeard | null, now: Date): OfflineReason | null {
  if (last === null) return 'never_heard';
  if (last.state === 'stopping') return 'stopped';
  return now.getTime() - last.at.getTime() > HEARD_WITHIN_MS ? 'silent' : null;
}
