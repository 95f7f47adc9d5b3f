import {
  decodeEvent,
  type EncodedEvent,
  encodeEvent,
  type EventDeclaration,
  type HostFacts,
  ScanFinished,
  ScanHostObserved,
  type ScanPhase,
  ScanProgress,
  type ScanRequested,
  ScanRouterChecked,
  ScanStarted,
} from '#contracts';
import { v5 as uuidv5 } from 'uuid';
import type { z } from 'zod';
import { overallPercent, type ScanPosition } from './progress-scale.js';

/** Namespace of result ids. An id says which result of which attempt it is, so a repeated one is known by it. */
const NAMESPACE = '2f0c5a52-1a0e-4d0f-8a45-52a7b1f0f9c7';

/** Progress is told at most this often, phase changes aside. */
const PROGRESS_EVERY_MS = 1_000;

type Payload<Event extends EventDeclaration> = z.output<Event['publish']>;
type Rest<Event extends EventDeclaration> = Omit<Payload<Event>, 'scan_id' | 'site_scan_id' | 'site_id' | 'attempt'>;

/** Every event that is a result. */
const RESULTS: readonly EventDeclaration[] = [ScanStarted, ScanRouterChecked, ScanHostObserved, ScanFinished];

/** The centre ends a site scan by itself five minutes after its deadline; later nobody has use for its results. */
const OF_USE_AFTER_DEADLINE_MS = 600_000;

/** A result, and where it belongs. */
export interface Result {
  readonly siteScanId: string;
  readonly attempt: number;
  /** Which result of the attempt it is: `started`, `router`, `host/<address>`, `finished`. */
  readonly key: string;
  /** Whether another attempt need not look again. */
  readonly complete: boolean;
  /** Until when another attempt may have use for it, ISO 8601 in UTC. */
  readonly keepUntil: string;
  readonly event: EncodedEvent;
}

/** Where results go. */
export interface ResultOutlet {
  /** Resolves when it is safe on this machine; it is handed in whenever that can be done. */
  keep(result: Result): Promise<void>;
  /** Says it if anybody can hear it now. */
  tell(event: EncodedEvent): void;
}

/** What the last word says, but for what is counted here. */
export type FinishedRest = Omit<Rest<typeof ScanFinished>, 'results'>;

/** One attempt at a request, and where its results belong. */
export interface AttemptContext {
  readonly request: ScanRequested;
  readonly attempt: number;
  readonly agentName: string;
  readonly traceparent: string | null;
  readonly now: () => Date;
}

/** The results of one attempt on their way to the centre. Each is safe on this machine first; a dead link only delays. */
export class AttemptResults {
  private expected = 0;
  private hosts = 0;
  private routers = 0;
  private progressSequence = 0;
  private percent = 0;
  private toldAt = 0;
  private toldPhase: ScanPhase | null = null;

  constructor(
    private readonly outlet: ResultOutlet,
    private readonly context: AttemptContext,
  ) {}

  async started(rest: Rest<typeof ScanStarted>): Promise<void> {
    await this.publish(ScanStarted, { ...this.belongs(), ...rest }, rest.started_at, 'started');
  }

  async routerChecked(rest: Rest<typeof ScanRouterChecked>): Promise<void> {
    await this.publish(ScanRouterChecked, { ...this.belongs(), ...rest }, rest.checked_at, 'router');
    this.routers = 1;
  }

  async hostObserved(host: HostFacts): Promise<void> {
    const { outcome, ended_at, address } = host;
    const event = this.encode(ScanHostObserved, { ...this.belongs(), host }, ended_at, `host/${address}`);
    await this.keep(event, `host/${address}`, outcome === 'complete');
    this.hosts += 1;
  }

  /**
   * Tells for this attempt what an earlier one told.
   * @throws {Error} when it is no result.
   */
  async again({ key, complete, event }: Pick<Result, 'key' | 'complete' | 'event'>): Promise<void> {
    const reading = decodeEvent(RESULTS, event);
    if (!reading.ok) throw new Error(`A kept result cannot be told again: ${reading.reason}`);
    const payload = { ...(reading.payload as object), ...this.belongs() };
    await this.keep(this.encode(reading.event, payload, reading.envelope.time, key), key, complete);
  }

  /** How many hosts will have a result, as far as is known by now. */
  expect(hosts: number): void {
    this.expected = hosts;
  }

  /** The last word: says how many results there are, so that none can be missing unnoticed. */
  async finished(rest: FinishedRest): Promise<void> {
    const results = { hosts: this.hosts, routers: this.routers };
    await this.publish(ScanFinished, { ...this.belongs(), ...rest, results }, rest.finished_at, 'finished');
  }

  /** Tells how far the scan has come. Best effort: nothing waits for it and nothing fails for it. It never goes back. */
  progress(position: ScanPosition): void {
    const now = this.context.now();
    this.percent = Math.max(this.percent, overallPercent(position));
    const { phase } = position;
    if (phase === this.toldPhase && now.getTime() - this.toldAt < PROGRESS_EVERY_MS) return;
    this.toldPhase = phase;
    this.toldAt = now.getTime();
    this.progressSequence += 1;
    const at = now.toISOString();
    const hosts = { found: Math.max(this.expected, this.hosts), done: this.hosts };
    const rest = { sequence: this.progressSequence, phase, percent: this.percent, hosts, at };
    this.outlet.tell(this.encode(ScanProgress, { ...this.belongs(), ...rest }, at, `progress/${rest.sequence}`));
  }

  private belongs() {
    const { scan_id, site_scan_id, site_id } = this.context.request;
    return { scan_id, site_scan_id, site_id, attempt: this.context.attempt };
  }

  private async publish<Shape extends z.ZodObject>(
    event: EventDeclaration<Shape>,
    payload: z.output<Shape>,
    time: string,
    key: string,
  ): Promise<void> {
    await this.keep(this.encode(event, payload, time, key), key, false);
  }

  private async keep(event: EncodedEvent, key: string, complete: boolean): Promise<void> {
    const { request, attempt } = this.context;
    const keepUntil = new Date((Date.parse(request.deadline) || 0) + OF_USE_AFTER_DEADLINE_MS).toISOString();
    await this.outlet.keep({ siteScanId: request.site_scan_id, attempt, key, complete, keepUntil, event });
  }

  private encode<Shape extends z.ZodObject>(
    event: EventDeclaration<Shape>,
    payload: z.output<Shape>,
    time: string,
    key: string,
  ) {
    const { request, attempt, agentName, traceparent } = this.context;
    const id = uuidv5(`${request.site_scan_id}/${attempt}/${key}`, NAMESPACE);
    const source = `/sites/${request.site_id}/agents/${agentName}`;
    return encodeEvent(event, request.site_id, { id, source, time, subject: request.scan_id, traceparent }, payload);
  }
}
