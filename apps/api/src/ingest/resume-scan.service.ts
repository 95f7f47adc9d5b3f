import type { ScanControlResponse } from '#contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../platform/app-error.js';
import { TenantWork, type Tx } from '../platform/database/index.js';
import type { RequestCaller } from '../platform/http/index.js';
import { controlAnswer, OpenScan, resumeOf, RunGate } from '../request/index.js';
import { type HeldScan, PausedScans } from './paused-scans.js';
import { resumedRequest } from './resumed-part.js';

/** A wish to let a scan go on. */
export interface ResumeOrder {
  readonly caller: RequestCaller;
  readonly scanId: string;
  /** W3C trace context to hand on. */
  readonly traceparent: string | null;
}

/** Lets paused scans go on with what is left. Here and not where scans are opened, because it depends on what was observed. */
@Injectable()
export class ResumeScan {
  constructor(
    private readonly tenantWork: TenantWork,
    private readonly pausedScans: PausedScans,
    private readonly gate: RunGate,
    private readonly openScan: OpenScan,
  ) {}

  /** @throws {AppError} 404, 409 when the state of the scan or its schedule does not allow it, 422 inside a blackout. */
  resume({ caller, scanId, traceparent }: ResumeOrder): Promise<ScanControlResponse> {
    return this.tenantWork.write(caller.tenantId, async (tx) => {
      const held = await this.pausedScans.hold(caller.tenantId, scanId, tx);
      if (held === null) throw new AppError('scan_not_found');
      const requests = await this.requestsFor(held, tx);
      const openings = requests.map((request) => ({ request, notStarted: null }));
      const order = { actor: caller, action: 'scan.resumed', openings, traceparent, crowded: 'refuse' as const };
      await this.openScan.open(order, tx);
      const parts = requests.map(({ site_scan_id, site_id }) => ({ id: site_scan_id, site_id }));
      return controlAnswer(scanId, { status: 'pending', parts });
    });
  }

  private async requestsFor({ scan, parts, finished }: HeldScan, tx: Tx) {
    const decision = resumeOf(parts);
    if (decision.refused !== null) throw new AppError(decision.refused);
    const at = new Date();
    const endBy = await this.gate.endOfResumed(scan, at, tx);
    return decision.parts.map((part) =>
      resumedRequest({ scan, part, finished: finished.get(part.site_id) ?? new Set(), at, endBy }),
    );
  }
}
