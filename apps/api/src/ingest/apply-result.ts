import type { ScanFinished, ScanHostObserved, ScanProgress, ScanRouterChecked, ScanStarted } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/index.js';
import { hasAllResults, type Heard, type LockedSiteScan, type ResultCount, SiteScans } from '../request/index.js';
import { DevicesStore } from './devices.store.js';
import { deviceOfHost, deviceOfRouter } from './identity.js';
import { ObservationsStore } from './observations.store.js';

/** Brings an admitted result into the database. */
@Injectable()
export class ApplyResult {
  constructor(
    private readonly observations: ObservationsStore,
    private readonly devices: DevicesStore,
    private readonly siteScans: SiteScans,
  ) {}

  async started(event: ScanStarted, _siteScan: LockedSiteScan, tx: Tx): Promise<void> {
    await this.siteScans.started(event, tx);
  }

  async progressed(event: ScanProgress, _siteScan: LockedSiteScan, tx: Tx): Promise<void> {
    await this.siteScans.progressed(event, tx);
  }

  async hostObserved(event: ScanHostObserved, siteScan: LockedSiteScan, tx: Tx): Promise<void> {
    const deviceId = await this.devices.seen(siteScan, deviceOfHost(event.host), event.host.ended_at, tx);
    await this.observations.saveHost(event, siteScan, deviceId, tx);
  }

  async routerChecked(event: ScanRouterChecked, siteScan: LockedSiteScan, tx: Tx): Promise<void> {
    const { facts, endpoint, checked_at } = event;
    const device = facts === null || endpoint === null ? null : deviceOfRouter(facts, endpoint);
    const deviceId = await this.devices.seen(siteScan, device, checked_at, tx);
    await this.observations.saveRouter(event, siteScan, deviceId, tx);
  }

  async finished(event: ScanFinished, _siteScan: LockedSiteScan, tx: Tx): Promise<void> {
    await this.siteScans.finished(event, tx);
  }

  /** How many results were announced and how many are stored. */
  async count(siteScan: LockedSiteScan, tx: Tx): Promise<ResultCount> {
    const stored = await this.observations.count(siteScan.id, siteScan.attempt, tx);
    return {
      expectedHosts: siteScan.expected_hosts,
      expectedRouters: siteScan.expected_routers,
      storedHosts: stored.hosts,
      storedRouters: stored.routers,
    };
  }

  /**
   * Says that the result is stored, and ends the wait for results when it was the last announced one. The site scan as it
   * stands after the result, which may be the one that announced.
   */
  async endWhenComplete(siteScanId: string, heard: Heard, tx: Tx): Promise<boolean> {
    const siteScan = await this.siteScans.heard(siteScanId, heard, tx);
    if (siteScan.expected_hosts === null || !hasAllResults(await this.count(siteScan, tx))) return false;
    await this.siteScans.observed(siteScanId, tx);
    return true;
  }
}
