import { agentInbox, CENTRE_API_PREFIX, ScanRequested, siteRequestsConsumer } from '#contracts';
import { connectNats, type ConsumeTrouble, JetStreamStrategy, type NatsCredentials } from '#jetstream';
import { createPinoLogger, NestLogger } from '#runtime';
import { type INestMicroservice, Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { AgentModule } from './agent.module.js';
import { AGENT_VERSION, type AgentConfig } from './config/index.js';
import { AgentIdentity } from './enrol/index.js';

/** One scan at a time: nmap and a small site router are busy enough with one. */
const CONCURRENCY = 1;

/** Starts the agent. It waits for a broker that is not there yet, and for the centre to set up its site. */
export async function startAgent(config: AgentConfig): Promise<INestMicroservice> {
  const identity = config.enrolment === null ? null : new AgentIdentity(config.enrolment.credsFile, AGENT_VERSION);
  const connection = await connectNats({
    url: config.nats.urls,
    name: `siteward-agent ${config.name}`,
    caFile: config.nats.caFile ?? undefined,
    credentials: credentialsOf(config, identity),
  });
  const troubles = new Logger('Requests');
  const strategy = new JetStreamStrategy({
    connection,
    consumer: siteRequestsConsumer(config.siteId),
    events: [ScanRequested],
    concurrency: CONCURRENCY,
    drainMs: config.drainMs,
    onTrouble: (trouble: ConsumeTrouble) => troubles.warn({ ...trouble, message: 'A request was not finished' }),
  });
  const agent = await NestFactory.createMicroservice<MicroserviceOptions>(
    AgentModule.of(config, connection, identity),
    {
      strategy,
      logger: new NestLogger(createPinoLogger(config.log.level)),
    },
  );
  agent.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
  await agent.listen();
  return agent;
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
