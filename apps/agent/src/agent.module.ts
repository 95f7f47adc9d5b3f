import type { KeyObject } from 'node:crypto';
import { hangUp, type NatsConnection } from '#jetstream';
import { type DynamicModule, Inject, Module, type OnApplicationShutdown, type Provider } from '@nestjs/common';
import { AGENT_CONFIG, AGENT_VERSION, type AgentConfig } from './config/index.js';
import { type AgentIdentity, Renewal } from './enrol/index.js';
import { Clock, RouterWatch, WorkInHand } from './heartbeat/index.js';
import { HostsKnownToCentre } from './job/hosts-known-to-centre.js';
import { RunScan } from './job/run-scan.js';
import { ScanJobController } from './job/scan-job.controller.js';
import { ScanSurroundings } from './job/scan-surroundings.js';
import { StopWords } from './job/stop-words.js';
import { NmapScanner } from './nmap/index.js';
import { type PresenceParts, presenceOf } from './presence.providers.js';
import { ServiceManager } from './service-manager/index.js';
import { HandIn } from './spool/index.js';
import { ReleaseFolder, Upgrades } from './upgrade/index.js';

const NATS_CONNECTION = Symbol('NATS_CONNECTION');

/** What there is before the agent begins. */
export interface AgentParts extends PresenceParts {
  readonly handIn: HandIn;
  /** Null at a broker that somebody else secures. */
  readonly identity: AgentIdentity | null;
  readonly manager: ServiceManager;
  /** Whose signature makes a release one that may be run. */
  readonly releaseKeys: readonly KeyObject[];
}

/** The agent: takes the requests of its site and runs the pipeline plan -> routeros -> hosts of networks -> batches of nmap, routeros, result. */
@Module({})
export class AgentModule implements OnApplicationShutdown {
  constructor(
    @Inject(NATS_CONNECTION) private readonly connection: NatsConnection,
    private readonly handIn: HandIn,
  ) {}

  static of(config: AgentConfig, parts: AgentParts): DynamicModule {
    const { connection, handIn, identity, manager } = parts;
    return {
      module: AgentModule,
      controllers: [ScanJobController],
      providers: [
        RunScan,
        ScanSurroundings,
        WorkInHand,
        Clock,
        ...(identity === null ? [] : lifeOfEnrolled(config, { ...parts, identity })),
        { provide: NATS_CONNECTION, useValue: connection },
        { provide: AGENT_CONFIG, useValue: config },
        { provide: NmapScanner, useValue: new NmapScanner({ path: config.nmapPath }) },
        // Whom nobody hears looks at nothing by itself.
        { provide: RouterWatch, useValue: new RouterWatch(identity === null ? null : config.router) },
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

/** What only an agent does that has enrolled: it says that it lives, renews its credentials, and takes other releases. */
function lifeOfEnrolled(config: AgentConfig, parts: AgentParts & { readonly identity: AgentIdentity }): Provider[] {
  const { siteId, enrolment } = config;
  const { connection, identity } = parts;
  const agent = { siteId, agentId: enrolment?.agentId ?? '' };
  return [
    { provide: Renewal, useValue: new Renewal(identity, connection) },
    ...presenceOf(config, parts, agent.agentId),
    ...upgradesOf(config, parts, agent),
  ];
}

function upgradesOf(
  { releases, enrolment }: AgentConfig,
  { connection, ending, releaseKeys: keys }: AgentParts,
  agent: { readonly siteId: string; readonly agentId: string },
): Provider[] {
  if (releases === null || enrolment === null || keys.length === 0) return [];
  const context = {
    connection,
    agent,
    running: AGENT_VERSION,
    node: process.versions.node,
    folder: new ReleaseFolder(releases.folder),
    keys,
    apiUrl: enrolment.apiUrl,
    restart: () => {
      ending.reason = 'upgrade';
      process.kill(process.pid, 'SIGTERM');
    },
  };
  const useFactory = (work: WorkInHand) => new Upgrades({ ...context, isBusy: () => work.current !== null });
  return [{ provide: Upgrades, inject: [WorkInHand], useFactory }];
}
