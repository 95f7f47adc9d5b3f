import { randomBytes } from 'node:crypto';
import { encodeEvent, type OnDemandScanResponse, ScanRequested, type SingleIpScanBody } from '#contracts';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Outbox } from '../outbox/index.js';
import { TenantWork } from '../platform/database/index.js';
import { ScanSettingsReadModel } from '../schedule/index.js';
import type { Remember } from './idempotency.service.js';
import { ScansStore } from './scans.store.js';
import { SHORT_ID_BYTES, shortIdOf } from './short-id.js';
import { refuseImpossible, singleIpScan } from './single-ip-request.js';

/** A request for a scan, and what came with it. */
export interface SingleIpOrder {
  readonly tenantId: string;
  readonly body: SingleIpScanBody;
  /** W3C trace context to hand on. */
  readonly traceparent: string | null;
  readonly remember: Remember<OnDemandScanResponse>;
}

/** Opens scans: the scan and the message about it are one transaction. */
@Injectable()
export class RequestScan {
  constructor(
    private readonly settings: ScanSettingsReadModel,
    private readonly tenantWork: TenantWork,
    private readonly scans: ScansStore,
    private readonly outbox: Outbox,
  ) {}

  /** @throws {AppError} when the request cannot be carried out; then nothing was opened. */
  async singleIp({ tenantId, body, traceparent, remember }: SingleIpOrder): Promise<OnDemandScanResponse> {
    const response = await this.tenantWork.write(tenantId, async (tx) => {
      const settings = await this.settings.find(tenantId, body.schedule_id, body.site_id, tx);
      refuseImpossible(body, settings);
      const request = singleIpScan(tenantId, body, settings, newScan());
      const answer = accepted(request, body);
      await this.scans.open(request, tx);
      await this.outbox.append(
        encodeEvent(ScanRequested, request.site_id, envelope(request, traceparent), request),
        tx,
      );
      await remember(answer, tx);
      return answer;
    });
    this.outbox.wake();
    return response;
  }
}

function newScan() {
  return { scanId: uuidv7(), siteScanId: uuidv7(), shortId: shortIdOf(randomBytes(SHORT_ID_BYTES)), at: new Date() };
}

function envelope(request: ScanRequested, traceparent: string | null) {
  return { id: uuidv7(), source: '/centre', time: request.requested_at, subject: request.scan_id, traceparent };
}

function accepted(request: ScanRequested, body: SingleIpScanBody): OnDemandScanResponse {
  return {
    scan_id: request.scan_id,
    status: 'pending',
    ip_address: body.ip_address,
    site_id: body.site_id,
    created_at: request.requested_at,
    message: 'Scan initiated. Check back for results.',
  };
}
