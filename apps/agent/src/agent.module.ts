import { hangUp, type NatsConnection } from '#jetstream';
import { type DynamicModule, Inject, Module, type OnApplicationShutdown, type Provider } from '@nestjs/common';
import { AGENT_CONFIG, AGENT_VERSION, type AgentConfig } from './config/index.js';
import { type AgentIdentity, Renewal } from './enrol/index.js';
import { Heart, WorkInHand } from './heartbeat/index.js';
import { HostsKnownToCentre } from './job/hosts-known-to-centre.js';
import { RunScan } from './job/run-scan.js';
import { ScanJobController } from './job/scan-job.controller.js';
import { StopWords } from './job/stop-words.js';
import { NmapScanner } from './nmap/index.js';
import { ServiceManager } from './service-manager/index.js';
import { HandIn } from './spool/index.js';

const NATS_CONNECTION = Symbol('NATS_CONNECTION');

/** What there is before the agent begins. */
export interface AgentParts {
  readonly connection: NatsConnection;
  readonly handIn: HandIn;
  /** Null at a broker that somebody else secures. */
  readonly identity: AgentIdentity | null;
  readonly manager: ServiceManager;
}

/** The agent: takes the requests of its site and runs the pipeline plan -> routeros -> hosts of networks -> batches of nmap, routeros, result. */
@Module({})
export class AgentModule implements OnApplicationShutdown {
  constructor(
    @Inject(NATS_CONNECTION) private readonly connection: NatsConnection,
    private readonly handIn: HandIn,
  ) {}

  static of(config: AgentConfig, { connection, handIn, identity, manager }: AgentParts): DynamicModule {
    return {
      module: AgentModule,
      controllers: [ScanJobController],
      providers: [
        RunScan,
        WorkInHand,
        ...(identity === null ? [] : lifeOfEnrolled(config, connection, identity)),
        { provide: NATS_CONNECTION, useValue: connection },
        { provide: AGENT_CONFIG, useValue: config },
        { provide: NmapScanner, useValue: new NmapScanner({ path: config.nmapPath }) },
        { provide: StopWords, useValue: new StopWords(connection) },
        { provide: HostsKnownToCentre, useValue: new HostsKnownToCentre(connection, config.siteId) },
        { provide: HandIn, useValue: handIn },
        { provide: ServiceManager, useValue: manager },
      ],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.handIn.stop();
    await hangUp(this.connection);
  }
}

/** What only an agent does that has enrolled: it says that it lives, and renews its credentials. */
function lifeOfEnrolled(config: AgentConfig, connection: NatsConnection, identity: AgentIdentity): Provider[] {
  const { siteId, name, enrolment } = config;
  const agent = { siteId, name, agentId: enrolment?.agentId ?? '', version: AGENT_VERSION };
  return [
    { provide: Renewal, useValue: new Renewal(identity, connection) },
    {
      provide: Heart,
      inject: [WorkInHand, NmapScanner],
      useFactory: (work: WorkInHand, nmap: NmapScanner) =>
        new Heart({ connection, agent, work, nmapVersion: async () => (await nmap.version())?.text ?? null }),
    },
  ];
}
