import { EventPublisher, hangUp, type NatsConnection } from '#jetstream';
import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { AGENT_CONFIG, type AgentConfig } from './config/index.js';
import { RunScan } from './job/run-scan.js';
import { ScanJobController } from './job/scan-job.controller.js';
import { StopWords } from './job/stop-words.js';
import { NmapScanner } from './nmap/index.js';

const NATS_CONNECTION = Symbol('NATS_CONNECTION');

/** The agent: takes the requests of its site and runs the pipeline plan -> routeros -> hosts of networks -> batches of nmap, routeros, result. */
@Module({})
export class AgentModule implements OnApplicationShutdown {
  constructor(@Inject(NATS_CONNECTION) private readonly connection: NatsConnection) {}

  static of(config: AgentConfig, connection: NatsConnection): DynamicModule {
    return {
      module: AgentModule,
      controllers: [ScanJobController],
      providers: [
        RunScan,
        { provide: NATS_CONNECTION, useValue: connection },
        { provide: AGENT_CONFIG, useValue: config },
        { provide: NmapScanner, useValue: new NmapScanner({ path: config.nmapPath }) },
        { provide: StopWords, useValue: new StopWords(connection) },
        { provide: EventPublisher, useValue: new EventPublisher(connection.jetstream()) },
      ],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await hangUp(this.connection);
  }
}
