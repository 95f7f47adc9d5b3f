/** What a service manager gave this process, as sd_listen_fds(3) and sd_watchdog_enabled(3) have it. */
export interface ServiceManagerAccess {
  /** Each write to it is one message of sd_notify(3); null when nobody listens. */
  readonly notifyFd: number | null;
  /** How long it believes us without a word; null when it does not ask. */
  readonly watchdogMs: number | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

const FIRST_HANDED_OVER = 3;
const NAME = 'notify';

/** The access of the process with this environment and id; nothing of what was meant for another process. */
export function serviceManagerOf(environment: Environment, pid: number): ServiceManagerAccess {
  return { notifyFd: notifyFdIn(environment, pid), watchdogMs: watchdogIn(environment, pid) };
}

function notifyFdIn({ LISTEN_PID, LISTEN_FDS, LISTEN_FDNAMES = '' }: Environment, pid: number): number | null {
  if (LISTEN_PID !== String(pid)) return null;
  const place = LISTEN_FDNAMES.split(':').indexOf(NAME);
  return place >= 0 && place < Number(LISTEN_FDS) ? FIRST_HANDED_OVER + place : null;
}

function watchdogIn({ WATCHDOG_USEC = '', WATCHDOG_PID }: Environment, pid: number): number | null {
  if (!/^[1-9]\d{0,14}$/.test(WATCHDOG_USEC)) return null;
  if (WATCHDOG_PID !== undefined && WATCHDOG_PID !== String(pid)) return null;
  return Number(WATCHDOG_USEC) / 1000;
}
