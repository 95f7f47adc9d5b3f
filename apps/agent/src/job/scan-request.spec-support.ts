import type { ScanRequested } from '#contracts';

/** A request for one address of a site with 10.0.0.0/16, half an hour before its deadline at 12:30. */
export function scanRequest(change: Partial<ScanRequested> = {}): ScanRequested {
  return {
    scan_id: '0193a0a0-0000-7000-8000-000000000001',
    short_id: 'ABC-DEF-GHI',
    site_scan_id: '0193a0a0-0000-7000-8000-000000000002',
    tenant_id: '0193a0a0-0000-7000-8000-000000000003',
    schedule_id: '0193a0a0-0000-7000-8000-000000000004',
    site_id: '0193a0a0-0000-7000-8000-000000000005',
    kind: 'single_ip',
    targets: ['10.0.1.5'],
    allowed_networks: ['10.0.0.0/16'],
    profile: 'quick',
    min_cvss: 0,
    warning_threshold: 7,
    requested_at: '2026-11-24T11:59:00.000Z',
    deadline: '2026-11-24T12:30:00.000Z',
    ...change,
  };
}
