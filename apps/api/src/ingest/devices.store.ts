import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/index.js';
import { deviceId, type SeenDevice } from './identity.js';

/** What is newer wins; what an observation does not know is kept. In any order of arrival the result is the same. */
const SEEN = `
  INSERT INTO devices (id, tenant_id, site_id, mac, vendor, hostname, address, first_seen_at, last_seen_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)
  ON CONFLICT (site_id, mac) DO UPDATE SET
    vendor = CASE WHEN excluded.last_seen_at >= devices.last_seen_at
      THEN coalesce(excluded.vendor, devices.vendor) ELSE coalesce(devices.vendor, excluded.vendor) END,
    hostname = CASE WHEN excluded.last_seen_at >= devices.last_seen_at
      THEN coalesce(excluded.hostname, devices.hostname) ELSE coalesce(devices.hostname, excluded.hostname) END,
    address = CASE WHEN excluded.last_seen_at >= devices.last_seen_at THEN excluded.address ELSE devices.address END,
    first_seen_at = least(devices.first_seen_at, excluded.first_seen_at),
    last_seen_at = greatest(devices.last_seen_at, excluded.last_seen_at)`;

/** The only writer of `devices`. */
@Injectable()
export class DevicesStore {
  /** Keeps that the device was seen; gives its id, or null for a device that cannot be known again. */
  async seen(
    place: { tenant_id: string; site_id: string },
    device: SeenDevice | null,
    at: string,
    tx: Tx,
  ): Promise<string | null> {
    if (device === null) return null;
    const id = deviceId(place.site_id, device.mac);
    const { mac, vendor, hostname, address } = device;
    await tx.query(SEEN, [id, place.tenant_id, place.site_id, mac, vendor, hostname, address, at]);
    return id;
  }
}
