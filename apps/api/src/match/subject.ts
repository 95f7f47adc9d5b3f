import type { HostObservation, RouterObservation } from '../ingest/index.js';
import type { Subject } from './finding.js';
import { addressOfRouter } from './routeros-build.js';

/** The router as the device of a finding. */
export function routerSubject(router: RouterObservation): Subject {
  return {
    key: 'router',
    device_id: router.device_id,
    host_observation_id: null,
    router_observation_id: router.id,
    address: addressOfRouter(router),
    found_at: router.checked_at,
  };
}

/** A scanned host as the device of a finding. */
export function hostSubject(host: HostObservation): Subject {
  return {
    key: host.address,
    device_id: host.device_id,
    host_observation_id: host.id,
    router_observation_id: null,
    address: host.address,
    found_at: host.ended_at,
  };
}
