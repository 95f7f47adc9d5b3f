import { Injectable, Logger } from '@nestjs/common';
import { type WakeableLoop, WakeableLoops } from '../platform/database/index.js';
import { BrokerGate } from '../platform/nats-authority/index.js';
import { SiteAccounts } from './site-accounts.js';

/** Beside being woken: what the broker forgot without our noticing is said again within this time. */
const POLL_MS = 60_000;
/** Longer than a transaction of a request takes to commit; a longer one is found by polling. */
const SOON_MS = 500;

/** Keeps the broker's accounts of sites up to date. */
@Injectable()
export class SiteAccountsWorker {
  private readonly logger = new Logger(SiteAccountsWorker.name);
  private readonly loop: WakeableLoop;

  constructor(
    private readonly accounts: SiteAccounts,
    gate: BrokerGate,
    loops: WakeableLoops,
  ) {
    const turn = async () => {
      await accounts.installAll();
      return false;
    };
    this.loop = loops.create({ name: 'site accounts', channel: 'site_accounts', pollMs: POLL_MS, turn });
    gate.onReturn(() => this.loop.announce());
  }

  /** After the commit: has the broker go by the site's account as it is now. Never rejects; what fails is tried again. */
  async installNow(siteId: string): Promise<void> {
    try {
      await this.accounts.install(siteId);
    } catch (error) {
      this.logger.warn({ message: 'The broker did not take the account of a site; trying again', siteId, err: error });
      this.loop.announce();
    }
  }

  /** For who has not committed yet: the broker is told a moment later. */
  soon(): void {
    setTimeout(() => this.loop.announce(), SOON_MS).unref();
  }
}
