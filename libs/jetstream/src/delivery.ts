import type { Envelope } from '#contracts';

/** What a handler is told about the message beside its payload. */
export interface Delivery {
  readonly envelope: Envelope;
  /** 1 for the first delivery of this message, then rising. */
  readonly deliveryCount: number;
  /** Place of the message in its stream. */
  readonly streamSequence: number;
  /** Aborts when the hold on the message is lost or the program is stopping: finish up, the work will be done elsewhere. */
  readonly signal: AbortSignal;
  /** Aborts only when the program is stopping. Work whose results are fenced may go on without the hold: nobody else needs to do it then. */
  readonly stopping: AbortSignal;
}

/** Something that happened while consuming that an operator may want to know. */
export interface ConsumeTrouble {
  readonly what: 'pull_failed' | 'rejected' | 'retried' | 'abandoned' | 'not_settled';
  readonly subject: string | null;
  readonly eventId: string | null;
  readonly reason: string;
}
