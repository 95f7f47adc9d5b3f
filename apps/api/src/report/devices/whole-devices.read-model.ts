import { Injectable } from '@nestjs/common';
import { type DeviceLook, DevicesReadModel, type SeenPorts, type SeenRouter } from '../../ingest/index.js';
import { DeviceFindingsReadModel, type Finding } from '../../match/index.js';
import type { ReadTx } from '../../platform/database/index.js';
import type { LookedAtDevice } from './device-figures.js';

type Names = Awaited<ReturnType<DevicesReadModel['addresses']>>;

/** What is told of one device besides its figures. */
export interface WholeDevice {
  readonly addresses: Names;
  readonly hostnames: Names;
  /** Newest first. */
  readonly looks: readonly DeviceLook[];
  readonly ports: SeenPorts | null;
  readonly router: SeenRouter | null;
  /** The current findings, whole. */
  readonly findings: readonly Finding[];
}

const MOST_LOOKS = 100;

/** Everything about one device. */
@Injectable()
export class WholeDevices {
  constructor(
    private readonly devices: DevicesReadModel,
    private readonly findings: DeviceFindingsReadModel,
  ) {}

  async of(tenantId: string, { device, current }: LookedAtDevice, tx: ReadTx): Promise<WholeDevice> {
    const looks = await this.devices.newestLooks(tenantId, device.id, MOST_LOOKS, tx);
    const host = looks.find(({ lane, outcome }) => lane === 'host' && outcome !== 'no_answer');
    const router = looks.find(({ lane, version }) => lane === 'router' && version !== null);
    return {
      addresses: await this.devices.addresses(tenantId, device.id, tx),
      hostnames: await this.devices.hostnames(tenantId, device.id, tx),
      looks,
      ports: host === undefined ? null : await this.devices.openPorts(tenantId, host.observation_id, tx),
      router: router === undefined ? null : await this.devices.routerFacts(tenantId, router.observation_id, tx),
      findings: await this.findings.withIds(tenantId, current.map(({ id }) => id), tx), // prettier-ignore
    };
  }
}
