export { NatsModule } from './nats.module.js';
export { NATS_CONNECTION, Streams } from './streams.service.js';
export { QuestionDesk } from './question-desk.js';
