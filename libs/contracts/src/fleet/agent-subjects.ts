import { EVENTS } from '../events/index.js';
import { ScanCancelled } from '../events/scan-cancelled.v1.js';
import { siteRequestsConsumer } from '../streams.js';
import type { AgentAddress } from './agent-address.js';
import { earlierHostsSubject } from './earlier-hosts.js';
import { helpAnswerSubject, helpSubject } from './remote-help.js';
import { releaseSubject } from './release.js';

/**
 * What the JetStream API of the centre is called by agents, instead of `$JS.API`. In the account of a site that name is taken:
 * the broker answers there by itself that the site has no JetStream.
 */
export const CENTRE_API_PREFIX = 'centre.api';
export const BROKER_API_PREFIX = '$JS.API';

/** All the subjects between a site and the centre. */
export interface AgentSubjects {
  /** What agents say: results, dead letters, heartbeats; and what they ask of the centre itself. */
  readonly says: readonly string[];
  /** What agents ask of the JetStream API, without its prefix. Each answer is one message. */
  readonly asks: readonly string[];
  /** How agents ask for their next request, without the prefix; what is delivered comes as an answer. */
  readonly pulls: string;
  /** How agents settle requests and renew their hold on them. */
  readonly settles: string;
  /** What agents listen to. */
  readonly hears: readonly string[];
}

const ANY = '*';

/** The subjects of one agent, of all agents of a site, or, with `*` twice, of the whole fleet. */
export function agentSubjects({ siteId, agentId }: AgentAddress): AgentSubjects {
  const { stream, durable: durableOfSite } = siteRequestsConsumer(siteId);
  // A wildcard stands for a whole token only.
  const durable = siteId === ANY ? ANY : durableOfSite;
  const place = { site_id: siteId, site_scan_id: ANY };
  const results = EVENTS.filter((event) => event.stream === 'SCAN_RESULTS').map((event) => event.subjectFor(place));
  const cancelled = ScanCancelled.subjectFor(place);
  return {
    says: [
      ...results,
      `scan.dead_lettered.${siteId}`,
      heartbeatSubject({ siteId, agentId }),
      earlierHostsSubject(siteId),
      releaseSubject({ siteId, agentId }),
      helpAnswerSubject({ siteId, agentId }, ANY),
    ],
    asks: [`CONSUMER.INFO.${stream}.${durable}`, `DIRECT.GET.${stream}.${cancelled}`],
    pulls: `CONSUMER.MSG.NEXT.${stream}.${durable}`,
    settles: `$JS.ACK.${stream}.${durable}.>`,
    hears: [cancelled, helpSubject({ siteId, agentId })],
  };
}

/** Where an agent says that it lives. */
export function heartbeatSubject({ siteId, agentId }: AgentAddress): string {
  return `agent.heartbeat.${siteId}.${agentId}`;
}

/** The inbox of an agent, to which nobody else may listen. */
export function agentInbox(agentId: string): string {
  return `_INBOX.${agentId}`;
}
