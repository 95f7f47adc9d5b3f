import { encodeEvent, type EncodedEvent, type EventDeclaration, type PayloadOf } from '#contracts';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Outbox } from '../outbox/index.js';
import { Notifications, type Tx } from '../platform/database/index.js';
import { SCAN_EVENTS } from './scan-events.read-model.js';

/** What every message of the centre's says. */
interface Said {
  readonly site_id: string;
  readonly scan_id: string;
  readonly requested_at: string;
}

/** A message of the centre's about a scan. `traceparent` is W3C trace context to hand on. */
export function centreMessage<Event extends EventDeclaration>(
  event: Event,
  payload: PayloadOf<Event> & Said,
  traceparent: string | null = null,
): EncodedEvent {
  const { site_id, scan_id, requested_at } = payload;
  const envelope = { id: uuidv7(), source: '/centre', time: requested_at, subject: scan_id, traceparent };
  return encodeEvent(event as EventDeclaration, site_id, envelope, payload);
}

/** The way from a change of a scan to its sites, and to who follows it. */
@Injectable()
export class TellSites {
  constructor(
    private readonly outbox: Outbox,
    private readonly notifications: Notifications,
  ) {}

  /** Leaves messages for the sites, in the transaction of the change they tell of. */
  tell(messages: readonly EncodedEvent[], tx: Tx): Promise<void> {
    return this.outbox.append(messages, tx);
  }

  /** Has the change noticed at once. Call it after the commit. */
  announce(): void {
    this.outbox.wake();
    this.notifications.announce(SCAN_EVENTS);
  }
}
