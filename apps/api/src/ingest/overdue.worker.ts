import { Injectable } from '@nestjs/common';
import { WakeableLoops } from '../platform/database/index.js';
import { Streams } from '../platform/nats/index.js';
import { EndOverdue } from './end-overdue.service.js';

const POLL_MS = 5_000;

/**
 * Looks now and then for site scans that are overdue, or were asked to end and did not. Its clock is how far ingest has come, not the wall's: after an outage of
 * ours, results that were in time still wait in the stream.
 */
@Injectable()
export class OverdueWorker {
  constructor(endOverdue: EndOverdue, streams: Streams, loops: WakeableLoops) {
    const turn = async () => endOverdue.run(await streams.resultsTakenInUntil(new Date()));
    loops.create({ name: 'overdue scans', channel: 'overdue_scans', pollMs: POLL_MS, turn });
  }
}
