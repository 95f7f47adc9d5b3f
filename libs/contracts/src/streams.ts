/** The streams of the system, declared once; the centre provisions them. Durations in milliseconds, sizes in bytes. */
export interface StreamDeclaration {
  readonly name: StreamName;
  readonly description: string;
  readonly subjects: readonly string[];
  readonly maxAgeMs: number;
  readonly maxBytes: number;
  /** How long the server remembers `Nats-Msg-Id`. It only saves work: the inbox is what makes ingest idempotent. */
  readonly duplicateWindowMs: number;
  /** Whether the last message of a subject may be asked for by a plain request, which permissions can narrow to that subject. */
  readonly allowDirect: boolean;
}

/** A durable pull consumer. */
export interface ConsumerDeclaration {
  readonly stream: StreamName;
  readonly durable: string;
  readonly description: string;
  /** Null takes everything in the stream. */
  readonly filterSubject: string | null;
  /** A message not settled or renewed for this long is delivered again. */
  readonly ackWaitMs: number;
  /** How many messages may be unsettled at once over all that share the consumer. */
  readonly maxAckPending: number;
}

export type StreamName = 'SCAN_REQUESTS' | 'SCAN_RESULTS' | 'SCAN_DEAD_LETTERS';

const DAY_MS = 86_400_000;
const MIB = 1024 ** 2;

export const STREAMS: readonly StreamDeclaration[] = [
  {
    name: 'SCAN_REQUESTS',
    description: 'What the centre asks the sites to do',
    subjects: ['scan.requested.*', 'scan.not_started.*', 'scan.cancelled.*.*'],
    maxAgeMs: 14 * DAY_MS,
    maxBytes: 256 * MIB,
    duplicateWindowMs: 120_000,
    allowDirect: true,
  },
  {
    name: 'SCAN_RESULTS',
    description: 'What the sites saw; kept so that it can be replayed into an empty database',
    subjects: ['scan.started.*', 'scan.progress.*', 'scan.host_observed.*', 'scan.router_checked.*', 'scan.finished.*'],
    maxAgeMs: 14 * DAY_MS,
    maxBytes: 2048 * MIB,
    duplicateWindowMs: 120_000,
    allowDirect: false,
  },
  {
    name: 'SCAN_DEAD_LETTERS',
    description: 'Messages that could not be handled, each with the reason',
    subjects: ['scan.dead_lettered.*'],
    maxAgeMs: 30 * DAY_MS,
    maxBytes: 256 * MIB,
    duplicateWindowMs: 120_000,
    allowDirect: false,
  },
];

/** How long a site may go without renewing its hold on a request before another agent gets it. */
export const REQUEST_ACK_WAIT_MS = 30_000;

/** The durable consumer that the agents of one site share. */
export function siteRequestsConsumer(siteId: string): ConsumerDeclaration {
  return {
    stream: 'SCAN_REQUESTS',
    durable: `site-${siteId}`,
    description: `Scan requests of site ${siteId}`,
    filterSubject: `scan.requested.${siteId}`,
    ackWaitMs: REQUEST_ACK_WAIT_MS,
    maxAckPending: 100,
  };
}

/** The durable consumer by which the centre takes in results. */
export const RESULTS_CONSUMER: ConsumerDeclaration = {
  stream: 'SCAN_RESULTS',
  durable: 'centre-ingest',
  description: 'Results on their way into the database',
  filterSubject: null,
  ackWaitMs: 10_000,
  maxAckPending: 1000,
};

/** Where the dead letters of a site go. A subject token that is no site id becomes `unknown`. */
export function deadLetterSubject(siteToken: string): string {
  return `scan.dead_lettered.${/^[A-Za-z0-9-]{1,64}$/.test(siteToken) ? siteToken : 'unknown'}`;
}

/** What a dead letter says of itself in its headers. */
export const DEAD_LETTER_HEADERS = {
  'dead-letter-reason': 'Why it could not be handled',
  'dead-letter-subject': 'The subject it came with',
  'dead-letter-stream': 'The stream it came from',
  'dead-letter-sequence': 'Its place in that stream',
  'dead-letter-body': 'kept, or left_out when it is too large beside these headers and only in that stream',
  'dead-letter-time': 'When it was given up, ISO 8601 in UTC',
} as const;
