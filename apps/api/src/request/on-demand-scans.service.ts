import type {
  MultipleIpsScanBody,
  MultipleIpsScanResponse,
  OnDemandScanResponse,
  ScanRequested,
  SingleIpScanBody,
} from '#contracts';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { TenantWork } from '../platform/database/index.js';
import type { RequestCaller } from '../platform/http/index.js';
import { type ScanSettings, ScanSettingsReadModel } from '../schedule/index.js';
import type { Remember } from './idempotency.service.js';
import { type OnDemandWish, refuseImpossible } from './on-demand-request.js';
import { OpenScan } from './open-scan.service.js';
import { scanRequestOf } from './scan-requests.js';
import { newShortId } from './short-id.js';
import { TellSites } from './tell-sites.js';

/** A request for a scan, and what came with it. */
export interface ScanOrder<Body, Response> {
  readonly caller: RequestCaller;
  readonly body: Body;
  /** W3C trace context to hand on. */
  readonly traceparent: string | null;
  readonly remember: Remember<Response>;
}

type Wished<Response> = Omit<ScanOrder<unknown, Response>, 'body'> & {
  readonly wish: OnDemandWish;
  readonly answerOf: (request: ScanRequested) => Response;
};

/** Scans of addresses that a person asks for by name: at once, also inside a blackout of the schedule. */
@Injectable()
export class OnDemandScans {
  constructor(
    private readonly settings: ScanSettingsReadModel,
    private readonly tenantWork: TenantWork,
    private readonly openScan: OpenScan,
    private readonly tellSites: TellSites,
  ) {}

  /** @throws {AppError} when the request cannot be carried out; then nothing was opened. */
  singleIp({ body, ...order }: ScanOrder<SingleIpScanBody, OnDemandScanResponse>): Promise<OnDemandScanResponse> {
    const { schedule_id: scheduleId, site_id: siteId, ip_address } = body;
    const wish = { kind: 'single_ip' as const, scheduleId, siteId, targets: [ip_address] };
    const answerOf = ({ scan_id, requested_at }: ScanRequested): OnDemandScanResponse => ({
      scan_id,
      status: 'pending',
      ip_address,
      site_id: siteId,
      created_at: requested_at,
      message: 'Scan initiated. Check back for results.',
    });
    return this.open({ ...order, wish, answerOf });
  }

  /** @throws {AppError} when one of the addresses cannot be scanned; then none is. */
  multipleIps({
    body,
    ...order
  }: ScanOrder<MultipleIpsScanBody, MultipleIpsScanResponse>): Promise<MultipleIpsScanResponse> {
    const { schedule_id: scheduleId, site_id: siteId, ips } = body;
    const wish = { kind: 'multiple_ips' as const, scheduleId, siteId, targets: [...new Set(ips)] };
    const answerOf = (request: ScanRequested): MultipleIpsScanResponse => ({
      scan_id: request.scan_id,
      scan_site_id: request.site_scan_id,
      target_ips: request.targets,
      status: 'pending',
      created_at: request.requested_at,
      message: 'Scan started successfully',
    });
    return this.open({ ...order, wish, answerOf });
  }

  private async open<Response>({ caller, traceparent, remember, wish, answerOf }: Wished<Response>): Promise<Response> {
    const { tenantId } = caller;
    const response = await this.tenantWork.write(tenantId, async (tx) => {
      const settings = await this.settings.find(tenantId, wish.scheduleId, wish.siteId, tx);
      refuseImpossible(wish, settings);
      const request = requestOf(tenantId, wish, settings);
      const openings = [{ request, notStarted: null }];
      const order = { actor: caller, action: 'scan.requested', openings, traceparent, crowded: 'refuse' as const };
      await this.openScan.open(order, tx);
      const answer = answerOf(request);
      await remember(answer, tx);
      return answer;
    });
    this.tellSites.announce();
    return response;
  }
}

function requestOf(tenantId: string, wish: OnDemandWish, settings: ScanSettings): ScanRequested {
  const { kind, scheduleId, siteId, targets } = wish;
  const scan = { scanId: uuidv7(), shortId: newShortId(), at: new Date(), endBy: null };
  const site = { siteScanId: uuidv7(), siteId, targets, targetNetworks: [], allowedNetworks: settings.subnets };
  return scanRequestOf({ ...scan, tenantId, scheduleId, kind, settings }, site);
}
