import { join } from 'node:path';
import { ensureAuthority } from '../../apps/api/src/platform/nats-authority/index.js';
import { startNatsServer } from '../embedded/nats-server.js';
import { startPostgres } from '../embedded/postgres.js';
import type { Phases } from './phases.js';
import type { Shutdown } from './shutdown.js';

/** Free on most machines, and not the ports where a server of the machine itself would be expected. */
const PREFERRED_PORTS = { postgres: 15_432, nats: 14_222, websocket: 14_280 };
/**
 * Beside the address the demonstration scans: these two listeners are silent at most of nmap's probes, and the first report
 * would wait more than a minute for them.
 */
const BROKER_SIDE_HOST = '127.77.0.2';

export interface Services {
  readonly databaseUrl: string;
  readonly natsUrl: string;
  /** Where agents find the broker, in the order in which they try. */
  readonly agentNatsUrls: readonly string[];
  /** The keys of the broker, of which we are the operator; null when somebody else runs it. */
  readonly natsAuthorityDir: string | null;
  /** Of the servers that are ours. */
  readonly pids: Readonly<Record<string, number>>;
  /** Settles with words when a server of ours ends by itself; never when both belong to somebody else. */
  readonly failed: Promise<string>;
}

export interface ServiceContext {
  readonly dataDir: string;
  readonly env: NodeJS.ProcessEnv;
  readonly phases: Phases;
  readonly shutdown: Shutdown;
}

interface Service {
  readonly url: string;
  /** Absent when somebody else runs it. */
  readonly pid?: number;
  readonly exited: Promise<string>;
}

interface Broker extends Service {
  readonly authorityDir: string | null;
  readonly agentUrls: readonly string[];
}

const never = new Promise<never>(() => undefined);

/** PostgreSQL and nats-server, both at once; DATABASE_URL and NATS_URL replace ours. */
export async function startServices(context: ServiceContext): Promise<Services> {
  const starting = [postgres(context), nats(context)] as const;
  await Promise.allSettled(starting); // both are registered for the shutdown before either's failure is told
  const [database, broker] = await Promise.all(starting);
  return {
    databaseUrl: database.url,
    natsUrl: broker.url,
    agentNatsUrls: broker.agentUrls,
    natsAuthorityDir: broker.authorityDir,
    pids: {
      ...(database.pid !== undefined && { postgres: database.pid }),
      ...(broker.pid !== undefined && { nats_server: broker.pid }),
    },
    failed: Promise.race([
      database.exited.then((how) => `PostgreSQL ended by itself: ${how}`),
      broker.exited.then((how) => `nats-server ended by itself: ${how}`),
    ]),
  };
}

async function postgres({ dataDir, env, phases, shutdown }: ServiceContext): Promise<Service> {
  const external = env.DATABASE_URL;
  if (external !== undefined) return { url: external, exited: never };
  const server = await phases.time('PostgreSQL', () =>
    startPostgres({ dataDir: join(dataDir, 'postgres'), preferredPort: PREFERRED_PORTS.postgres }),
  );
  shutdown.add('PostgreSQL', () => server.stop());
  return server;
}

/** Ours knows nobody but whom we let in: the centre by its keys, agents by enrolment. */
async function nats({ dataDir, env, phases, shutdown }: ServiceContext): Promise<Broker> {
  const external = env.NATS_URL;
  if (external !== undefined) return { url: external, exited: never, authorityDir: null, agentUrls: [external] };
  const authorityDir = join(dataDir, 'broker', 'authority');
  const server = await phases.time('nats-server', async () =>
    startNatsServer({
      storeDir: join(dataDir, 'broker', 'store'),
      preferredPort: PREFERRED_PORTS.nats,
      websocket: true,
      preferredWebsocketPort: PREFERRED_PORTS.websocket,
      sideHost: BROKER_SIDE_HOST,
      authority: await ensureAuthority(authorityDir),
    }),
  );
  shutdown.add('nats-server', () => server.stop());
  const { url, pid, exited, websocketUrl } = server;
  return { url, pid, exited, authorityDir, agentUrls: [url, ...(websocketUrl === null ? [] : [websocketUrl])] };
}
