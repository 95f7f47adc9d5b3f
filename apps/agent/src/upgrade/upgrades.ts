import type { KeyObject } from 'node:crypto';
import { releaseSubject, ReleaseStanding, type SignedRelease, WantedRelease } from '#contracts';
import type { NatsConnection } from '#jetstream';
import { Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { downloadBundle } from './download-bundle.js';
import type { ReleaseFolder } from './release-folder.js';
import { answerOffer, failed, type ReleaseState, settled, standingOf, taken, TRIAL_MS } from './release-state.js';
import { ReleaseRefused, verifyRelease } from './verify-release.js';

const ASK_EVERY_MS = 60_000;
const ANSWER_WITHIN_MS = 5_000;
/** A release on trial has proved itself when the centre has answered it this often in a row. */
const ANSWERS_THAT_PROVE = 6;
const ASK_ON_TRIAL_EVERY_MS = 5_000;
/** So long a restart waits for the scan in work; then the scan is handed back and goes on after the restart. */
const WAITS_FOR_SCAN_MS = 6 * 3_600_000;

export interface UpgradeContext {
  readonly connection: NatsConnection;
  readonly agent: { readonly siteId: string; readonly agentId: string };
  /** The version of this very program. */
  readonly running: string;
  readonly node: string;
  readonly folder: ReleaseFolder;
  readonly keys: readonly KeyObject[];
  readonly apiUrl: string;
  /** Whether a scan is in work. */
  readonly isBusy: () => boolean;
  /** Ends the program in good order; whoever started it starts it again. */
  readonly restart: () => void;
  readonly askEveryMs?: number;
  readonly askOnTrialEveryMs?: number;
}

/** Asks the centre which release is wanted, puts it in place, and has it prove itself after the restart. */
export class Upgrades implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Upgrades.name);
  private timer: NodeJS.Timeout | undefined;
  private turn: Promise<void> = Promise.resolve();
  private isOver = false;
  private answersInARow = 0;
  private refusal: { version: string; reason: string } | null = null;
  private inPlaceSince: number | null = null;
  private readonly startedAt = performance.now();

  constructor(private readonly context: UpgradeContext) {}

  onApplicationBootstrap(): void {
    this.next(0);
  }

  async onApplicationShutdown(): Promise<void> {
    this.isOver = true;
    clearTimeout(this.timer);
    await this.turn;
  }

  private next(afterMs: number): void {
    if (this.isOver) return;
    this.timer = setTimeout(() => {
      this.turn = this.look().then((pauseMs) => this.next(pauseMs));
    }, afterMs);
  }

  /** Resolves with the pause until the next look. */
  private async look(): Promise<number> {
    const { folder, running, askEveryMs = ASK_EVERY_MS, askOnTrialEveryMs = ASK_ON_TRIAL_EVERY_MS } = this.context;
    const state = await folder.state();
    const isOnTrial = state.trying?.version === running;
    try {
      const { release } = await this.ask(state);
      this.answersInARow += 1;
      if (isOnTrial) await this.prove(state);
      else if (release === null) this.refusal = null;
      else await this.consider(release, state);
    } catch (error) {
      this.answersInARow = 0;
      const reason = error instanceof Error ? error.message : String(error);
      this.logger.debug({ message: 'The centre does not say which release is wanted', reason });
    }
    this.restartWhenTime(isOnTrial);
    return isOnTrial || this.inPlaceSince !== null ? askOnTrialEveryMs : askEveryMs;
  }

  private async ask(state: ReleaseState): Promise<WantedRelease> {
    const { connection, agent, running } = this.context;
    const word = ReleaseStanding.parse(standingOf(state, running, this.refusal));
    const answer = await connection.request(releaseSubject(agent), JSON.stringify(word), { timeout: ANSWER_WITHIN_MS });
    return WantedRelease.parse(answer.json());
  }

  private async prove(state: ReleaseState): Promise<void> {
    if (this.answersInARow < ANSWERS_THAT_PROVE) return;
    const { folder, running } = this.context;
    await folder.remember(settled(state, running));
    await folder.keepOnly([running]);
    this.logger.log({ message: 'The new release works and stays', release: running });
  }

  private async consider(release: SignedRelease, state: ReleaseState): Promise<void> {
    const { folder, keys, running, node, apiUrl } = this.context;
    let version = 'unknown';
    try {
      const manifest = verifyRelease(release, keys);
      version = manifest.version;
      const answer = answerOffer(manifest, state, { running, node, now: new Date() });
      if (answer === 'nothing') return;
      if (answer !== 'take') throw new ReleaseRefused(answer.refuse);
      this.logger.log({ message: 'Fetching another release', release: version });
      await folder.place(release, manifest, await downloadBundle(apiUrl, manifest));
      await folder.remember(taken(state, version));
      this.refusal = null;
      this.inPlaceSince = performance.now();
      this.logger.log({ message: 'Another release is in place; it starts when no scan is in work', release: version });
    } catch (error) {
      await this.notTaken(version, error, state);
    }
  }

  /** What was signed and is not what came will not become so by asking every minute. */
  private async notTaken(version: string, error: unknown, state: ReleaseState): Promise<void> {
    const reason = error instanceof Error ? error.message : String(error);
    const isKnown = this.refusal?.version === version && this.refusal.reason === reason;
    if (!isKnown) this.logger.warn({ message: 'A release was offered and is not taken', release: version, reason });
    if (!(error instanceof ReleaseRefused)) return;
    // A version that cannot be read out of what is not signed is nobody's word.
    this.refusal = version === 'unknown' ? { version: '0.0.0', reason } : { version, reason };
    if (version !== 'unknown' && !isKnown)
      await this.context.folder.remember(failed(state, version, reason, new Date()));
  }

  private restartWhenTime(isOnTrial: boolean): void {
    const now = performance.now();
    const isTrialOver = isOnTrial && this.answersInARow < ANSWERS_THAT_PROVE && now - this.startedAt > TRIAL_MS;
    if (isTrialOver) {
      this.logger.error({ message: 'The new release did not prove itself; going back', release: this.context.running });
    }
    const isTurn =
      this.inPlaceSince !== null && (!this.context.isBusy() || now - this.inPlaceSince > WAITS_FOR_SCAN_MS);
    if (!isTrialOver && !isTurn) return;
    this.isOver = true;
    this.context.restart();
  }
}
