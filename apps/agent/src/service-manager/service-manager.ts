import { writeSync } from 'node:fs';
import { Logger, type OnModuleDestroy } from '@nestjs/common';
import type { ServiceManagerAccess } from '../config/index.js';
import type { Health } from './health.js';

/** Told several times within the time the manager gives us: one late word is no illness. */
const WORDS_PER_WATCHDOG = 4;
/** How often the status is looked at where nobody keeps watch. */
const STATUS_EVERY_MS = 15_000;

/** Whoever started this process and watches it: systemd, or nobody. */
export class ServiceManager implements OnModuleDestroy {
  private readonly logger = new Logger('ServiceManager');
  private health: () => Health = () => ({ isWell: true, status: 'Looking for the broker' });
  private timer: NodeJS.Timeout | undefined;
  private said = '';
  private wasWell = true;

  constructor(private readonly access: ServiceManagerAccess) {}

  /** Says that the start has succeeded, and from now on how we are. */
  ready(): void {
    if (this.access.notifyFd === null) return;
    this.tell('READY=1');
    this.look();
    const everyMs = this.access.watchdogMs === null ? STATUS_EVERY_MS : this.access.watchdogMs / WORDS_PER_WATCHDOG;
    this.timer = setInterval(() => this.look(), everyMs).unref();
  }

  /** Asked from now on how we are. While we are not well the manager hears nothing, and restarts us. */
  watch(health: () => Health): void {
    this.health = health;
    if (this.timer !== undefined) this.look();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.tell('STOPPING=1\nSTATUS=Stopping');
  }

  private look(): void {
    const { isWell, status } = this.health();
    if (this.wasWell && !isWell)
      this.logger.error({ message: 'The agent is not well and waits to be restarted', status });
    this.wasWell = isWell;
    const words = [];
    if (status !== this.said) words.push(`STATUS=${status}`);
    if (isWell && this.access.watchdogMs !== null) words.push('WATCHDOG=1');
    this.said = status;
    if (words.length > 0) this.tell(words.join('\n'));
  }

  /** A manager that does not take a word now hears the next one. */
  private tell(text: string): void {
    if (this.access.notifyFd === null) return;
    try {
      writeSync(this.access.notifyFd, text);
    } catch (err) {
      this.logger.debug({ message: 'The service manager could not be told', err });
    }
  }
}
