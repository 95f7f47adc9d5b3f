import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { nmapArguments } from '../../apps/agent/src/nmap/arguments.js';
import { portsOfProfile } from '../../apps/agent/src/nmap/index.js';
import { maySendRawPackets } from '../../apps/agent/src/nmap/privileges.js';
import { profiles, RouterOsSimulator } from '../../test/support/routeros-simulator/index.js';
import { readToolRecord } from '../embedded/tool-record.js';
import { startAgent } from '../launcher/product.js';
import { alternate } from './alternate.js';
import { type Centre, startCentre } from './centre.js';
import { type Figure, pairedFigure } from './figure.js';
import type { BenchOptions } from './options.js';
import { openTarget, type ScanTarget, TARGET, TARGET_NETWORK } from './scan-target.js';
import type { Stage } from './stage.js';
import { writeRouterPassword } from './router-password.js';

const run = promisify(execFile);
const POLL_MS = 10;
/** For information only, and each takes as long as the others. */
const ROUTER_ROUNDS = 2;
/** As the product's own calls; see scanner.ts. */
const LOOK = { targets: [TARGET], hostTimeoutMs: 600_000, statsEveryMs: 1000 };
const VERSION_INTENSITY = 7;
const ENDS = ['completed', 'partial', 'failed', 'stopped'];

/** From the 202 answer to `completed` in the API, against the same two runs of nmap alone. */
export async function benchScan(stage: Stage, { rounds, quick }: BenchOptions): Promise<Figure[]> {
  const words = { name: 'scan', unit: 's', goals: [{ of: 'ratio', limit: 'at_most', value: 1.05 } as const] };
  const alone = await compare(stage, rounds, {});
  const router = await RouterOsSimulator.start({ profile: profiles.v7_24.hardened });
  const behindRouter = await compare(stage, quick ? 1 : Math.min(rounds, ROUTER_ROUNDS), {
    ROUTER_HOST: router.host,
    ROUTER_PORT: String(router.port),
    ROUTER_USER: 'siteward',
    ROUTER_PASSWORD_FILE: await writeRouterPassword(stage.folder),
    ROUTER_TLS: 'plain',
  });
  await router.stop();
  return [pairedFigure(words, alone), pairedFigure({ name: 'scan with router', unit: 's' }, behindRouter)];
}

async function compare(stage: Stage, rounds: number, router: Readonly<Record<string, string>>) {
  const { nmap } = readToolRecord();
  const centre = await startCentre(stage, [TARGET_NETWORK], { ...router, NMAP_PATH: nmap, AGENT_NAME: 'bench' });
  const agent = await startAgent(centre.context);
  const api = Number(new URL(centre.url).port);
  const target = await openTarget({ postgres: stage.postgresPort, nats: stage.natsPort, api });
  try {
    await scan(centre); // nothing is in any cache before
    return await alternate(
      rounds,
      () => scan(centre),
      () => bareNmap(nmap, target),
    );
  } finally {
    await target.close();
    await agent.stop();
    await centre.stop();
  }
}

/** In seconds. */
async function scan(centre: Centre): Promise<number> {
  const scanId = await centre.requestScan(TARGET);
  const acceptedAt = performance.now();
  for (;;) {
    const state = await centre.stateOf(scanId);
    const seconds = (performance.now() - acceptedAt) / 1000;
    if (state === 'completed') return seconds;
    if (ENDS.includes(state)) throw new Error(`the scan ended as ${state}`);
    await delay(POLL_MS);
  }
}

/** The same two runs: open ports, then versions on the open ones. In seconds. */
async function bareNmap(nmap: string, target: ScanTarget): Promise<number> {
  const rawPackets = await maySendRawPackets();
  const startedAt = performance.now();
  const tcpPorts = portsOfProfile('quick');
  const first = await run(nmap, nmapArguments({ ...LOOK, rawPackets, tcpPorts, versionIntensity: null }));
  const open = openPortsIn(first.stdout);
  if (open !== target.ports.join(',')) throw new Error(`nmap found ${open}, not ${target.ports.join(',')}`);
  await run(nmap, nmapArguments({ ...LOOK, rawPackets, tcpPorts: open, versionIntensity: VERSION_INTENSITY }));
  return (performance.now() - startedAt) / 1000;
}

function openPortsIn(xml: string): string {
  return [...xml.matchAll(/portid="(\d+)"><state state="open"/g)].map(([, port]) => port).join(',');
}
