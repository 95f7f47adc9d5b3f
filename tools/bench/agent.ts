import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { siteRequestsConsumer } from '#contracts';
import { connectNats } from '#jetstream';
import type { JetStreamManager } from 'nats';
import { PROJECT_ROOT, readToolRecord } from '../embedded/tool-record.js';
import { startAgent } from '../launcher/product.js';
import { alternate } from './alternate.js';
import { type Centre, startCentre } from './centre.js';
import { type Figure, pairedFigure } from './figure.js';
import type { BenchOptions } from './options.js';
import type { Stage } from './stage.js';
import type { Pair } from './statistics.js';

const IDLE_MS = { full: 10_000, quick: 1_000 };
const POLL_MS = 5;
/** Nest and its microservices, and nothing done with them. */
const FRAMEWORK = `
  import 'reflect-metadata';
  await import('@nestjs/core');
  await import('@nestjs/microservices');
  process.stdout.write('ready');
  setInterval(() => {}, 60_000);`;

interface Start {
  /** From the start of the process to its first pull. */
  readonly readyMs: number;
  /** Resident memory after an idle while. */
  readonly idleMib: number;
}

/** How soon an agent takes requests and what it needs while there are none; beside the framework alone. */
export async function benchAgent(stage: Stage, { rounds, quick }: BenchOptions): Promise<Figure[]> {
  const idleMs = quick ? IDLE_MS.quick : IDLE_MS.full;
  const centre = await startCentre(stage, ['10.1.0.0/16'], { NMAP_PATH: readToolRecord().nmap, AGENT_NAME: 'bench' });
  const connection = await connectNats({ url: stage.natsUrl, name: 'siteward-bench' });
  const manager = await connection.jetstreamManager();
  // Only the last round waits: memory needs a while of idling, not many samples.
  let round = 0;
  const idle = () => (Math.ceil(++round / 2) === rounds ? idleMs : 0);
  const pairs = await alternate(
    rounds,
    () => measureAgent(centre, manager, idle()),
    () => measureFramework(idle()),
  );
  await connection.close();
  await centre.stop();
  const of = (key: keyof Start) => (pair: Pair<Start>) => ({ product: pair.product[key], floor: pair.floor[key] });
  return [
    pairedFigure({ name: 'agent start', unit: 'ms' }, pairs.map(of('readyMs'))),
    pairedFigure({ name: 'agent idle memory', unit: 'MiB' }, pairs.slice(-1).map(of('idleMib'))),
  ];
}

async function measureAgent(centre: Centre, manager: JetStreamManager, idleMs: number): Promise<Start> {
  const { stream, durable } = siteRequestsConsumer(centre.siteId);
  const isPulling = async () => (await manager.consumers.info(stream, durable)).num_waiting > 0;
  while (await isPulling()) await delay(POLL_MS); // of the agent before
  const startedAt = performance.now();
  const agent = await startAgent(centre.context);
  while (!(await isPulling())) await delay(POLL_MS);
  const readyMs = performance.now() - startedAt;
  await delay(idleMs);
  const idleMib = await residentMib(agent.pid);
  await agent.stop();
  return { readyMs, idleMib };
}

async function measureFramework(idleMs: number): Promise<Start> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['--input-type=module', '-e', FRAMEWORK], {
    cwd: PROJECT_ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const readyMs = performance.now() - startedAt;
  await delay(idleMs);
  const idleMib = await residentMib(child.pid);
  child.kill();
  await once(child, 'exit');
  return { readyMs, idleMib };
}

async function residentMib(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid ?? 'self'}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) / 1024;
}
