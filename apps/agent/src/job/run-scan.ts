import type { HostFacts, ScanRequested, SiteScanOutcome } from '#contracts';
import { eitherAborts } from '#jetstream';
import { Inject, Injectable } from '@nestjs/common';
import { AGENT_CONFIG, AGENT_VERSION, type AgentConfig } from '../config/index.js';
import { NmapScanner } from '../nmap/index.js';
import { AttemptResults, type FinishedRest } from '../result/index.js';
import { type Entry, HandIn } from '../spool/index.js';
import { conclude, STOPPED_BEFORE_IT_BEGAN } from './conclude.js';
import { discoveryOf, searchGaps } from './discovery.js';
import { EarlierResults } from './earlier-results.js';
import { findHosts } from './find-hosts.js';
import { RouterWitness } from './router-witness.js';
import { ScanInBatches, type ScanSignals } from './scan-in-batches.js';
import { planScan, type ScanPlan } from './scan-plan.js';
import { SiteCare } from './site-care.js';
import { ScanSurroundings } from './scan-surroundings.js';
import { workLeft } from './work-left.js';

/** One attempt at a request. */
export interface ScanAttempt {
  readonly request: ScanRequested;
  readonly attempt: number;
  readonly traceparent: string | null;
  /** Aborts when the hold on the request is lost, or the program is stopping. */
  readonly signal: AbortSignal;
  /** Aborts only when the program is stopping: then the attempt is over for us. */
  readonly stopping: AbortSignal;
}

const NONE: ReadonlyMap<string, HostFacts> = new Map();

/** How an attempt ended, but for the times. */
type Ending = Pick<FinishedRest, 'outcome' | 'reason' | 'discovery' | 'care'>;

/** Who takes part in one attempt. */
interface ScanHelp {
  readonly results: AttemptResults;
  readonly signals: ScanSignals;
  readonly earlier: EarlierResults;
  readonly care: SiteCare;
}

/** The pipeline, top to bottom: plan -> router -> hosts in networks -> batches of nmap, router and results. */
@Injectable()
export class RunScan {
  constructor(
    @Inject(AGENT_CONFIG) private readonly config: AgentConfig,
    private readonly nmap: NmapScanner,
    private readonly handIn: HandIn,
    private readonly around: ScanSurroundings,
  ) {}

  /**
   * Resolves when every result is safe in the stream, or in the spool while the hold on the request is lost: then the request
   * comes again, and what was found is told again under the attempt that counts. An earlier attempt that this agent carried
   * out to its end is not carried out again. Rejects only when the program is stopping or the agent is broken.
   */
  async run(attempt: ScanAttempt): Promise<SiteScanOutcome | 'told_again'> {
    const siteScanId = attempt.request.site_scan_id;
    const knownToCentre = () => (attempt.attempt > 1 ? this.around.centre.of(siteScanId) : Promise.resolve(NONE));
    const earlier = new EarlierResults(this.handIn, siteScanId, knownToCentre);
    const whole = await earlier.ofWholeAttempt();
    const outcome = whole === null ? await this.carryOut(attempt, earlier) : await this.tellAgain(attempt, whole);
    await this.handInAll(attempt);
    return outcome;
  }

  /** Ends the request for good, as failed: for a request that keeps failing. */
  async giveUp(attempt: ScanAttempt, reason: string): Promise<void> {
    const place = { siteScanId: attempt.request.site_scan_id, attempt: attempt.attempt };
    await this.handIn.forget(place);
    const at = this.now().toISOString();
    await this.resultsOf(attempt).finished({ outcome: 'failed', reason, started_at: at, finished_at: at });
    await this.handIn.untilHandedIn(place, attempt.signal);
  }

  private async carryOut(attempt: ScanAttempt, earlier: EarlierResults): Promise<SiteScanOutcome> {
    const startedAt = this.now();
    const results = this.resultsOf(attempt);
    const word = this.around.stopWords.about(attempt.request);
    // Not when the hold is lost: the link is down then, and whoever may have the request meanwhile has another attempt.
    const either = eitherAborts(attempt.stopping, word.signal);
    const signals = { over: attempt.stopping, stop: word.signal, working: either.signal };
    try {
      await word.ask();
      // An earlier attempt may have told of hosts; a newer one that tells of none would hide them. The centre ends it by itself.
      if (word.signal.aborted && attempt.attempt > 1) return 'stopped';
      await results.started({ started_at: startedAt.toISOString(), agent: await this.agent() });
      const parts = { results, signals, earlier };
      const ending = word.signal.aborted ? STOPPED_BEFORE_IT_BEGAN : await this.scan(attempt.request, parts);
      const times = { started_at: startedAt.toISOString(), finished_at: this.now().toISOString() };
      await results.finished({ ...ending, ...times });
      return ending.outcome;
    } finally {
      either.forget();
      word.close();
    }
  }

