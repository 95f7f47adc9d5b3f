import { Injectable } from '@nestjs/common';
import { type Device, DevicesReadModel } from '../../ingest/index.js';
import { DeviceFindingsReadModel } from '../../match/index.js';
import type { ReadTx } from '../../platform/database/index.js';
import { groupedBy } from '../../platform/grouped-by.js';
import type { LookedAtDevice } from './device-figures.js';

/** Devices with what their newest looks say of them. */
@Injectable()
export class LookedAtDevices {
  constructor(
    private readonly devices: DevicesReadModel,
    private readonly findings: DeviceFindingsReadModel,
  ) {}

  /** In the order of the devices. */
  async of(tenantId: string, devices: readonly Device[], now: Date, tx: ReadTx): Promise<LookedAtDevice[]> {
    const ids = devices.map(({ id }) => id);
    const newest = await this.findings.newest(tenantId, ids, now, tx);
    const lastComplete = await this.devices.lastComplete(tenantId, ids, tx);
    const versions = await this.devices.lastVersions(tenantId, ids, tx);
    const current = groupedBy(newest.filter((finding) => finding.current), ({ device_id }) => device_id); // prettier-ignore
    const completeAt = new Map(lastComplete.map(({ device_id, at }) => [device_id, at]));
    const routerOs = new Map(versions.map((version) => [version.device_id, version]));
    return devices.map((device) => {
      const told = routerOs.get(device.id);
      return {
        device,
        current: current.get(device.id) ?? [],
        lastCompleteAt: completeAt.get(device.id) ?? null,
        routeros: told === undefined ? null : routerOsOf(told),
      };
    });
  }
}

function routerOsOf({ version, lane, at }: { version: string; lane: 'host' | 'router'; at: Date }) {
  const source = lane === 'router' ? ('routeros_api' as const) : ('ftp_banner' as const);
  return { version, source, seen_at: at.toISOString() };
}
