import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../../config/index.js';
import { Notifications } from './notifications.js';

export interface WakeableLoopOptions {
  /** For the log. */
  readonly name: string;
  /** The notification channel that wakes it. */
  readonly channel: string;
  /** How long it sleeps at most when nobody wakes it. */
  readonly pollMs: number;
  /** Does some of the work; true when there may be more to do at once. */
  readonly turn: () => Promise<boolean>;
}

const FIRST_PAUSE_MS = 100;
const LAST_PAUSE_MS = 10_000;

/** Work that waits in a table: woken when there is some, looking by itself now and then, one turn at a time. */
export class WakeableLoop {
  private readonly logger = new Logger(WakeableLoop.name);
  private running: Promise<void> | null = null;
  private stopping = false;
  private woken = false;
  private endSleep: () => void = () => undefined;
  private failures = 0;

  constructor(
    private readonly notifications: Notifications,
    private readonly options: WakeableLoopOptions,
  ) {}

  start(): void {
    void this.notifications.listen(this.options.channel, () => this.wake());
    this.running ??= this.run();
  }

  /** Says, after a commit, that there is work: wakes this loop in every replica. */
  announce(): void {
    this.notifications.announce(this.options.channel);
  }

  private wake(): void {
    this.woken = true;
    this.endSleep();
  }

  /** Ends after the turn in progress. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      this.woken = false;
      const pauseMs = await this.turnOrPause();
      if (pauseMs > 0) await this.sleep(pauseMs);
    }
  }

  /** How long to sleep after this turn, in milliseconds. */
  private async turnOrPause(): Promise<number> {
    try {
      const more = await this.options.turn();
      this.failures = 0;
      return more ? 0 : this.options.pollMs;
    } catch (error) {
      this.failures += 1;
      const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(this.failures, 10), LAST_PAUSE_MS);
      this.logger.error(`${this.options.name} failed, trying again in ${pauseMs} ms: ${describe(error)}`);
      return pauseMs;
    }
  }

  private async sleep(ms: number): Promise<void> {
    if (this.woken) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.endSleep = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/**
 * Makes loops that listen to this database. They run from the moment the whole application is there until it is asked to
 * stop; then each ends its turn before the connections close.
 */
@Injectable()
export class WakeableLoops implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loops: WakeableLoop[] = [];

  constructor(
    private readonly notifications: Notifications,
    @Inject(API_CONFIG) private readonly config: Pick<ApiConfig, 'runsWorkers'>,
  ) {}

  create(options: WakeableLoopOptions): WakeableLoop {
    const loop = new WakeableLoop(this.notifications, options);
    this.loops.push(loop);
    return loop;
  }

  onApplicationBootstrap(): void {
    if (this.config.runsWorkers) this.loops.forEach((loop) => loop.start());
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }
}
