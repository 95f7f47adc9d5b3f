import { Injectable } from '@nestjs/common';
import { Clock, RouterWatch } from '../heartbeat/index.js';
import { HostsKnownToCentre } from './hosts-known-to-centre.js';
import { StopWords } from './stop-words.js';

/** Whom a scan asks, and whom it tells, beside what it does itself. */
@Injectable()
export class ScanSurroundings {
  constructor(
    readonly stopWords: StopWords,
    readonly centre: HostsKnownToCentre,
    readonly routerWatch: RouterWatch,
    readonly clock: Clock,
  ) {}
}
