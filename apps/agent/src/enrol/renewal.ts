import { type NatsConnection, watchLink } from '#jetstream';
import { Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { AgentIdentity } from './agent-identity.js';
import { RefusedByCentre } from './centre-api.js';
import { afterFailure, untilRenewal } from './renewal-plan.js';

/** Renews the credentials of a running agent before they expire, or as soon as it can. Nothing has to be started anew. */
export class Renewal implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Renewal.name);
  private timer: NodeJS.Timeout | undefined;
  private renewing: Promise<void> | null = null;
  private failures = 0;

  constructor(
    private readonly identity: AgentIdentity,
    private readonly connection: NatsConnection,
  ) {}

  onApplicationBootstrap(): void {
    this.renewIn(untilRenewal(this.identity.life, new Date(), false));
    // Our clock may be wrong; the broker's counts.
    watchLink(this.connection, { expired: () => void (this.failures === 0 && this.renewNow()) });
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    await this.renewing;
  }

  private renewIn(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.renewNow(), ms);
  }

  private async renewNow(): Promise<void> {
    this.renewing ??= this.renew().finally(() => (this.renewing = null));
    await this.renewing;
  }

  private async renew(): Promise<void> {
    try {
      await this.identity.renew();
      this.failures = 0;
      this.logger.log({ message: 'Renewed the credentials', until: this.identity.life.expiresAt });
      this.renewIn(untilRenewal(this.identity.life, new Date(), true));
    } catch (error) {
      this.failures += 1;
      const pauseMs = afterFailure(this.failures, error instanceof RefusedByCentre);
      this.logger.warn({ message: 'The credentials were not renewed', again_in_s: pauseMs / 1000, err: error });
      this.renewIn(pauseMs);
    }
  }
}
