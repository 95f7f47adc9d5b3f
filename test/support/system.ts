import { migrateDatabase } from '../../apps/api/src/platform/database/index.js';
import type { ConnectionOptions } from 'nats';
import type { EmbeddedNatsServer, NatsServerOptions } from '../../tools/embedded/nats-server.js';
import { BrokerView } from './broker.js';
import { type Centre, startCentre } from './centre.js';
import { startTestNats } from './nats.js';
import { createTestDatabase, type TestDatabase } from './postgres.js';
import { TokenIssuer } from './token-issuer.js';

export { BrokerView, type Publication, type StoredMessage } from './broker.js';
export { type Answer, Centre, centreConfig, PUBLIC_URL, startCentre, type TestSite } from './centre.js';
export { type SiteAgent, startSiteAgent } from './site-agent.js';
export { until } from './until.js';

/** A whole centre with a database, a broker and an issuer of tokens of its own. */
export interface System {
  readonly centre: Centre;
  readonly broker: BrokerView;
  readonly nats: EmbeddedNatsServer;
  readonly database: TestDatabase;
  readonly issuer: TokenIssuer;
  /** Another centre beside the first, on the same database and broker; stopped with the system. */
  startAnother(environment?: Variables): Promise<Centre>;
  stop(): Promise<void>;
}

type Variables = Readonly<Record<string, string>>;

/** A broker that is not open to everybody. */
export interface GuardedBroker {
  readonly server?: Omit<NatsServerOptions, 'storeDir'>;
  /** How the spec itself comes in. */
  readonly access?: ConnectionOptions;
}

/** Starts everything but the agents. */
export async function startSystem(
  environment: Variables | ((nats: EmbeddedNatsServer) => Variables) = {},
  { server, access }: GuardedBroker = {},
): Promise<System> {
  const [nats, database, issuer] = await Promise.all([
    startTestNats(server),
    createTestDatabase(migrateDatabase),
    TokenIssuer.start(),
  ]);
  const common = typeof environment === 'function' ? environment(nats) : environment;
  const start = (more: Variables) => startCentre({ database, nats, issuer, environment: { ...common, ...more } });
  const centres = [await start({})];
  const broker = await BrokerView.open(nats.url, access);
  return {
    centre: centres[0]!,
    broker,
    nats,
    database,
    issuer,
    startAnother: async (more = {}) => {
      const another = await start(more);
      centres.push(another);
      return another;
    },
    stop: async () => {
      await broker.close();
      await Promise.all(centres.map((centre) => centre.stop()));
      await issuer.stop();
      await nats.stop();
      await database.drop();
    },
  };
}
