import type { ScanEventMessage, ScanProgressMessage } from '#contracts';
import { HEARTBEAT, STREAM_BEGINS, streamText } from './event-stream.js';

/** How a scan stands at one moment, and what has happened to it that was not told yet. */
export interface ScanLook {
  /** In their order. */
  readonly events: readonly ScanEventMessage[];
  /** Whether there are more events at this moment than were read. */
  readonly more: boolean;
  readonly progress: ScanProgressMessage;
  /** Nothing will happen to it any more. */
  readonly isOver: boolean;
}

/** Where a stream gets what it tells. */
export interface ScanEventSource {
  look(after: number): Promise<ScanLook>;
  /** Waits for something new. `silent`: nothing came for as long as a connection should be silent; `closed`: it is to end. */
  next(): Promise<'new' | 'silent' | 'closed'>;
}

/**
 * Everything that happens to a scan after the event `after`, as the text of a stream: what happened so far, then what happens,
 * each event once and in its order; how far the scan has come whenever that changes; and `end` when it is over and all was told.
 * It reads no further than it is read, so that a slow reader costs no memory and is told of the newest progress only.
 */
export async function* scanEventText(source: ScanEventSource, after: number): AsyncGenerator<string> {
  yield STREAM_BEGINS;
  let sequence = after;
  let told = '';
  for (;;) {
    const look = await source.look(sequence);
    if (look.events.length > 0) yield look.events.map(eventText).join('');
    sequence = look.events.at(-1)?.sequence ?? sequence;
    if (look.more) continue;
    if (look.isOver) {
      yield streamText({ event: 'end', data: look.progress });
      return;
    }
    const progress = streamText({ event: 'progress', data: look.progress });
    if (progress !== told) yield progress;
    told = progress;
    const next = await source.next();
    if (next === 'closed') return;
    if (next === 'silent') yield HEARTBEAT;
  }
}

function eventText(event: ScanEventMessage): string {
  return streamText({ event: event.type, id: event.sequence, data: event });
}
