import { Injectable } from '@nestjs/common';
import { AppError } from '../platform/app-error.js';
import { TenantWork } from '../platform/database/index.js';
import { ScanEventsReadModel, ScansReadModel } from '../request/index.js';
import type { ScanLook } from './scan-event-text.js';
import { lookAt } from './scan-look.js';

const EVENTS_AT_A_TIME = 200;

/** A moment of a scan: it and its events are read as they stood together. */
@Injectable()
export class ScanLooks {
  constructor(
    private readonly tenantWork: TenantWork,
    private readonly scans: ScansReadModel,
    private readonly events: ScanEventsReadModel,
  ) {}

  /** @throws {AppError} `scan_not_found` when the scan is not this tenant's. */
  at(tenantId: string, scanId: string, after: number): Promise<ScanLook> {
    return this.tenantWork.read(tenantId, async (tx) => {
      const scan = await this.scans.find(tenantId, scanId, tx);
      if (scan === null) throw new AppError('scan_not_found');
      const events = await this.events.after(scanId, after, EVENTS_AT_A_TIME + 1, tx);
      return lookAt(scan, events, EVENTS_AT_A_TIME);
    });
  }
}
