import { type NatsConnection, type NatsCredentials, watchLink } from '#jetstream';
import { Logger } from '@nestjs/common';
import type { AccountDesk } from './account-desk.js';
import type { SiteAccount } from './accounts.js';
import type { BrokerAuthority } from './authority.js';

/** A broker we are the operator of. */
export interface OperatedBroker {
  readonly authority: BrokerAuthority;
  /** Of the system account. */
  readonly connection: NatsConnection;
  readonly desk: AccountDesk;
}

/** Decides who comes in at the broker; null inside where somebody else does. */
export class BrokerGate {
  private readonly logger = new Logger(BrokerGate.name);
  private readonly listeners: (() => void)[] = [];

  constructor(private readonly broker: OperatedBroker | null) {
    if (broker !== null) watchLink(broker.connection, { back: () => void this.admitAgain() });
  }

  /** Null where somebody else secures the broker: there, agents cannot enrol. */
  get authority(): BrokerAuthority | null {
    return this.broker?.authority ?? null;
  }

  get connection(): NatsConnection | null {
    return this.broker?.connection ?? null;
  }

  /** Calls back when the broker was away: it may have lost what it knew of accounts. */
  onReturn(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Makes the centre's own account known, and gives the credentials of a user in it. */
  async admitCentre(): Promise<NatsCredentials | null> {
    if (this.broker === null) return null;
    const { authority, desk } = this.broker;
    await desk.install(await authority.centreAccount());
    const creds = await authority.centreUser();
    return { read: () => creds };
  }

  /** Has the broker go by this account of a site; true when it was news. @throws when the broker did not say yes */
  async installSite(accountKey: string, site: SiteAccount): Promise<boolean> {
    if (this.broker === null) return false;
    const { authority, desk } = this.broker;
    return desk.install(await authority.siteAccount(accountKey, site));
  }

  private async admitAgain(): Promise<void> {
    await this.admitCentre().catch((error: unknown) => {
      this.logger.warn({ message: 'The account of the centre could not be made known', err: error });
    });
    this.listeners.forEach((listener) => listener());
  }
}
