import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { OpenStreams } from './open-streams.service.js';
import { ScanLooks } from './scan-looks.service.js';
import { ScanWatch } from './scan-watch.service.js';

/** Who wants to follow which scan. */
export interface Follower {
  readonly tenantId: string;
  readonly scanId: string;
  /** The last event it has; 0 for none. */
  readonly after: number;
  /** Whether its token is still good. */
  readonly isAllowed: () => Promise<boolean>;
}

/** Lets callers follow what happens to a scan. */
@Injectable()
export class FollowScan {
  constructor(
    private readonly looks: ScanLooks,
    private readonly watch: ScanWatch,
    private readonly streams: OpenStreams,
  ) {}

  /** @throws {AppError} `scan_not_found`, `too_many_streams`. */
  async stream({ tenantId, scanId, after, isAllowed }: Follower): Promise<Readable> {
    const look = (sequence: number) => this.looks.at(tenantId, scanId, sequence);
    await look(after);
    const watch = (wake: () => void) => this.watch.watch(scanId, wake);
    return this.streams.open({ tenantId, after, look, watch, isAllowed });
  }
}
