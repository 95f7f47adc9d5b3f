import { connectNats, hangUp, type NatsConnection, type NatsCredentials } from '#jetstream';
import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../../config/index.js';
import { AccountDesk } from './account-desk.js';
import type { BrokerAuthority } from './authority.js';
import { openAuthority } from './authority-directory.js';
import { BrokerGate } from './broker-gate.js';

const SYSTEM_CONNECTION = Symbol('SYSTEM_CONNECTION');

/** What to inject to get the credentials of the centre itself; null at a broker that is secured by somebody else. */
export const CENTRE_CREDENTIALS = Symbol('CENTRE_CREDENTIALS');

/** Who may do what at the broker, where we are its operator. */
@Global()
@Module({
  providers: [
    {
      provide: BrokerGate,
      inject: [API_CONFIG],
      useFactory: async ({ nats }: ApiConfig) => {
        if (nats.authorityDir === null) return new BrokerGate(null);
        const authority = await openAuthority(nats.authorityDir);
        const connection = await connectAsSystem(authority, nats);
        return new BrokerGate({ authority, connection, desk: new AccountDesk(connection) });
      },
    },
    { provide: SYSTEM_CONNECTION, inject: [BrokerGate], useFactory: (gate: BrokerGate) => gate.connection },
    {
      provide: CENTRE_CREDENTIALS,
      inject: [BrokerGate],
      useFactory: (gate: BrokerGate) => gate.admitCentre(),
    },
  ],
  exports: [BrokerGate, CENTRE_CREDENTIALS],
})
export class NatsAuthorityModule implements OnApplicationShutdown {
  constructor(@Inject(SYSTEM_CONNECTION) private readonly connection: NatsConnection | null) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.connection !== null) await hangUp(this.connection);
  }
}

async function connectAsSystem(authority: BrokerAuthority, nats: ApiConfig['nats']): Promise<NatsConnection> {
  const creds = await authority.systemUser();
  const credentials: NatsCredentials = { read: () => creds };
  return connectNats({ url: nats.url, name: 'siteward-api accounts', credentials, caFile: nats.caFile ?? undefined });
}
