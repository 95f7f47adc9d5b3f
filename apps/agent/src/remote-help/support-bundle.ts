import { arch, cpus, freemem, networkInterfaces, platform, release, totalmem, uptime } from 'node:os';
import type { AgentHealth, SupportBundle } from '#contracts';
import { AGENT_VERSION, type AgentConfig } from '../config/index.js';
import { shownConfig } from './own-secrets.js';
import type { RecentLog } from './recent-log.js';

const MIB = 1024 ** 2;
const LOG_LINES = 500;
const MAX_INTERFACES = 200;

/** What a bundle is made of. */
export interface BundleSources {
  readonly config: AgentConfig;
  readonly agentId: string;
  readonly startedAt: Date;
  readonly log: RecentLog;
  readonly nmap: () => Promise<SupportBundle['nmap']>;
  readonly health: () => Promise<AgentHealth>;
  readonly doctor: () => Promise<NonNullable<SupportBundle['doctor']>>;
}

/** All there is to know of this agent and its machine. It is not cleaned of secrets yet, though none is put in. */
export async function supportBundle(sources: BundleSources): Promise<SupportBundle> {
  const { config, agentId, startedAt, log } = sources;
  const [nmap, health, doctor] = await Promise.all([sources.nmap(), sources.health(), sources.doctor()]);
  return {
    made_at: new Date().toISOString(),
    agent: {
      id: agentId,
      site_id: config.siteId,
      name: config.name,
      version: AGENT_VERSION,
      started_at: startedAt.toISOString(),
    },
    machine: machine(),
    configuration: shownConfig(config),
    nmap,
    health,
    doctor,
    logs: log.read({ limit: LOG_LINES, level: 'trace', since: null }),
  };
}

function machine(): SupportBundle['machine'] {
  return {
    platform: platform(),
    architecture: arch(),
    kernel: release(),
    node_version: process.version,
    processors: cpus().length,
    memory_mib: Math.round(totalmem() / MIB),
    free_memory_mib: Math.round(freemem() / MIB),
    up_s: Math.round(uptime()),
    interfaces: Object.entries(networkInterfaces())
      .flatMap(([name, addresses = []]) =>
        addresses.map(({ cidr, address, mac, internal }) => ({
          name,
          address: cidr ?? address,
          mac,
          is_internal: internal,
        })),
      )
      .slice(0, MAX_INTERFACES),
  };
}
