import type { EventDeclaration } from './define-event.js';
import { EnvelopeHeaders } from './envelope.js';
import { EVENTS, ScanCancelled, ScanNotStarted } from './events/index.js';
import { toJsonSchema } from './json-schema.js';
import {
  type ConsumerDeclaration,
  DEAD_LETTER_HEADERS,
  deadLetterSubject,
  RESULTS_CONSUMER,
  siteRequestsConsumer,
  type StreamName,
  STREAMS,
} from './streams.js';

type Json = Readonly<Record<string, unknown>>;

/** Who sends, and who receives. */
interface Roles {
  readonly send: readonly string[];
  readonly receive: readonly string[];
}

/** Who sends and who receives what is in a stream. */
const ROLES: Readonly<Record<StreamName, Roles>> = {
  SCAN_REQUESTS: { send: ['centre'], receive: ['agent'] },
  SCAN_RESULTS: { send: ['agent'], receive: ['centre'] },
  SCAN_DEAD_LETTERS: { send: ['centre', 'agent'], receive: [] },
};

/** Events whose roles are not those of their stream: nobody at a site is asked to do anything about a scan that was not started. */
const ROLES_OF_EVENT: Readonly<Record<string, Roles | undefined>> = {
  [ScanNotStarted.type]: { send: ['centre'], receive: [] },
};

const CONSUMERS: readonly ConsumerDeclaration[] = [siteRequestsConsumer('{site_id}'), RESULTS_CONSUMER];

const SITE_PARAMETER = { site_id: { description: 'The site that the message is for or from, a UUID' } };
const SITE_SCAN_PARAMETER = { site_scan_id: { description: 'The site scan that the message is about, a UUID' } };

const DEAD_LETTER = {
  id: 'scan.dead_lettered',
  summary: 'A message that could not be handled, as it was, with the reason in its headers',
};

/** The AsyncAPI 3.0 description of everything that goes over NATS, made from the same declarations as the code. */
export function asyncApiDocument(): Json {
  const subjects = new Map(EVENTS.map((event) => [event.type, event]));
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Siteward events',
      version: '1.0.0',
      description:
        'What the centre and the agents at the sites say to each other on NATS JetStream. Each message is a CloudEvent ' +
        'in binary mode: the envelope in NATS headers, the payload as JSON in the body. Delivery is at least once.',
    },
    defaultContentType: 'application/json',
    channels: {
      ...Object.fromEntries([...subjects.values()].map((event) => [event.type, channel(event)])),
      [DEAD_LETTER.id]: deadLetterChannel(),
    },
    operations: Object.fromEntries([
      ...[...subjects.values()].flatMap((event) => operations(event.type, event.stream, event.summary)),
      ...operations(DEAD_LETTER.id, 'SCAN_DEAD_LETTERS', DEAD_LETTER.summary),
    ]),
    components: {
      messages: {
        ...Object.fromEntries(EVENTS.map((event) => [messageId(event), message(event)])),
        [DEAD_LETTER.id]: deadLetterMessage(),
      },
    },
    'x-jetstream-streams': Object.fromEntries(STREAMS.map(({ name, ...stream }) => [name, stream])),
    'x-jetstream-consumers': Object.fromEntries(CONSUMERS.map(({ durable, ...consumer }) => [durable, consumer])),
  };
}

const messageId = (event: EventDeclaration): string => `${event.type}.v${event.version}`;

function channel(event: EventDeclaration): Json {
  const versions = EVENTS.filter(({ type }) => type === event.type).map(messageId);
  return {
    address: event.subjectPattern,
    parameters: event.subjectPattern.includes('{site_scan_id}')
      ? { ...SITE_PARAMETER, ...SITE_SCAN_PARAMETER }
      : SITE_PARAMETER,
    messages: Object.fromEntries(versions.map((id) => [id, { $ref: `#/components/messages/${id}` }])),
    'x-jetstream-stream': event.stream,
  };
}

function operations(channelId: string, stream: StreamName, summary: string): [id: string, operation: Json][] {
  const roles = ROLES_OF_EVENT[channelId] ?? ROLES[stream];
  const operation = { channel: { $ref: `#/channels/${channelId}` }, summary };
  return [
    ...roles.send.map((who): [string, Json] => [`${who}.send.${channelId}`, { action: 'send', ...operation }]),
    ...roles.receive.map((who): [string, Json] => [
      `${who}.receive.${channelId}`,
      { action: 'receive', ...operation, ...received(channelId, stream) },
    ]),
  ];
}

/** How a message is come by: from a consumer, or by listening to the subject and asking for its last message. */
function received(channelId: string, stream: StreamName): Json {
  if (channelId === ScanCancelled.type) return { 'x-jetstream-direct-get': ScanCancelled.subjectPattern };
  const consumer = CONSUMERS.find((candidate) => candidate.stream === stream);
  return consumer === undefined ? {} : { 'x-jetstream-consumer': consumer.durable };
}

function message(event: EventDeclaration): Json {
  const headers: Json = toJsonSchema(EnvelopeHeaders);
  return {
    name: event.ceType,
    summary: event.summary,
    contentType: 'application/json',
    headers: {
      ...headers,
      properties: { ...(headers.properties as Json), 'ce-type': { type: 'string', const: event.ceType } },
    },
    payload: toJsonSchema(event.publish),
  };
}

function deadLetterChannel(): Json {
  return {
    address: deadLetterSubject('site').replace('site', '{site_id}'),
    parameters: SITE_PARAMETER,
    messages: { [DEAD_LETTER.id]: { $ref: `#/components/messages/${DEAD_LETTER.id}` } },
    'x-jetstream-stream': 'SCAN_DEAD_LETTERS',
  };
}

function deadLetterMessage(): Json {
  const properties = Object.entries(DEAD_LETTER_HEADERS).map(([name, description]): [string, Json] => [
    name,
    { type: 'string', description },
  ]);
  return {
    name: DEAD_LETTER.id,
    summary: DEAD_LETTER.summary,
    headers: {
      type: 'object',
      description: 'Besides these, the headers the message came with, without those of the broker',
      properties: Object.fromEntries(properties),
      required: Object.keys(DEAD_LETTER_HEADERS),
    },
    payload: { description: 'The body the message came with, whatever it is' },
  };
}
