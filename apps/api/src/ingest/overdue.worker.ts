import { Injectable } from '@nestjs/common';
import { WakeableLoops } from '../platform/database/index.js';
import { Streams } from '../platform/nats/index.js';
import { EndOverdue } from './end-overdue.service.js';

const POLL_MS = 15_000;

/**
 * Looks for overdue site scans now and then. Its clock is how far ingest has come, not the wall's: after an outage of
 * ours, results that were in time still wait in the stream.
 */
@Injectable()
export class OverdueWorker {
  constructor(endOverdue: EndOverdue, streams: Streams, loops: WakeableLoops) {
    const turn = async () => endOverdue.run(await streams.resultsTakenInUntil(new Date()));
    loops.create({ name: 'overdue scans', channel: 'overdue_scans', pollMs: POLL_MS, turn });
  }
}
