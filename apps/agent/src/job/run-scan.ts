import type { ScanRequested, SiteScanOutcome } from '#contracts';
import { eitherAborts, EventPublisher } from '#jetstream';
import { Inject, Injectable } from '@nestjs/common';
import { AGENT_CONFIG, AGENT_VERSION, type AgentConfig } from '../config/index.js';
import { NmapScanner } from '../nmap/index.js';
import { AttemptResults, type FinishedRest } from '../result/index.js';
import { conclude, STOPPED_BEFORE_IT_BEGAN } from './conclude.js';
import { discoveryOf, searchGaps } from './discovery.js';
import { findHosts } from './find-hosts.js';
import { RouterWitness } from './router-witness.js';
import { ScanInBatches, type ScanSignals } from './scan-in-batches.js';
import { planScan, type ScanPlan } from './scan-plan.js';
import { StopWords } from './stop-words.js';

/** One attempt at a request. */
export interface ScanAttempt {
  readonly request: ScanRequested;
  readonly attempt: number;
  readonly traceparent: string | null;
  /** Aborts when the attempt is over for us: nothing more may be published for it. */
  readonly signal: AbortSignal;
}

/** How an attempt ended, but for the times. */
type Ending = Pick<FinishedRest, 'outcome' | 'reason' | 'discovery'>;

/** The pipeline, top to bottom: plan -> router -> hosts in networks -> batches of nmap, router and results. */
@Injectable()
export class RunScan {
  constructor(
    @Inject(AGENT_CONFIG) private readonly config: AgentConfig,
    private readonly nmap: NmapScanner,
    private readonly publisher: EventPublisher,
    private readonly stopWords: StopWords,
  ) {}

  /** Resolves when every result is safe in the stream. Rejects only when the attempt is aborted or the agent is broken. */
  async run(attempt: ScanAttempt): Promise<SiteScanOutcome> {
    const startedAt = this.now();
    const results = this.resultsOf(attempt);
    const word = this.stopWords.about(attempt.request);
    const either = eitherAborts(attempt.signal, word.signal);
    const signals = { lease: attempt.signal, stop: word.signal, working: either.signal };
    try {
      await word.ask();
      // An earlier attempt may have told of hosts; a newer one that tells of none would hide them. The centre ends it by itself.
      if (word.signal.aborted && attempt.attempt > 1) return 'stopped';
      await results.started({ started_at: startedAt.toISOString(), agent: await this.agent() });
      const ending = word.signal.aborted ? STOPPED_BEFORE_IT_BEGAN : await this.scan(attempt.request, results, signals);
      const times = { started_at: startedAt.toISOString(), finished_at: this.now().toISOString() };
      await results.finished({ ...ending, ...times });
      return ending.outcome;
    } finally {
      either.forget();
      word.close();
    }
  }

  /** Ends the request for good, as failed: for a request that keeps failing. */
  async giveUp(attempt: ScanAttempt, reason: string): Promise<void> {
    const at = this.now().toISOString();
    await this.resultsOf(attempt).finished({ outcome: 'failed', reason, started_at: at, finished_at: at });
  }

  private async scan(request: ScanRequested, results: AttemptResults, signals: ScanSignals): Promise<Ending> {
    const plan = planScan(request, this.config.allowedNetworks, this.now());
    const timeLeftMs = countdown(plan.timeLimitMs);
    results.expect(plan.targets.length + plan.refused.length);
    results.progress({ phase: 'router', fraction: 0 });
    const router = await RouterWitness.hear(this.config.router, signals.working, () => this.now());
    await results.routerChecked(router.payload(this.now()));

    const found = await this.findHosts(plan, { router, results, timeLeftMs, signal: signals.working });
    const parts = { nmap: this.nmap, router, results };
    const hosts = await new ScanInBatches(parts, { plan, found: found.live, timeLeftMs, signals }).run();
    const discovery = discoveryOf(plan.search, found);
    const gaps = searchGaps(plan.search, found);
    const ending = conclude({
      hosts,
      router: router.outcome,
      discovery,
      searchGaps: gaps,
      stopped: signals.stop.aborted,
    });
    return discovery === undefined ? ending : { ...ending, discovery };
  }

  private findHosts(
    { search, maxRate }: ScanPlan,
    by: { router: RouterWitness; results: AttemptResults; timeLeftMs: () => number; signal: AbortSignal },
  ) {
    const task = { search, maxRate, timeLeftMs: by.timeLeftMs, known: by.router.neighbours };
    const onProgress = (fraction: number): void => by.results.progress({ phase: 'planning', fraction });
    return findHosts(this.nmap, task, onProgress, by.signal);
  }

  private async agent() {
    const nmap_version = (await this.nmap.version())?.text ?? null;
    return { name: this.config.name, version: AGENT_VERSION, nmap_version };
  }

  private resultsOf(attempt: ScanAttempt): AttemptResults {
    return new AttemptResults(this.publisher, { ...attempt, agentName: this.config.name, now: () => this.now() });
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
