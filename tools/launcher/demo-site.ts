import { lookup } from 'node:dns/promises';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isInAnyNetwork } from '#contracts';
import { profiles, RouterOsSimulator } from '../../test/support/routeros-simulator/index.js';
import { freePort } from '../embedded/free-port.js';
import type { RouterArguments } from './arguments.js';
import type { DevelopmentIdentity } from './identity.js';
import type { Shutdown } from './shutdown.js';
import { askSecret } from './terminal.js';

/** The site that is scanned, and how its agent reaches the router. */
export interface DemoSite {
  /** One line for people: what the router is. */
  readonly router: string;
  readonly target: string;
  /** What may be scanned there, CIDR. */
  readonly networks: readonly string[];
  readonly profile: 'standard' | 'deep';
  /** The part of the agent's configuration that concerns the router. */
  readonly agentVariables: Readonly<Record<string, string>>;
}

interface SiteContext {
  readonly dataDir: string;
  readonly identity: DevelopmentIdentity;
  readonly shutdown: Shutdown;
}

/** Not an address of a real program: the simulated router must not be taken for one of the machine's own services. */
const SIMULATOR_HOST = '127.77.0.1';
const API_TLS_PORT = 8729;

/** The demonstration: this machine's loopback address, behind a simulated router. */
export async function simulatedSite({ dataDir, identity, shutdown }: SiteContext): Promise<DemoSite> {
  const password = identity.router_password;
  const simulator = await RouterOsSimulator.start({
    profile: profiles.v7_16.factory,
    users: [{ name: 'siteward', password, group: 'siteward' }],
    host: SIMULATOR_HOST,
    port: await freePort(API_TLS_PORT),
    tls: 'certificate',
  });
  shutdown.add('the simulated router', () => simulator.stop());
  const endpoint = `${simulator.host}:${simulator.port}`;
  return {
    router: `SIMULATED RouterOS 7.16.2 at ${endpoint}: its facts and findings are not of a real device`,
    target: '127.0.0.1',
    networks: ['127.0.0.0/24', '127.77.0.0/24'],
    profile: 'deep',
    agentVariables: {
      // Nobody has to be spared inside this machine.
      MAX_PACKETS_PER_SECOND: '100000',
      ROUTER_HOST: simulator.host,
      ROUTER_PORT: String(simulator.port),
      ROUTER_USER: 'siteward',
      ROUTER_PASSWORD_FILE: await keepPassword(dataDir, password),
      ROUTER_TLS: 'pinned',
      ROUTER_FINGERPRINT: simulator.certificateFingerprint ?? '',
    },
  };
}

/** A real router: the scan looks at the router itself. */
export async function realSite(router: RouterArguments, dataDir: string): Promise<DemoSite> {
  const password = process.env.SITEWARD_ROUTER_PASSWORD ?? (await askSecret(`Password of ${router.user}: `));
  if (password === undefined) throw new Error('No password: set SITEWARD_ROUTER_PASSWORD, or run this at a terminal');
  const { address } = await lookup(router.host, { family: 4 });
  const isInside = isInAnyNetwork(address, [router.subnet]);
  return {
    router: `${router.host}:${router.port} (${router.tls})`,
    target: address,
    networks: isInside ? [router.subnet] : [router.subnet, `${address}/32`],
    profile: 'standard',
    agentVariables: {
      ROUTER_HOST: router.host,
      ROUTER_PORT: String(router.port),
      ROUTER_USER: router.user,
      ROUTER_PASSWORD_FILE: await keepPassword(dataDir, password),
      ROUTER_TLS: router.tls,
      ...(router.fingerprint === undefined ? {} : { ROUTER_FINGERPRINT: router.fingerprint }),
    },
  };
}

/** In a file and not in the environment, where every process of the user could read it. */
async function keepPassword(dataDir: string, password: string): Promise<string> {
  const file = join(dataDir, 'development', 'router-password');
  await writeFile(file, password, { mode: 0o600 });
  return file;
}
