import { randomUUID } from 'node:crypto';
import { earlierHostsSubject, siteRequestsConsumer } from '#contracts';
import type { Intruder } from './intruder.js';

/** One thing that an agent of site A must not be able to do. */
export interface Attempt {
  readonly what: string;
  readonly act: (intruder: Intruder) => Promise<void>;
  /** In which account a user without bounds can do it; the centre's when absent. */
  readonly possibleIn?: 'system';
}

const RESULTS = ['started', 'progress', 'host_observed', 'router_checked', 'finished'] as const;
const b = (intruder: Intruder) => intruder.world.b;
const durable = (intruder: Intruder) => siteRequestsConsumer(b(intruder).siteId).durable;

const LISTEN: readonly Attempt[] = (
  [
    ['everything', () => '>'],
    ['all that is about scans', () => 'scan.>'],
    ['requests of site B', (i) => `scan.requested.${b(i).siteId}`],
    ['results of site B', (i) => `scan.host_observed.${b(i).siteId}`],
    ['words to stop, of site B', (i) => `scan.cancelled.${b(i).siteId}.*`],
    ['words to stop, of any site', () => 'scan.cancelled.*.*'],
    ['three tokens that end in site B', (i) => `*.*.${b(i).siteId}`],
    ['heartbeats of others', () => 'agent.heartbeat.>'],
    ['what the centre asks agent B', (i) => `agent.help.${b(i).siteId}.${b(i).agentId}`],
    ['what the centre asks any agent', () => 'agent.help.>'],
    ['what agents answer the centre', () => 'agent.helped.>'],
    ['all inboxes', () => '_INBOX.>'],
    ['how others settle', () => '$JS.ACK.>'],
    ['what others ask of JetStream', () => '$JS.API.>'],
    ['what JetStream tells of itself', () => '$JS.EVENT.ADVISORY.>'],
  ] satisfies [string, (intruder: Intruder) => string][]
).map(([what, subject]) => ({ what: `listen to ${what}`, act: (intruder) => intruder.listen(subject(intruder)) }));

const READ: readonly Attempt[] = [
  { what: 'share the requests of site B as a queue', act: (i) => i.listen(`scan.requested.${b(i).siteId}`, 'q') },
  { what: 'listen to the broker itself', act: (i) => i.listen('$SYS.>'), possibleIn: 'system' },
  { what: 'pull a request of site B', act: (i) => i.askApi(`CONSUMER.MSG.NEXT.SCAN_REQUESTS.${durable(i)}`, '1') },
  {
    what: 'pull results in the place of the centre',
    act: (i) => i.askApi('CONSUMER.MSG.NEXT.SCAN_RESULTS.centre-ingest', '1'),
  },
  { what: 'read a stored result', act: (i) => i.askApi('STREAM.MSG.GET.SCAN_RESULTS', { seq: 1 }) },
  {
    what: 'read the last request of site B',
    act: (i) => i.askApi(`DIRECT.GET.SCAN_REQUESTS.scan.requested.${b(i).siteId}`),
  },
  { what: 'read requests by their number', act: (i) => i.askApi('DIRECT.GET.SCAN_REQUESTS', { seq: 1 }) },
  {
    what: 'read the last word to stop of site B',
    act: (i) => i.askApi('DIRECT.GET.SCAN_REQUESTS', { last_by_subj: `scan.cancelled.${b(i).siteId}.*` }),
  },
  { what: 'ask the centre which hosts of site B are done', act: (i) => i.ask(earlierHostsSubject(b(i).siteId), 'any') },
];

const SETTLE: readonly Attempt[] = ['+ACK', '+NXT', '+TERM'].flatMap((word): Attempt[] => [
  { what: `settle a request that B holds: ${word}`, act: (i) => i.say(replyOf(i.world.heldByB), word) },
  { what: `settle a result that the centre holds: ${word}`, act: (i) => i.say(replyOf(i.world.heldByCentre), word) },
]);

const FORGE: readonly Attempt[] = [
  ...RESULTS.map((kind): Attempt => ({
    what: `forge scan.${kind} of site B`,
    act: (i) => i.say(`scan.${kind}.${b(i).siteId}`),
  })),
  { what: 'forge a request of site B', act: (i) => i.say(`scan.requested.${b(i).siteId}`) },
  { what: 'forge a word to stop for site B', act: (i) => i.say(`scan.cancelled.${b(i).siteId}.${randomUUID()}`) },
  { what: 'forge that site B was not asked', act: (i) => i.say(`scan.not_started.${b(i).siteId}`) },
  { what: 'leave a dead letter of site B', act: (i) => i.say(`scan.dead_lettered.${b(i).siteId}`) },
  { what: 'say that agent B lives', act: (i) => i.say(`agent.heartbeat.${b(i).siteId}.${b(i).agentId}`) },
  {
    what: 'answer the centre in the place of agent B',
    act: (i) => i.say(`agent.helped.${b(i).siteId}.${b(i).agentId}.${randomUUID()}`),
  },
  {
    what: 'answer the centre in the place of another agent of its own site',
    act: (i) => i.say(`agent.helped.${i.world.a.siteId}.another-agent.${randomUUID()}`),
  },
  { what: 'ask agent B for help', act: (i) => i.say(`agent.help.${b(i).siteId}.${b(i).agentId}`) },
  {
    what: 'say that another agent of its own site lives',
    act: (i) => i.say(`agent.heartbeat.${i.world.a.siteId}.another-agent`),
  },
  { what: 'write into the inbox of the centre', act: (i) => i.say(`${i.world.spyInbox}.x`) },
];

