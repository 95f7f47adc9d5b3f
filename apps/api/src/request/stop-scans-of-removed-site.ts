import { Injectable } from '@nestjs/common';
import { SiteRemoval } from '../sites/index.js';
import { EndScan } from './end-scan.service.js';

/** A site that is deleted is scanned no more: its part of every scan ends, and paused ones do not go on. */
@Injectable()
export class StopScansOfRemovedSite {
  constructor(removal: SiteRemoval, endScan: EndScan) {
    // Nobody wakes the relay after the commit, which is not ours; it looks by itself every second.
    removal.add(({ tenantId, siteId }, tx) => endScan.endAtSite({ tenantId }, siteId, tx));
  }
}
