import type { HostFacts } from '#contracts';
import { isFragileMac, type NmapScanner, type Sparing } from '../nmap/index.js';
import { type AttemptResults, assembleUnscanned } from '../result/index.js';
import type { FinishedHost } from './earlier-results.js';
import { type HostTally, NO_HOSTS, tallied } from './host-tally.js';
import type { RouterWitness } from './router-witness.js';
import { hostsOfBatch, scanBatch } from './scan-batch.js';
import { explainLeftOut, leftOut, type LeftOutTarget, type ScanPlan } from './scan-plan.js';
import type { SiteCare } from './site-care.js';
import { type Batch, batchAt, longestTurnMs, turnsOf } from './turns.js';

/** What ends the work early, each in its own way. */
export interface ScanSignals {
  /** The attempt is over for us: the program is stopping. */
  readonly over: AbortSignal;
  /** The centre wants the scan to end and to have what was found. */
  readonly stop: AbortSignal;
  /** Either of them: no more packets. */
  readonly working: AbortSignal;
}

/** Who takes part. */
export interface ScanParts {
  readonly nmap: NmapScanner;
  readonly router: RouterWitness;
  readonly results: AttemptResults;
  readonly care: SiteCare;
}

/** What is to be scanned. */
export interface BatchedWork {
  readonly plan: ScanPlan;
  /** Hosts found, those named included or not. */
  readonly found: ReadonlySet<number>;
  /** The MAC addresses of those found, as far as they showed. */
  readonly macs: ReadonlyMap<string, string>;
  /** Results of earlier attempts, of hosts that are not looked at again. */
  readonly again: readonly FinishedHost[];
  readonly timeLeftMs: () => number;
  readonly signals: ScanSignals;
}

/** Scans host by host in batches, and has the results of a batch kept before the next begins. */
export class ScanInBatches {
  private tally = NO_HOSTS;

  constructor(
    private readonly parts: ScanParts,
    private readonly work: BatchedWork,
  ) {}

  /** The tally of all hosts that have a result. Those whose turn never came have one too, unless only a stop kept them from it. */
  async run(): Promise<HostTally> {
    const { plan, found, again } = this.work;
    const turns = turnsOf(plan, found);
    this.parts.results.expect(plan.refused.length + turns.length + again.length);
    await this.publishLeftOut(plan.refused);
    for (const host of again) await this.publish([await host.read()]);
    let turnsTaken = 0;
    while (turnsTaken < turns.length) {
      await this.parts.care.untilMayRun(this.work.timeLeftMs(), this.work.signals.working);
      if (this.isOver()) break;
      const batch = batchAt(turns, turnsTaken, this.parts.care.limits(plan.maxRate).maxHostgroup);
      await this.scan(batch, turns.length);
      turnsTaken += batch.targets.length;
    }
    await this.publishLeftOut(this.withoutTurn(turns, turnsTaken));
    return this.tally;
  }

  private isOver(): boolean {
    const { signals, timeLeftMs } = this.work;
    signals.over.throwIfAborted();
    return signals.stop.aborted || timeLeftMs() <= 0;
  }

  private async scan({ targets, before }: Batch, total: number): Promise<void> {
    const { plan, timeLeftMs, signals } = this.work;
    const { nmap, router, results, care } = this.parts;
    const place = { batch: { before, size: targets.length, total }, searched: plan.search.ranges.length > 0 };
    const { ports, maxRate } = plan;
    const turnMs = longestTurnMs(timeLeftMs(), total - before, care.config.hostsAtOnce);
    const sparing = this.sparing();
    const task = { targets, ports, maxRate, timeLeftMs, longestTurnMs: turnMs, care, sparing };
    const seen = await scanBatch(
      nmap,
      task,
      (phase, fraction) => results.progress({ phase, fraction, ...place }),
      signals.working,
    );
    signals.over.throwIfAborted();
    const neighbours = await router.hearAgain(signals.over, signals.stop);
    results.progress({ phase: 'publishing', fraction: 0, ...place });
    await this.publish(hostsOfBatch(task, seen, neighbours));
  }

  /** Who may not bear what is usual is known by the maker of its network interface, as the wire or the router showed it. */
  private sparing(): Sparing {
    const { care, router } = this.parts;
    const { sparesFragileDevices } = care.config;
    const known = new Map((router.neighbours ?? []).map(({ address, mac }) => [address, mac]));
    const macOf = (address: string) => this.work.macs.get(address) ?? known.get(address) ?? '';
    return {
      sparesPorts: sparesFragileDevices,
      isGentle: (address) => sparesFragileDevices && isFragileMac(macOf(address)),
    };
  }

  /** A named address always has a result. One that was only found has none when the scan was stopped: it is asked for again. */
  private withoutTurn(turns: readonly string[], turnsTaken: number): LeftOutTarget[] {
    const { plan, signals } = this.work;
    const stopped = signals.stop.aborted;
    const left = turns.slice(turnsTaken, stopped ? plan.targets.length : turns.length);
    return left.map((address) => leftOut(address, stopped ? 'stopped' : 'deadline_reached'));
  }

  private async publishLeftOut(targets: readonly LeftOutTarget[]): Promise<void> {
    const at = new Date();
    for (const { address, outcome, reason } of targets) {
      await this.publish([assembleUnscanned(address, { outcome, reason: explainLeftOut(reason) }, at)]);
    }
  }

  /** All at once, so that they share the wait for the disk. */
  private async publish(hosts: readonly HostFacts[]): Promise<void> {
    await Promise.all(hosts.map((host) => this.parts.results.hostObserved(host)));
    for (const host of hosts) this.tally = tallied(this.tally, host);
  }
}