const STREAM = { name: 'SCAN_RESULTS', subjects: ['scan.finished.*'] };
const GOVERN: readonly Attempt[] = (
  [
    ['see the account', 'INFO', ''],
    ['list streams', 'STREAM.NAMES', ''],
    ['look at a stream', 'STREAM.INFO.SCAN_RESULTS', ''],
    ['make a stream', 'STREAM.CREATE.MINE', { name: 'MINE', subjects: ['mine.>'] }],
    [
      'change a stream',
      'STREAM.UPDATE.SCAN_DEAD_LETTERS',
      { name: 'SCAN_DEAD_LETTERS', subjects: ['scan.dead_lettered.x'] },
    ],
    ['empty a stream', 'STREAM.PURGE.SCAN_RESULTS', ''],
    ['delete a stream', 'STREAM.DELETE.SCAN_REQUESTS', ''],
    ['delete a message', 'STREAM.MSG.DELETE.SCAN_RESULTS', { seq: 1 }],
    ['copy a stream away', 'STREAM.CREATE.COPY', { name: 'COPY', mirror: { name: STREAM.name } }],
    ['list consumers', 'CONSUMER.NAMES.SCAN_REQUESTS', ''],
  ] satisfies [string, string, unknown][]
).map(([what, question, body]) => ({ what, act: (intruder) => intruder.askApi(question, body) }));

const CONSUMERS: readonly Attempt[] = [
  { what: 'look at the consumer of site B', act: (i) => i.askApi(`CONSUMER.INFO.SCAN_REQUESTS.${durable(i)}`) },
  { what: 'delete the consumer of site B', act: (i) => i.askApi(`CONSUMER.DELETE.SCAN_REQUESTS.${durable(i)}`) },
  {
    what: 'make a consumer of all results',
    act: (i) =>
      i.askApi('CONSUMER.CREATE.SCAN_RESULTS.mine', {
        stream_name: 'SCAN_RESULTS',
        config: { name: 'mine', durable_name: 'mine', ack_policy: 'explicit' },
      }),
  },
  {
    what: 'have the requests of site B pushed to itself',
    act: (i) =>
      i.askApi('CONSUMER.DURABLE.CREATE.SCAN_REQUESTS.mine', {
        stream_name: 'SCAN_REQUESTS',
        config: { durable_name: 'mine', ack_policy: 'none', deliver_subject: `_INBOX.${i.world.a.agentId}.x` },
      }),
  },
];

const SYSTEM: readonly Attempt[] = ['SERVER.PING', 'CLAIMS.LIST', 'SERVER.PING.CONNZ'].map((question) => ({
  what: `ask the broker itself for ${question}`,
  act: (intruder) => intruder.ask(`$SYS.REQ.${question}`),
  possibleIn: 'system',
}));

/** What it may ask, with somebody else's subject as where the answer goes. */
const ASKED_IN_NAME: readonly (readonly [string, (intruder: Intruder) => readonly [string, string]])[] = [
  [
    'a pull that finds nothing',
    (i) => [
      `${i.api}.CONSUMER.MSG.NEXT.SCAN_REQUESTS.${siteRequestsConsumer(i.world.a.siteId).durable}`,
      '{"no_wait":true}',
    ],
  ],
  [
    'a word to stop that was never said',
    (i) => [`${i.api}.DIRECT.GET.SCAN_REQUESTS.scan.cancelled.${i.world.a.siteId}.x`, ''],
  ],
  ['a result of its own', (i) => [`scan.progress.${i.world.a.siteId}`, 'x']],
  [
    'a look at its own consumer',
    (i) => [`${i.api}.CONSUMER.INFO.SCAN_REQUESTS.${siteRequestsConsumer(i.world.a.siteId).durable}`, ''],
  ],
];

/** Where an answer does harm. Those that need an empty one are only tried where the broker's answer is empty. */
const ANSWERED_TO: readonly (readonly [string, 'any' | 'empty', (intruder: Intruder) => string])[] = [
  ['empty the results', 'empty', () => '$JS.API.STREAM.PURGE.SCAN_RESULTS'],
  ['delete the requests', 'empty', () => '$JS.API.STREAM.DELETE.SCAN_REQUESTS'],
  ['delete the consumer of site B', 'empty', (i) => `$JS.API.CONSUMER.DELETE.SCAN_REQUESTS.${durable(i)}`],
  ['be a result of site B', 'any', (i) => `scan.finished.${b(i).siteId}`],
  ['be a request of site B', 'any', (i) => `scan.requested.${b(i).siteId}`],
  ['be in the inbox of the centre', 'any', (i) => `${i.world.spyInbox}.x`],
];

const BY_REPLY: readonly Attempt[] = ASKED_IN_NAME.flatMap(([question, ask], index) =>
  ANSWERED_TO.filter(([, kind]) => kind === 'any' || index < 2).map(([aim, , reply]): Attempt => ({
    what: `have the answer to ${question} ${aim}`,
    act: (intruder) => intruder.say(...ask(intruder), reply(intruder)),
  })),
);

/** All that is tried, in the words of the list that the spec prints. */
export const ATTEMPTS: readonly Attempt[] = [
  ...LISTEN,
  ...READ,
  ...SETTLE,
  ...FORGE,
  ...GOVERN,
  ...CONSUMERS,
  ...SYSTEM,
  ...BY_REPLY,
];

/** Those by which permissions in one account would be got round. */
export const ATTEMPTS_BY_REPLY = BY_REPLY;

/** Where a message is settled; the client's public type hides it. */
function replyOf(message: object): string {
  return (message as { readonly reply: string }).reply;
}
