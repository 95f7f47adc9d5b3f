import { randomUUID } from 'node:crypto';
import type { CheckResult, PortFacts, RouterFacts } from '#contracts';
import type { DataSource } from 'typeorm';

/** Rows as the request and ingest stages write them, for specs of the stages behind. */
export interface ObservedSiteScanRow {
  readonly scanId: string;
  readonly siteScanId: string;
  readonly siteId: string;
  readonly tenantId: string;
  readonly attempt: number;
}

const AT = '2026-11-23T12:00:00.000Z';

export interface ScanRowOptions {
  readonly tenantId?: string;
  readonly targets?: readonly string[];
  readonly state?: string;
  readonly outcome?: string | null;
  readonly requestedAt?: string;
  readonly finishedAt?: string | null;
}

/** A scan of one site, by default with all its results in and waiting to be matched. */
export async function insertScan(database: DataSource, options: ScanRowOptions = {}): Promise<ObservedSiteScanRow> {
  const row = {
    scanId: randomUUID(),
    siteScanId: randomUUID(),
    siteId: randomUUID(),
    tenantId: options.tenantId ?? randomUUID(),
    attempt: 1,
  };
  const shortId = row.scanId
    .slice(0, 9)
    .toUpperCase()
    .replace(/(...)(...)(...)/, '$1-$2-$3');
  await database.query(
    `INSERT INTO scans (id, short_id, tenant_id, schedule_id, kind, profile, min_cvss, warning_threshold, requested_at)
     VALUES ($1, $2, $3, $4, 'single_ip', 'standard', 4, 7, $5)`,
    [row.scanId, shortId, row.tenantId, randomUUID(), options.requestedAt ?? AT],
  );
  await database.query(
    `INSERT INTO site_scans (id, scan_id, tenant_id, site_id, targets, state, outcome, attempt, agent_name, percent,
       opened_at, deadline, started_at, finished_at, last_heard_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 1, 'agent-1', 100, $8, '2026-11-23T13:00:00Z', $8, $9, $9)`,
    [
      row.siteScanId,
      row.scanId,
      row.tenantId,
      row.siteId,
      options.targets ?? ['10.77.0.11'],
      options.state ?? 'processing',
      options.outcome === undefined ? 'completed' : options.outcome,
      AT,
      options.finishedAt ?? '2026-11-23T12:02:00Z',
    ],
  );
  return row;
}

/** What the agent saw at one address. */
export async function insertHost(
  database: DataSource,
  scan: ObservedSiteScanRow,
  host: { readonly address: string; readonly outcome?: string; readonly ports?: readonly PortFacts[] },
): Promise<void> {
  const id = randomUUID();
  await database.query(
    `INSERT INTO host_observations (id, tenant_id, scan_id, site_scan_id, site_id, attempt, address, outcome, mac,
       mac_source, vendor, hostnames, scanned_tcp_ports, ports_truncated, started_at, ended_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '00:0C:29:A1:00:11', 'nmap', 'VMware', '{printer.lan}', '1-1024', false,
       $9, '2026-11-23T12:01:00Z')`,
    [id, scan.tenantId, scan.scanId, scan.siteScanId, scan.siteId, scan.attempt, host.address, host.outcome ?? 'complete', AT], // prettier-ignore
  );
  for (const { protocol, port, state, reason, service } of host.ports ?? []) {
    await database.query('INSERT INTO port_observations VALUES ($1, $2, $3, $4, $5, $6, $7)', [id, protocol, port, state, reason, service, scan.tenantId]); // prettier-ignore
  }
}

/** What the router said of itself; null facts mean that it could not be read. */
export async function insertRouter(
  database: DataSource,
  scan: ObservedSiteScanRow,
  router: { readonly facts: RouterFacts | null; readonly checks?: readonly CheckResult[] },
): Promise<void> {
  const outcome = router.facts === null ? 'unreachable' : 'complete';
  await database.query(
    `INSERT INTO router_observations (id, tenant_id, scan_id, site_scan_id, site_id, attempt, endpoint, outcome, reason,
       facts, checks, checked_at)
     VALUES ($1, $2, $3, $4, $5, $6, '10.77.0.1:8728', $7, $8, $9, $10, $11)`,
    [
      randomUUID(),
      scan.tenantId,
      scan.scanId,
      scan.siteScanId,
      scan.siteId,
      scan.attempt,
      outcome,
      router.facts === null ? 'connection refused' : null,
      router.facts === null ? null : JSON.stringify(router.facts),
      JSON.stringify(router.checks ?? []),
      AT,
    ],
  );
}

/** A router that runs this RouterOS and says nothing else. */
export function routerFacts(version: string | null, change: Partial<RouterFacts> = {}): RouterFacts {
  return {
    identity: 'gw',
    version,
    architecture: 'arm64',
    board_name: 'RB5009',
    platform: 'MikroTik',
    uptime: '1d',
    update_channel: 'stable',
    current_firmware: null,
    upgrade_firmware: null,
    packages: [],
    services: [{ name: 'ssh', port: 22, disabled: false, available_from: '' }],
    users: [],
    interfaces: [],
    addresses: ['10.77.0.1/24'],
    arp_entries: null,
    dhcp_leases: null,
    ...change,
  };
}

/** The FTP server of a RouterOS, as nmap names it. */
export function mikrotikFtp(version: string | null): PortFacts {
  return {
    protocol: 'tcp',
    port: 21,
    state: 'open',
    reason: 'syn-ack',
    service: {
      name: 'ftp',
      product: 'MikroTik router ftpd',
      version,
      extra_info: null,
      hostname: null,
      os_type: null,
      device_type: 'router',
      tunnel: null,
      method: 'probed',
      confidence: 10,
      cpes: [],
    },
  };
}

/** A check of the router that failed. */
export const TELNET_ON: CheckResult = {
  id: 'mgmt.plain-telnet',
  version: 1,
  title: 'Telnet is off',
  severity: 'high',
  verdict: 'fail',
  evidence: { asked: '/ip/service', found: 'telnet is on, port 23' },
  unknown: null,
  remedy: '/ip service disable telnet',
};
