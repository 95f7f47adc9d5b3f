import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/index.js';
import { type RequestedPart, type RequestedScan, SiteScanParts } from '../request/index.js';
import { ObservationsReadModel } from './observations.read-model.js';

/** A scan, with its parts held, and what is finished in it. */
export interface HeldScan {
  readonly scan: RequestedScan;
  readonly parts: readonly RequestedPart[];
  /** Addresses with a finished result, by site. */
  readonly finished: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What there is to know of a scan that is to go on. */
@Injectable()
export class PausedScans {
  constructor(
    private readonly siteScanParts: SiteScanParts,
    private readonly observations: ObservationsReadModel,
  ) {}

  /** The scan, when it is this tenant's, held until the end of the transaction. */
  async hold(tenantId: string, scanId: string, tx: Tx): Promise<HeldScan | null> {
    const scan = await this.siteScanParts.find(tenantId, scanId, tx);
    if (scan === null) return null;
    const parts = await this.siteScanParts.lock(tenantId, scanId, tx);
    return { scan, parts, finished: await this.observations.finishedAddresses(parts, tx) };
  }
}
