import {
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
import type { EventPublisher } from '#jetstream';
import { v5 as uuidv5 } from 'uuid';
import type { z } from 'zod';
import { overallPercent, type ScanPosition } from './progress-scale.js';

/** Namespace of result ids. An id says which result of which attempt it is, so a repeated one is known by it. */
const NAMESPACE = '2f0c5a52-1a0e-4d0f-8a45-52a7b1f0f9c7';

/** Progress is told at most this often, phase changes aside. */
const PROGRESS_EVERY_MS = 1_000;

type Payload<Event extends EventDeclaration> = z.output<Event['publish']>;
type Rest<Event extends EventDeclaration> = Omit<Payload<Event>, 'scan_id' | 'site_scan_id' | 'site_id' | 'attempt'>;

/** What the last word says, but for what is counted here. */
export type FinishedRest = Omit<Rest<typeof ScanFinished>, 'results'>;

/** One attempt at a request, and where its results belong. */
export interface AttemptContext {
  readonly request: ScanRequested;
  readonly attempt: number;
  readonly agentName: string;
  readonly traceparent: string | null;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

/**
 * The results of one attempt on their way to the centre. Each is published until the stream has it on disk; a dead link
 * only delays. Rejects only when the attempt is aborted or the broker takes no such message.
 */
export class AttemptResults {
  private expected = 0;
  private hosts = 0;
  private routers = 0;
  private progressSequence = 0;
  private percent = 0;
  private toldAt = 0;
  private toldPhase: ScanPhase | null = null;

  constructor(
    private readonly publisher: EventPublisher,
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
    await this.publish(ScanHostObserved, { ...this.belongs(), host }, host.ended_at, `host/${host.address}`);
    this.hosts += 1;
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
    const event = this.encode(ScanProgress, { ...this.belongs(), ...rest }, at, `progress/${rest.sequence}`);
    this.publisher.publish(event).catch(() => undefined);
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
    await this.publisher.publishUntilStored(this.encode(event, payload, time, key), this.context.signal);
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
