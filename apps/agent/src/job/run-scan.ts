import type { ScanRequested } from '#contracts';
import { EventPublisher } from '#jetstream';
import { Inject, Injectable } from '@nestjs/common';
import { AGENT_CONFIG, AGENT_VERSION, type AgentConfig } from '../config/index.js';
import { NmapScanner } from '../nmap/index.js';
import { AttemptResults } from '../result/index.js';
import { type Neighbour, readNeighbours, readRouter, type RouterReading } from '../routeros/index.js';
import { conclude } from './conclude.js';
import { planScan } from './scan-plan.js';
import { hostsOf, scanTargets } from './scan-targets.js';

/** One attempt at a request. */
export interface ScanAttempt {
  readonly request: ScanRequested;
  readonly attempt: number;
  readonly traceparent: string | null;
  /** Aborts when the attempt is over for us: nothing more may be published for it. */
  readonly signal: AbortSignal;
}

/** The pipeline, top to bottom: plan -> router -> nmap -> results. */
@Injectable()
export class RunScan {
  constructor(
    @Inject(AGENT_CONFIG) private readonly config: AgentConfig,
    private readonly nmap: NmapScanner,
    private readonly publisher: EventPublisher,
  ) {}

  /** Resolves when every result is safe in the stream. Rejects only when the attempt is aborted or the agent is broken. */
  async run({ request, attempt, traceparent, signal }: ScanAttempt): Promise<void> {
    const startedAt = this.now();
    const results = this.resultsOf({ request, attempt, traceparent, signal });
    const nmapVersion = (await this.nmap.version())?.text ?? null;
    const agent = { name: this.config.name, version: AGENT_VERSION, nmap_version: nmapVersion };
    await results.started({ started_at: startedAt.toISOString(), agent });

    const plan = planScan(request, this.config.allowedNetworks, startedAt);
    results.progress('router', 0);
    const router = await this.readRouter(signal);
    await results.routerChecked(toPayload(router, this.now()));

    const seen = await scanTargets(this.nmap, plan, (phase, fraction) => results.progress(phase, fraction), signal);
    signal.throwIfAborted();
    const after = await this.readNeighboursAgain(router, signal);
    const neighbours = { before: router?.neighbours ?? null, after };

    results.progress('publishing', 0);
    const hosts = hostsOf(plan, seen, neighbours, this.now());
    for (const host of hosts) await results.hostObserved(host);
    const { outcome, reason } = conclude(hosts, router?.outcome ?? 'not_configured');
    const finished_at = this.now().toISOString();
    await results.finished({ outcome, reason, started_at: startedAt.toISOString(), finished_at });
  }

  /** Ends the request for good, as failed: for a request that keeps failing. */
  async giveUp(attempt: ScanAttempt, reason: string): Promise<void> {
    const at = this.now().toISOString();
    await this.resultsOf(attempt).finished({ outcome: 'failed', reason, started_at: at, finished_at: at });
  }

  private resultsOf(attempt: ScanAttempt): AttemptResults {
    return new AttemptResults(this.publisher, { ...attempt, agentName: this.config.name, now: () => this.now() });
  }

  private async readRouter(signal: AbortSignal): Promise<RouterReading | null> {
    return this.config.router === null ? null : readRouter(this.config.router, signal, () => this.now());
  }

  /** The second look, so that an address that changed hands during the scan is not blamed on the wrong device. */
  private async readNeighboursAgain(
    first: RouterReading | null,
    signal: AbortSignal,
  ): Promise<readonly Neighbour[] | null> {
    if (this.config.router === null || first?.facts == null) return null;
    return readNeighbours(this.config.router, signal);
  }

  private now(): Date {
    return new Date();
  }
}

function toPayload(router: RouterReading | null, now: Date) {
  if (router === null) {
    const checked_at = now.toISOString();
    return { endpoint: null, outcome: 'not_configured' as const, reason: null, facts: null, checks: [], checked_at };
  }
  const { endpoint, outcome, reason, facts, checks, checkedAt } = router;
  return { endpoint, outcome, reason, facts, checks: [...checks], checked_at: checkedAt.toISOString() };
}
