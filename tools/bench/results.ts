import {
  type EncodedEvent,
  encodeEvent,
  ScanFinished,
  ScanHostObserved,
  ScanRouterChecked,
  ScanStarted,
} from '#contracts';
import { v7 as uuidv7 } from 'uuid';

/** An open site scan that results can be sent for. */
export interface OpenSiteScan {
  readonly scan_id: string;
  readonly site_scan_id: string;
  readonly site_id: string;
  readonly address: string;
}

const PORTS = [22, 53, 80, 111, 139, 443, 445, 3306, 5432, 8080, 8291, 8728];

/** What an agent sends of one scanned address without a router: four messages. */
export function resultsOf({ address, ...place }: OpenSiteScan, mac: string, at: string): EncodedEvent[] {
  const attempt = { ...place, attempt: 1 };
  const envelope = () => ({
    id: uuidv7(),
    source: `/sites/${place.site_id}/agents/bench`,
    time: at,
    subject: place.scan_id,
    traceparent: null,
  });
  const agent = { name: 'bench', version: '0.0.0', nmap_version: '7.93' };
  const noRouter = { endpoint: null, outcome: 'not_configured' as const, reason: null, facts: null, checks: [] };
  const finished = { outcome: 'completed' as const, reason: null, results: { hosts: 1, routers: 1 } };
  const moments = { started_at: at, finished_at: at };
  return [
    encodeEvent(ScanStarted, place.site_id, envelope(), { ...attempt, started_at: at, agent }),
    encodeEvent(ScanRouterChecked, place.site_id, envelope(), { ...attempt, ...noRouter, checked_at: at }),
    encodeEvent(ScanHostObserved, place.site_id, envelope(), { ...attempt, host: hostAt(address, mac, at) }),
    encodeEvent(ScanFinished, place.site_id, envelope(), { ...attempt, ...finished, ...moments }),
  ];
}

function hostAt(address: string, mac: string, at: string): ScanHostObserved['host'] {
  return {
    address,
    outcome: 'complete',
    reason: null,
    mac: { address: mac, source: 'nmap', vendor: 'Routerboard.com' },
    hostnames: [],
    scanned_tcp_ports: '1-1024,8291,8728',
    ports: PORTS.map((port) => ({ protocol: 'tcp', port, state: 'open', reason: 'syn-ack', service: SERVICE })),
    ports_truncated: false,
    started_at: at,
    ended_at: at,
  };
}

const SERVICE = {
  name: 'ssh',
  product: 'OpenSSH',
  version: '9.2p1',
  extra_info: 'protocol 2.0',
  hostname: null,
  os_type: 'Linux',
  device_type: null,
  tunnel: null,
  method: 'probed' as const,
  confidence: 10,
  cpes: ['cpe:/a:openbsd:openssh:9.2p1'],
};
