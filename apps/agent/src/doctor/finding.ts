/** What the agent needs, in the order in which it is told. */
export const TOPICS = ['enrolment', 'names', 'broker', 'clock', 'nmap', 'router', 'disk', 'memory'] as const;
export type Topic = (typeof TOPICS)[number];

/** `warn`: it works, and something about it is not as it should be; `fail`: scans will not work, or not whole. */
export type Status = 'ok' | 'warn' | 'fail';

/** One thing that was looked at. Holds no secret. */
export interface Finding {
  readonly topic: Topic;
  readonly status: Status;
  readonly says: string;
  /** What to do; null when all is well. */
  readonly remedy: string | null;
}

export function ok(topic: Topic, says: string): Finding {
  return { topic, status: 'ok', says, remedy: null };
}

export function warn(topic: Topic, says: string, remedy: string): Finding {
  return { topic, status: 'warn', says, remedy };
}

export function fail(topic: Topic, says: string, remedy: string): Finding {
  return { topic, status: 'fail', says, remedy };
}

/** 0 all well, 1 warnings, 2 something fails. */
export function exitCodeOf(findings: readonly Finding[]): 0 | 1 | 2 {
  if (findings.some(({ status }) => status === 'fail')) return 2;
  return findings.some(({ status }) => status === 'warn') ? 1 : 0;
}
