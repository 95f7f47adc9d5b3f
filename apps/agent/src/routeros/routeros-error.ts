import type { RouterOutcome } from '#contracts';

export type RouterOsErrorCode =
  | 'connect_failed'
  | 'connection_lost'
  | 'login_refused'
  | 'legacy_login_needed'
  | 'tls_untrusted'
  | 'timed_out'
  | 'stopped'
  | 'not_the_api'
  | 'protocol_violation'
  | 'too_much';

/** The outcomes a failed session can have. */
export type SessionOutcome = Extract<
  RouterOutcome,
  'unreachable' | 'login_refused' | 'tls_untrusted' | 'timed_out' | 'protocol_violation'
>;

const MEANING: Readonly<Record<RouterOsErrorCode, { outcome: SessionOutcome; remedy: string }>> = {
  connect_failed: {
    outcome: 'unreachable',
    remedy: 'Check host and port, that the api or api-ssl service is enabled, and that it allows this address.',
  },
  connection_lost: {
    outcome: 'unreachable',
    remedy: "Check the service's address list and session limit, and the router's log.",
  },
  login_refused: {
    outcome: 'login_refused',
    remedy: 'Check user name, password and allowed addresses; the group needs the policies api and read.',
  },
  legacy_login_needed: {
    outcome: 'login_refused',
    remedy: 'Upgrade RouterOS to 6.43 or later, or allow the legacy login for this router.',
  },
  tls_untrusted: {
    outcome: 'tls_untrusted',
    remedy: "Give api-ssl a certificate this machine trusts, or pin the fingerprint of the router's own.",
  },
  timed_out: { outcome: 'timed_out', remedy: 'Check the load of the router and the link, then scan again.' },
  stopped: { outcome: 'timed_out', remedy: 'Scan again when it suits.' },
  not_the_api: {
    outcome: 'protocol_violation',
    remedy: 'Check the port (8728 plain, 8729 TLS) and whether TLS is meant to be used.',
  },
  protocol_violation: {
    outcome: 'protocol_violation',
    remedy: 'Check what listens there; if it is RouterOS, restart the service and report its version.',
  },
  too_much: { outcome: 'protocol_violation', remedy: 'Check what fills the router, or raise the session limits.' },
};

/** Why a router session is over: a code from a closed set, what was seen, what to do. Never carries a password. */
export class RouterOsError extends Error {
  readonly code: RouterOsErrorCode;

  constructor(code: RouterOsErrorCode, seen: string, cause?: unknown) {
    super(`${seen} ${MEANING[code].remedy}`, cause === undefined ? undefined : { cause });
    this.name = 'RouterOsError';
    this.code = code;
  }

  get outcome(): SessionOutcome {
    return MEANING[this.code].outcome;
  }

  get remedy(): string {
    return MEANING[this.code].remedy;
  }
}
