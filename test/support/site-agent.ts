import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadAgentConfig } from '../../apps/agent/src/config/index.js';
import { startAgent } from '../../apps/agent/src/start-agent.js';

export interface SiteAgentOptions {
  readonly siteId: string;
  readonly nats: { readonly url: string };
  readonly name?: string;
  /** In plain text on this port of loopback; no router when absent. */
  readonly router?: { readonly host: string; readonly port: number; readonly user: string; readonly password: string };
  readonly allowedNetworks?: readonly string[];
  readonly nmapPath?: string;
  /** One of its own when absent. */
  readonly spoolDir?: string;
  /** Further variables. */
  readonly environment?: Readonly<Record<string, string>>;
}

export interface SiteAgent {
  stop(): Promise<void>;
}

/** Starts the real agent of a site inside this process. */
export async function startSiteAgent(options: SiteAgentOptions): Promise<SiteAgent> {
  const folder = await mkdtemp(join(tmpdir(), 'siteward-test-agent-'));
  const passwordFile = join(folder, 'router-password');
  await writeFile(passwordFile, options.router?.password ?? '', { mode: 0o600 });
  const agent = await startAgent(loadAgentConfig(agentEnvironment({ ...options, passwordFile })));
  const stop = async () => {
    await agent.close();
    await rm(folder, { recursive: true });
  };
  return { stop };
}

/** The variables an agent is configured by, for one in this process or in a process of its own. */
export function agentEnvironment(
  options: SiteAgentOptions & { readonly passwordFile: string },
): Record<string, string> {
  const { siteId, nats, router, passwordFile } = options;
  return {
    SITE_ID: siteId,
    NATS_URL: nats.url,
    AGENT_NAME: options.name ?? 'agent-1',
    LOG_LEVEL: 'silent',
    DRAIN_MS: '0',
    SPOOL_DIR: options.spoolDir ?? `${passwordFile}.spool`,
    ...(options.allowedNetworks === undefined ? {} : { ALLOWED_NETWORKS: options.allowedNetworks.join(',') }),
    ...(options.nmapPath === undefined ? {} : { NMAP_PATH: options.nmapPath }),
    ...(router === undefined
      ? {}
      : {
          ROUTER_HOST: router.host,
          ROUTER_PORT: String(router.port),
          ROUTER_USER: router.user,
          ROUTER_PASSWORD_FILE: passwordFile,
          ROUTER_TLS: 'plain',
        }),
    ...options.environment,
  };
}
