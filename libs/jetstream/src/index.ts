export { connectNats, type NatsAccess } from './connect.js';
export { type ConsumeTrouble, type Delivery } from './delivery.js';
export { JetStreamContext, JetStreamStrategy, type JetStreamStrategyOptions } from './jetstream.strategy.js';
export { abandon, done, isOutcome, type Outcome, reject, retry } from './outcome.js';
export { provisionConsumer, provisionStreams } from './provision.js';
export { ProvisioningError } from './provisioning-error.js';
export { EventPublisher } from './publisher.js';
export { type ReplayCount, replayStream } from './replay.js';
export { type JetStreamManager, type NatsConnection } from 'nats';
