import type { NatsConnection } from '#jetstream';
import type { Provider } from '@nestjs/common';
import { AGENT_VERSION, type AgentConfig } from './config/index.js';
import { Clock, type Ending, Heart, HealthReport, RouterWatch, WorkInHand } from './heartbeat/index.js';
import { maySendRawPackets, NmapScanner } from './nmap/index.js';
import { type Censor, HelpDesk, type RecentLog } from './remote-help/index.js';
import { HandIn } from './spool/index.js';

/** What there is before the agent begins, of what it says of itself. */
export interface PresenceParts {
  readonly connection: NatsConnection;
  readonly censor: Censor;
  readonly log: RecentLog;
  readonly ending: Ending;
}

const HEALTH = Symbol('HEALTH');

/** How an enrolled agent says that it lives and is well, and how it answers who asks what is wrong. */
export function presenceOf(config: AgentConfig, parts: PresenceParts, agentId: string): Provider[] {
  const { censor, log } = parts;
  const health = (handIn: HandIn, router: RouterWatch, clock: Clock) =>
    new HealthReport({
      handIn,
      router,
      clock,
      nmapPrivileged: maySendRawPackets,
      lastError: () => log.lastError,
      censor,
    });
  return [
    { provide: HEALTH, inject: [HandIn, RouterWatch, Clock], useFactory: health },
    heartOf(config, parts, agentId),
    helpDeskOf(config, parts, agentId),
  ];
}

function heartOf({ siteId, name }: AgentConfig, { connection, ending }: PresenceParts, agentId: string): Provider {
  const agent = { siteId, name, agentId, version: AGENT_VERSION };
  const context = { connection, agent, stoppingFor: () => ending.reason };
  const useFactory = (work: WorkInHand, nmap: NmapScanner, health: HealthReport, clock: Clock) =>
    new Heart({ ...context, work, clock, health: () => health.read(), nmapVersion: () => versionOf(nmap) });
  return { provide: Heart, inject: [WorkInHand, NmapScanner, HEALTH, Clock], useFactory };
}

function helpDeskOf(config: AgentConfig, { connection, log, censor }: PresenceParts, agentId: string): Provider {
  const context = { connection, agent: { siteId: config.siteId, agentId }, log, censor };
  const known = { config, agentId, startedAt: new Date(), log };
  const stateOf = async (nmap: NmapScanner) => ({
    path: config.nmapPath,
    version: await versionOf(nmap),
    privileged: await maySendRawPackets(),
  });
  const useFactory = (nmap: NmapScanner, health: HealthReport) =>
    new HelpDesk({
      ...context,
      bundle: { ...known, nmap: () => stateOf(nmap), health: () => health.read(), doctor: () => doctor(config) },
    });
  return { provide: HelpDesk, inject: [NmapScanner, HEALTH], useFactory };
}

async function versionOf(nmap: NmapScanner): Promise<string | null> {
  return (await nmap.version())?.text ?? null;
}

/** Loaded when it is asked for: that is seldom, and an agent is to be small. */
async function doctor(config: AgentConfig) {
  const { examine } = await import('./doctor/index.js');
  return examine(config, () => new Date());
}
