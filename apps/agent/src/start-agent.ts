import { ScanRequested, siteRequestsConsumer } from '#contracts';
import { connectNats, type ConsumeTrouble, JetStreamStrategy } from '#jetstream';
import { createPinoLogger, NestLogger } from '#runtime';
import { type INestMicroservice, Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { AgentModule } from './agent.module.js';
import type { AgentConfig } from './config/index.js';

/** One scan at a time: nmap and a small site router are busy enough with one. */
const CONCURRENCY = 1;

/** Starts the agent. It waits for a broker that is not there yet, and for the centre to set up its site. */
export async function startAgent(config: AgentConfig): Promise<INestMicroservice> {
  const connection = await connectNats({ url: config.nats.url, name: `siteward-agent ${config.name}` });
  const troubles = new Logger('Requests');
  const strategy = new JetStreamStrategy({
    connection,
    consumer: siteRequestsConsumer(config.siteId),
    events: [ScanRequested],
    concurrency: CONCURRENCY,
    drainMs: config.drainMs,
    onTrouble: (trouble: ConsumeTrouble) => troubles.warn({ ...trouble, message: 'A request was not finished' }),
  });
  const agent = await NestFactory.createMicroservice<MicroserviceOptions>(AgentModule.of(config, connection), {
    strategy,
    logger: new NestLogger(createPinoLogger(config.log.level)),
  });
  agent.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
  await agent.listen();
  return agent;
}
