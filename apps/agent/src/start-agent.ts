import 'reflect-metadata';
import { agentInbox, CENTRE_API_PREFIX, ScanRequested, siteRequestsConsumer } from '#contracts';
import {
  connectNats,
  type ConsumeTrouble,
  EventPublisher,
  JetStreamStrategy,
  jetStreamOf,
  Link,
  type NatsConnection,
  type NatsCredentials,
} from '#jetstream';
import { createPinoLogger, NestLogger, readPublicKeys } from '#runtime';
import { type INestMicroservice, Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { AgentModule } from './agent.module.js';
import { AGENT_VERSION, type AgentConfig, serviceManagerOfThisProcess } from './config/index.js';
import { AgentIdentity } from './enrol/index.js';
import { Ending, WorkInHand } from './heartbeat/index.js';
import { Censor, RecentLog, secretsOf } from './remote-help/index.js';
import { healthOf, ServiceManager } from './service-manager/index.js';
import { HandIn, Spool, type SpoolOptions } from './spool/index.js';

/** One scan at a time: nmap and a small site router are busy enough with one. */
const CONCURRENCY = 1;

/** Starts the agent. Results that wait on its disk are handed in as soon as it is connected. It waits for a broker that is not there yet, and for the centre to set up its site. */
export async function startAgent(config: AgentConfig): Promise<INestMicroservice> {
  const { censor, log } = recentLogOf(config);
  const logger = new NestLogger(createPinoLogger(config.log.level, log));
  Logger.overrideLogger(logger); // what is found in the spool is told of before there is an application
  const identity = config.enrolment === null ? null : new AgentIdentity(config.enrolment.credsFile, AGENT_VERSION);
  const spool = await openSpool(config);
  const releaseKeys = await readPublicKeys(config.releases?.keysFile ?? null);
  // A start has succeeded with what is on this machine: no restart brings a link back.
  const manager = new ServiceManager(serviceManagerOfThisProcess());
  manager.ready();
  const connection = await connectNats({
    url: config.nats.urls,
    name: `siteward-agent ${config.name}`,
    caFile: config.nats.caFile ?? undefined,
    credentials: credentialsOf(config, identity),
  });
  const link = new Link(connection);
  const handIn = handInOf(spool, connection, link);
  const troubles = new Logger('Requests');
  const strategy = new JetStreamStrategy({
    connection,
    consumer: siteRequestsConsumer(config.siteId),
    events: [ScanRequested],
    concurrency: CONCURRENCY,
    drainMs: config.drainMs,
    untilReady: (signal) => handIn.untilRoom(signal),
    onTrouble: (trouble: ConsumeTrouble) => troubles.warn({ ...trouble, message: 'A request was not finished' }),
  });
  const agent = await NestFactory.createMicroservice<MicroserviceOptions>(
    AgentModule.of(config, { connection, handIn, identity, manager, releaseKeys, censor, log, ending: new Ending() }),
    { strategy, logger },
  );
  agent.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
  await agent.listen();
  const work = agent.get(WorkInHand);
  manager.watch(() =>
    healthOf({ link: link.standing, pullMs: strategy.longestPullMs, inWork: work.current?.site_scan_id ?? null }),
  );
  return agent;
}

/** What is said goes where it always went, without secrets, and is kept for a while beside the spool. */
function recentLogOf(config: AgentConfig): { readonly censor: Censor; readonly log: RecentLog } {
  const censor = new Censor(secretsOf(config));
  const onward = (line: string): void => void process.stdout.write(line);
  return { censor, log: new RecentLog(`${config.spool.folder}.log`, censor, onward) };
}

/** Whatever is wrong with the spool is known before anything else is begun. */
function openSpool({ spool: { folder, maxBytes } }: AgentConfig): Promise<Spool> {
  const logger = new Logger('Spool');
  const onDamage: SpoolOptions['onDamage'] = (damage) =>
    logger.error({ message: 'Results in the spool are lost', ...damage });
  return Spool.open({ folder, maxBytes, onDamage });
}

function handInOf(spool: Spool, connection: NatsConnection, link: Link): HandIn {
  const logger = new Logger('Spool');
  const publisher = new EventPublisher(jetStreamOf(connection), link);
  return new HandIn(spool, publisher, {
    refused: ({ siteScanId, attempt, key }, err) =>
      logger.error({ message: 'A result cannot be handed in', site_scan_id: siteScanId, attempt, key, err }),
    noRoom: () => logger.warn({ message: 'The spool or its disk is full: no request is taken until there is room' }),
  });
}

/** An enrolled agent works with what the account of its site gives it; undefined at a broker that somebody else secures. */
function credentialsOf({ enrolment }: AgentConfig, identity: AgentIdentity | null): NatsCredentials | undefined {
  if (enrolment === null || identity === null) return undefined;
  return {
    read: () => identity.credentials(),
    inboxPrefix: agentInbox(enrolment.agentId),
    apiPrefix: CENTRE_API_PREFIX,
  };
}
