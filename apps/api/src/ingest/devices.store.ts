import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/index.js';
import { deviceId, type SeenDevice } from './identity.js';

/** Of two values of a column the later one, of two at the same moment the greater one: in any order the same one. */
const latest = (column: string, seenAt: string) => `
    ${column} = CASE WHEN (excluded.${seenAt}, excluded.${column}) > (devices.${seenAt}, devices.${column})
      OR devices.${column} IS NULL THEN excluded.${column} ELSE devices.${column} END,
    ${seenAt} = greatest(devices.${seenAt}, excluded.${seenAt})`;

/** What is newer wins; what an observation does not know is kept. In any order of arrival the result is the same. */
const SEEN = `
  INSERT INTO devices (id, tenant_id, site_id, mac, vendor, vendor_seen_at, hostname, hostname_seen_at, address,
    first_seen_at, last_seen_at)
  VALUES ($1, $2, $3, $4, $5, CASE WHEN $5::text IS NOT NULL THEN $8::timestamptz END,
    $6, CASE WHEN $6::text IS NOT NULL THEN $8::timestamptz END, $7, $8, $8)
  ON CONFLICT (site_id, mac) DO UPDATE SET ${latest('vendor', 'vendor_seen_at')},
    ${latest('hostname', 'hostname_seen_at')},
    ${latest('address', 'last_seen_at')},
    first_seen_at = least(devices.first_seen_at, excluded.first_seen_at)`;

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
