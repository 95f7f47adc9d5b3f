import { CLOCK_TOLERANCE_MS, type Complaint, type Heartbeat } from '#contracts';

/** What is known of an agent that is there. */
export interface AgentCondition {
  readonly word: Heartbeat;
  /** By how much its clock is ahead of ours, in milliseconds. */
  readonly clockOffsetMs: number;
  readonly credentialsExpireAt: Date;
  /** For how long credentials are given, in milliseconds. */
  readonly credentialsMs: number;
  readonly now: Date;
}

/** Results that wait longer than this should have been handed in. */
const WAITING_LONG_MS = 10 * 60_000;
/** Whoever does nothing for so long answers nobody in time. */
const BUSY_MS = 2_000;
/** Renewed when half of their time is over; at this part they are late. */
const LATE_PART = 4;

/** What is not well with an agent that is there, and what to do about it; the gravest first. */
export function complaintsOf(condition: AgentCondition): Complaint[] {
  return [
    ...complaintsOfClock(condition),
    ...complaintsOfCredentials(condition),
    ...complaintsOfNmap(condition.word),
    ...complaintsOfRouter(condition.word),
    ...complaintsOfSpool(condition),
    ...complaintsOfLoad(condition.word),
  ];
}

function complaintsOfClock({ clockOffsetMs }: AgentCondition): Complaint[] {
  if (Math.abs(clockOffsetMs) <= CLOCK_TOLERANCE_MS) return [];
  const seconds = Math.round(Math.abs(clockOffsetMs) / 1000);
  const message = `Its clock is ${seconds} s ${clockOffsetMs > 0 ? 'ahead' : 'behind'}: have the machine set it by NTP.`;
  return [{ reason: 'clock_wrong', message }];
}

function complaintsOfCredentials({ credentialsExpireAt, credentialsMs, now }: AgentCondition): Complaint[] {
  if (credentialsExpireAt.getTime() - now.getTime() >= credentialsMs / LATE_PART) return [];
  const message =
    'Its credentials should have been renewed by now: see that the site reaches the address of the API by HTTP.';
  return [{ reason: 'credentials_not_renewed', message }];
}

function complaintsOfNmap({ nmap_version, health }: Heartbeat): Complaint[] {
  if (nmap_version === null) {
    return [{ reason: 'nmap_missing', message: 'There is no nmap that runs: install it, or set NMAP_PATH.' }];
  }
  if (health?.nmap_privileged !== false) return [];
  const message =
    'nmap may not send raw packets, so it finds less: give the agent CAP_NET_RAW as an ambient capability.';
  return [{ reason: 'nmap_unprivileged', message }];
}

function complaintsOfRouter({ health }: Heartbeat): Complaint[] {
  if (health?.router.configured !== true) return [];
  const { reachable, last_outcome: outcome, reason } = health.router;
  const why = reason === null ? '' : ` ${reason}`;
  if (reachable === false) return [{ reason: 'router_unreachable', message: `Its router cannot be reached.${why}` }];
  if (outcome === null || outcome === 'complete' || outcome === 'not_configured') return [];
  return [{ reason: 'router_not_read', message: `The last scan could not read the router whole (${outcome}).${why}` }];
}

function complaintsOfSpool({ word: { health }, now, clockOffsetMs }: AgentCondition): Complaint[] {
  if (health === undefined) return [];
  const { has_room, oldest_at } = health.spool;
  if (!has_room) {
    const message =
      'There is no room for results: it takes no requests. Make room on its disk, or raise SPOOL_MAX_BYTES.';
    return [{ reason: 'spool_full', message }];
  }
  // By its own clock.
  const waitingMs = oldest_at === null ? 0 : now.getTime() + clockOffsetMs - Date.parse(oldest_at);
  if (waitingMs <= WAITING_LONG_MS) return [];
  const message = `Results wait on its disk for ${Math.round(waitingMs / 60_000)} min: the link may be too slow.`;
  return [{ reason: 'results_wait', message }];
}

function complaintsOfLoad({ health }: Heartbeat): Complaint[] {
  if (health === undefined || health.event_loop_delay_ms <= BUSY_MS) return [];
  const message = 'The machine is too slow or too busy: the agent got no turn for seconds.';
  return [{ reason: 'overloaded', message }];
}