  private async tellAgain(attempt: ScanAttempt, whole: readonly Entry[]): Promise<'told_again'> {
    const results = this.resultsOf(attempt);
    for (const entry of whole) await results.again(await this.handIn.read(entry));
    return 'told_again';
  }

  private async handInAll({ request, attempt, signal, stopping }: ScanAttempt): Promise<void> {
    const siteScanId = request.site_scan_id;
    try {
      await this.handIn.untilHandedIn({ siteScanId, attempt }, signal);
    } catch (error) {
      if (signal.aborted && !stopping.aborted) return;
      throw error;
    }
    await this.handIn.settle(siteScanId);
  }

  private async scan(request: ScanRequested, by: Omit<ScanHelp, 'care'>): Promise<Ending> {
    const { scan_id } = request;
    const care = new SiteCare(this.config.care, this.config.router, { scan_id });
    try {
      return await this.scanWithCare(request, { ...by, care });
    } finally {
      await care.end();
    }
  }

  private async scanWithCare(request: ScanRequested, { results, signals, earlier, care }: ScanHelp): Promise<Ending> {
    const plan = planScan(request, this.config.allowedNetworks, this.around.clock.centreTime());
    const timeLeftMs = countdown(plan.timeLimitMs);
    results.expect(plan.targets.length + plan.refused.length);
    results.progress({ phase: 'router', fraction: 0 });
    const router = await RouterWitness.hear(this.config.router, signals.working, () => this.around.clock.centreTime());
    await results.routerChecked(router.payload(this.now()));
    this.around.routerWatch.saw(router.outcome, router.reading?.reason ?? null, this.now());
    // Reading it all has made it busy by itself; from here on it is the scan. One that could be read is asked before any packet.
    const firstLook = care.begin();
    if (router.reading?.facts != null) await firstLook;

    const found = await this.findHosts(plan, { router, results, care, timeLeftMs, signal: signals.working });
    const parts = { nmap: this.nmap, router, results, care };
    const left = workLeft(plan, found.live, await earlier.finishedHosts());
    const hosts = await new ScanInBatches(parts, { ...left, macs: found.macs, timeLeftMs, signals }).run();
    const discovery = discoveryOf(plan.search, found);
    const taken = care.taken;
    const ending = conclude({
      hosts,
      router: router.outcome,
      discovery,
      searchGaps: searchGaps(plan.search, found),
      routerLost: router.lost,
      pausedS: taken?.paused_s ?? 0,
      stopped: signals.stop.aborted,
    });
    return { ...ending, ...(discovery === undefined ? {} : { discovery }), ...(taken === null ? {} : { care: taken }) };
  }

  private findHosts(
    { search, maxRate }: ScanPlan,
    by: Pick<ScanHelp, 'results' | 'care'> & { router: RouterWitness; timeLeftMs: () => number; signal: AbortSignal },
  ) {
    const { timeLeftMs, care } = by;
    const task = { search, maxRate, timeLeftMs, known: by.router.neighbours, care };
    const onProgress = (fraction: number): void => by.results.progress({ phase: 'planning', fraction });
    return findHosts(this.nmap, task, onProgress, by.signal);
  }

  private async agent() {
    const nmap_version = (await this.nmap.version())?.text ?? null;
    return { name: this.config.name, version: AGENT_VERSION, nmap_version };
  }

  private resultsOf(attempt: ScanAttempt): AttemptResults {
    return new AttemptResults(this.handIn, { ...attempt, agentName: this.config.name, now: () => this.now() });
  }

  private now(): Date {
    return new Date();
  }
}

/** Timers may ring a little early, and nothing can be done in so short a time. */
const AS_GOOD_AS_OVER_MS = 100;

/** Gives what is left of this time, from now on and by a clock nobody sets; 0 when it is over. */
function countdown(timeLimitMs: number): () => number {
  const endsAt = performance.now() + timeLimitMs;
  return () => {
    const left = endsAt - performance.now();
    return left < AS_GOOD_AS_OVER_MS ? 0 : left;
  };
}
