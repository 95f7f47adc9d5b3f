import type { ConsumerDeclaration, StreamDeclaration } from '#contracts';
import {
  AckPolicy,
  type ConsumerConfig,
  type ConsumerInfo,
  DeliverPolicy,
  type JetStreamManager,
  nanos,
  NatsError,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
  type StreamInfo,
} from 'nats';
import { differences } from './differences.js';
import { ProvisioningError } from './provisioning-error.js';

/** JetStream API error codes: https://github.com/nats-io/nats-server server/errors.json. */
const STREAM_NOT_FOUND = 10_059;
const CONSUMER_NOT_FOUND = 10_014;

/**
 * Makes the streams exist as declared. Doing it again changes nothing; subjects and the direct reading that a newer version
 * of ours adds are added to the stream.
 * @throws {ProvisioningError} when a stream is there but different, or the server refuses ours.
 */
export async function provisionStreams(
  manager: JetStreamManager,
  streams: readonly StreamDeclaration[],
): Promise<void> {
  for (const stream of streams) await provisionStream(manager, stream);
}

async function provisionStream(manager: JetStreamManager, declared: StreamDeclaration): Promise<void> {
  const entity = `stream ${declared.name}`;
  const wanted = streamConfig(declared);
  const actual = await infoOrNull<StreamInfo>(entity, STREAM_NOT_FOUND, () => manager.streams.info(declared.name));
  if (actual === null) {
    await orRefused(entity, () => manager.streams.add(wanted));
    return;
  }
  const { subjects, allow_direct, ...comparable } = wanted;
  refuseDifferences(entity, comparable, actual.config);
  const additions = additionsTo(actual.config, declared);
  if (additions === null) return;
  await orRefused(entity, () => manager.streams.update(declared.name, { ...actual.config, ...additions }));
}

/** What the stream lacks and may be given without any harm to what is in it; null when it lacks nothing. */
function additionsTo(actual: StreamConfig, declared: StreamDeclaration): Partial<StreamConfig> | null {
  const newSubjects = declared.subjects.filter((subject) => !actual.subjects.includes(subject));
  const lacksDirect = declared.allowDirect && !actual.allow_direct;
  if (newSubjects.length === 0 && !lacksDirect) return null;
  return { subjects: [...actual.subjects, ...newSubjects], allow_direct: declared.allowDirect || actual.allow_direct };
}

/**
 * Makes a durable consumer exist as declared.
 * @throws {ProvisioningError} as {@link provisionStreams}.
 */
export async function provisionConsumer(manager: JetStreamManager, declared: ConsumerDeclaration): Promise<void> {
  const entity = `consumer ${declared.durable} of ${declared.stream}`;
  const wanted = consumerConfig(declared);
  const actual = await infoOrNull<ConsumerInfo>(entity, CONSUMER_NOT_FOUND, () =>
    manager.consumers.info(declared.stream, declared.durable),
  );
  // A filter on the server where we want everything would lose messages without a word.
  if (actual !== null) refuseDifferences(entity, { filter_subject: undefined, ...wanted }, actual.config);
  else await orRefused(entity, () => manager.consumers.add(declared.stream, wanted));
}

/** Makes a durable consumer not exist. Doing it again changes nothing. @throws {ProvisioningError} when the server refuses. */
export async function removeConsumer(manager: JetStreamManager, declared: ConsumerDeclaration): Promise<void> {
  const { stream, durable } = declared;
  await infoOrNull(`consumer ${durable} of ${stream}`, CONSUMER_NOT_FOUND, () =>
    manager.consumers.delete(stream, durable),
  );
}

function streamConfig(declared: StreamDeclaration): Partial<StreamConfig> & { name: string } {
  return {
    name: declared.name,
    description: declared.description,
    subjects: [...declared.subjects],
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    max_age: nanos(declared.maxAgeMs),
    max_bytes: declared.maxBytes,
    duplicate_window: nanos(declared.duplicateWindowMs),
    allow_direct: declared.allowDirect,
  };
}

function consumerConfig(declared: ConsumerDeclaration): Partial<ConsumerConfig> {
  return {
    durable_name: declared.durable,
    description: declared.description,
    ack_policy: AckPolicy.Explicit,
    deliver_policy: DeliverPolicy.All,
    ack_wait: nanos(declared.ackWaitMs),
    max_ack_pending: declared.maxAckPending,
    max_deliver: -1,
    ...(declared.filterSubject === null ? {} : { filter_subject: declared.filterSubject }),
  };
}

function refuseDifferences(entity: string, wanted: object, actual: object): void {
  const found = differences(wanted, actual);
  if (found.length === 0) return;
  const remedy = 'Edit it on the server to match, or remove it when nothing in it is needed any more, and start again';
  throw new ProvisioningError({ entity, code: 'differs', detail: found.join('; '), remedy });
}

async function infoOrNull<Info>(entity: string, notFound: number, ask: () => Promise<Info>): Promise<Info | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof NatsError && error.api_error?.err_code === notFound) return null;
    throw refusal(entity, error);
  }
}

async function orRefused(entity: string, ask: () => Promise<unknown>): Promise<void> {
  try {
    await ask();
  } catch (error) {
    throw refusal(entity, error);
  }
}

function refusal(entity: string, cause: unknown): ProvisioningError {
  const detail = cause instanceof Error ? cause.message : String(cause);
  const remedy =
    'Check that JetStream is enabled on the server, has room for our limits, and that our user may manage streams';
  return new ProvisioningError({ entity, code: 'refused', detail, remedy }, { cause });
}
