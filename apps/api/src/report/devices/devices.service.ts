import type { DeviceDetail, DevicesSummary, DeviceSummary } from '#contracts';
import { Injectable } from '@nestjs/common';
import { type Device, DevicesReadModel } from '../../ingest/index.js';
import { type ReadTx, TenantWork } from '../../platform/database/index.js';
import type { PagePosition } from '../../platform/http/index.js';
import { detailDevice } from './device-detail.js';
import { DeviceFigures, isVulnerable, type LookedAtDevice, summariseDevice } from './device-figures.js';
import { LookedAtDevices } from './looked-at-devices.read-model.js';
import { WholeDevices } from './whole-devices.read-model.js';

/** Which devices are wanted; a field left out wants all. */
export interface WantedDevices {
  readonly siteId?: string | undefined;
  readonly mac?: string | undefined;
  readonly text?: string | undefined;
  readonly vulnerable?: boolean | undefined;
}

export interface DevicePage {
  readonly devices: readonly DeviceSummary[];
  /** Where the next page begins; null when this is the last one. */
  readonly next: PagePosition | null;
}

interface Page {
  readonly limit: number;
  readonly before: PagePosition | null;
}

/** How many devices are looked at at a time. Whether one is vulnerable is known only once its findings are there. */
const CHUNK = 200;

/** Answers which devices there are and how they stand. */
@Injectable()
export class Devices {
  constructor(
    private readonly tenantWork: TenantWork,
    private readonly devices: DevicesReadModel,
    private readonly lookedAt: LookedAtDevices,
    private readonly whole: WholeDevices,
  ) {}

  /** The device seen last comes first. */
  list(tenantId: string, wanted: WantedDevices, page: Page, now: Date): Promise<DevicePage> {
    return this.tenantWork.read(tenantId, async (tx) => {
      const found: LookedAtDevice[] = [];
      const chunk = wanted.vulnerable === undefined ? page.limit + 1 : CHUNK;
      for await (const looked of this.walk({ tenantId, wanted, now, chunk, tx }, page.before)) {
        if (wanted.vulnerable !== undefined && isVulnerable(looked) !== wanted.vulnerable) continue;
        found.push(looked);
        if (found.length > page.limit) break;
      }
      const shown = found.slice(0, page.limit);
      const last = found.length > page.limit ? shown.at(-1)?.device : undefined;
      return { devices: shown.map(summariseDevice), next: last === undefined ? null : positionOf(last) };
    });
  }

  /** All devices in figures. */
  summary(tenantId: string, siteId: string | undefined, now: Date): Promise<DevicesSummary> {
    return this.tenantWork.read(tenantId, async (tx) => {
      const figures = new DeviceFigures();
      for await (const looked of this.walk({ tenantId, wanted: { siteId }, now, chunk: CHUNK, tx }, null)) {
        figures.add(looked);
      }
      return figures.total();
    });
  }

  /** The device with all that is known of it, when it is this tenant's. */
  find(tenantId: string, deviceId: string, now: Date): Promise<DeviceDetail | null> {
    return this.tenantWork.read(tenantId, async (tx) => {
      const device = await this.devices.find(tenantId, deviceId, tx);
      if (device === null) return null;
      const [looked] = await this.lookedAt.of(tenantId, [device], now, tx);
      return looked === undefined ? null : detailDevice(looked, await this.whole.of(tenantId, looked, tx));
    });
  }

  /** All wanted devices but for their vulnerability, one after another, a chunk at a time. */
  private async *walk(
    of: {
      readonly tenantId: string;
      readonly wanted: WantedDevices;
      readonly now: Date;
      readonly chunk: number;
      readonly tx: ReadTx;
    },
    from: PagePosition | null,
  ): AsyncGenerator<LookedAtDevice> {
    const { tenantId, wanted, now, chunk: limit, tx } = of;
    const { siteId, mac, text, vulnerable } = wanted;
    const filter = { siteId, mac, text, onceVulnerable: vulnerable === true };
    for (let before = from, isOver = false; !isOver;) {
      const chunk: Device[] = await this.devices.list(tenantId, filter, { limit, before }, tx);
      yield* await this.lookedAt.of(tenantId, chunk, now, tx);
      const last = chunk.at(-1);
      isOver = last === undefined || chunk.length < limit;
      before = last === undefined ? null : positionOf(last);
    }
  }
}

function positionOf(device: Device): PagePosition {
  return { at: device.last_seen_at, id: device.id };
}
