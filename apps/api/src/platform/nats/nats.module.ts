import { RESULTS_CONSUMER, STREAMS } from '#contracts';
import {
  connectNats,
  EventPublisher,
  hangUp,
  type NatsConnection,
  type NatsCredentials,
  provisionConsumer,
  provisionStreams,
} from '#jetstream';
import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../../config/index.js';
import { CENTRE_CREDENTIALS, NatsAuthorityModule } from '../nats-authority/index.js';
import { QuestionDesk } from './question-desk.js';
import { NATS_CONNECTION, Streams } from './streams.service.js';

/** The broker: one connection, its streams as declared, and the way to publish. */
@Global()
@Module({
  imports: [NatsAuthorityModule],
  providers: [
    QuestionDesk,
    {
      provide: NATS_CONNECTION,
      inject: [API_CONFIG, CENTRE_CREDENTIALS],
      useFactory: ({ nats }: ApiConfig, credentials: NatsCredentials | null) =>
        connectNats({
          url: nats.url,
          name: 'siteward-api',
          credentials: credentials ?? undefined,
          caFile: nats.caFile ?? undefined,
        }),
    },
    {
      provide: Streams,
      inject: [NATS_CONNECTION, API_CONFIG],
      useFactory: async (connection: NatsConnection, config: ApiConfig) => {
        // Unchecked: when JetStream is off, provisioning says so and what to do, instead of the client's bare error.
        const manager = await connection.jetstreamManager({ checkAPI: false });
        await provisionStreams(manager, STREAMS);
        await provisionConsumer(manager, { ...RESULTS_CONSUMER, durable: config.ingest.durable });
        return new Streams(manager, config.ingest.durable);
      },
    },
    {
      provide: EventPublisher,
      inject: [NATS_CONNECTION, Streams],
      useFactory: (connection: NatsConnection) => new EventPublisher(connection.jetstream()),
    },
  ],
  exports: [NATS_CONNECTION, Streams, EventPublisher, QuestionDesk],
})
export class NatsModule implements OnApplicationShutdown {
  constructor(@Inject(NATS_CONNECTION) private readonly connection: NatsConnection) {}

  async onApplicationShutdown(): Promise<void> {
    await hangUp(this.connection);
  }
}
