import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';

/** A scan as chance would have it: sites in parts, hosts that answer or not, routers that are read or not, findings of every kind. */
export interface RandomScan {
  readonly sites: readonly { readonly parts: readonly RandomPart[] }[];
}

export interface RandomPart {
  readonly hosts: readonly RandomHost[];
  readonly router: RandomRouter | null;
}

interface RandomHost {
  readonly address: string;
  readonly outcome: 'complete' | 'partial' | 'no_answer' | 'refused';
  readonly ports: readonly { readonly port: number; readonly protocol: string; readonly state: string }[];
  readonly findings: readonly RandomFinding[];
}

interface RandomRouter {
  readonly facts: { readonly version: string | null; readonly addresses: readonly string[] } | null;
  readonly findings: readonly RandomFinding[];
}

export interface RandomFinding {
  readonly kind: 'advisory' | 'check';
  readonly reference: string;
  readonly score: number | null;
  readonly severity: string;
  readonly matchClass: string;
  readonly status: 'open' | 'accepted' | 'mitigated';
}

export const MIN_CVSS = 4;
export const WARNING_THRESHOLD = 7;

const ADDRESSES = ['10.77.0.1', '10.77.0.2', '10.77.0.11', '10.77.0.111'];
const advisory: fc.Arbitrary<RandomFinding> = fc.record({
  kind: fc.constant('advisory' as const),
  reference: fc.constantFrom('CVE-2018-14847', 'CVE-2018-7445', 'CVE-2023-30799'),
  score: fc.option(fc.integer({ min: 0, max: 100 }).map((tenths) => tenths / 10)),
  severity: fc.constantFrom('high', 'unscored'),
  matchClass: fc.constantFrom('definite', 'possible', 'unclear'),
  status: fc.constantFrom('open', 'open', 'accepted', 'mitigated'),
});
const check: fc.Arbitrary<RandomFinding> = fc.record({
  kind: fc.constant('check' as const),
  reference: fc.constantFrom('mgmt.plain-telnet', 'mgmt.plain-ftp'),
  score: fc.constant(null),
  severity: fc.constantFrom('info', 'low', 'medium', 'high', 'critical'),
  matchClass: fc.constant('definite'),
  status: fc.constant('open' as const),
});
const port = fc.record({
  port: fc.constantFrom(21, 22, 53),
  protocol: fc.constantFrom('tcp', 'udp'),
  state: fc.constantFrom('open', 'closed'),
});
const host: fc.Arbitrary<RandomHost> = fc.record({
  address: fc.constantFrom(...ADDRESSES),
  outcome: fc.constantFrom('complete', 'partial', 'no_answer', 'refused'),
  ports: fc.uniqueArray(port, { selector: (one) => `${one.port}/${one.protocol}`, maxLength: 4 }),
  findings: fc.uniqueArray(advisory, { selector: (one) => one.reference, maxLength: 3 }),
});
const router: fc.Arbitrary<RandomRouter> = fc.oneof(
  fc.record({ facts: fc.constant(null), findings: fc.constant([]) }),
  fc.record({
    facts: fc.record({
      version: fc.constantFrom('7.16 (stable)', null),
      addresses: fc.subarray(ADDRESSES.slice(0, 3)).map((all) => all.map((address) => `${address}/24`)),
    }),
    findings: fc.uniqueArray(fc.oneof(advisory, check), { selector: (one) => one.reference, maxLength: 4 }),
  }),
);
const part: fc.Arbitrary<RandomPart> = fc.record({
  hosts: fc.uniqueArray(host, { selector: (one) => one.address, maxLength: 4 }),
  router: fc.option(router),
});

export const randomScan: fc.Arbitrary<RandomScan> = fc.record({
  sites: fc.array(fc.record({ parts: fc.array(part, { minLength: 1, maxLength: 3 }) }), { minLength: 1, maxLength: 3 }),
});

/** Puts the scan into the database of a tenant, and gives its id. */
export async function insertRandomScan(database: DataSource, tenantId: string, scan: RandomScan): Promise<string> {
  const scanId = randomUUID();
  const insert = (table: string, row: Record<string, unknown>) =>
    database.query(
      `INSERT INTO ${table} SELECT * FROM jsonb_populate_record(NULL::${table}, $1)`,
      [JSON.stringify({ tenant_id: tenantId, scan_id: scanId, ...row })], // prettier-ignore
    );
  await database.query(
    `INSERT INTO scans (id, short_id, tenant_id, schedule_id, kind, profile, min_cvss, warning_threshold, requested_at)
     VALUES ($1::uuid, substr($1::uuid::text, 1, 11), $2, $3, 'scheduled', 'quick', $4, $5, now())`,
    [scanId, tenantId, randomUUID(), MIN_CVSS, WARNING_THRESHOLD],
  );
  for (const site of scan.sites) {
    const siteId = randomUUID();
    for (const [index, onePart] of site.parts.entries()) {
      const isNewest = index === site.parts.length - 1;
      const place = { site_scan_id: randomUUID(), site_id: siteId, attempt: 2 };
      const at = `2026-11-23T1${index}:00:00Z`;
      await insert('site_scans', {
        ...{ id: place.site_scan_id, site_id: siteId, attempt: 2, targets: [], target_networks: [], exclusions: [] },
        ...{ allowed_networks: [], percent: 100, progress_sequence: 0, opened_at: at, deadline: at, started_at: at },
        ...{ state: isNewest ? 'completed' : 'stopped', cancel_intent: isNewest ? null : 'pause', finished_at: at },
      });
      await insertPart(database, insert, { ...place, at }, onePart);
    }
  }
  return scanId;
}

type Insert = (table: string, row: Record<string, unknown>) => Promise<unknown>;
type Place = Readonly<Record<'site_scan_id' | 'site_id' | 'at', string>> & { readonly attempt: number };

async function insertPart(database: DataSource, insert: Insert, place: Place, { hosts, router }: RandomPart) {
  const { at, ...ids } = place;
  // An attempt that lost its lease has left something behind: it never counts.
  await insertHost(insert, { ...ids, attempt: 1 }, at, { ...hostLeftBehind, findings: [] });
  for (const one of hosts) {
    const id = await insertHost(insert, ids, at, one);
    for (const finding of one.findings) {
      await insertFinding(
        database,
        insert,
        { ...ids, at },
        { ...finding, address: one.address, host_observation_id: id },
      );
    }
  }
  if (router === null) return;
  const id = randomUUID();
  const seen = { endpoint: '10.77.0.1:8728', outcome: router.facts === null ? 'unreachable' : 'complete', checks: [] };
  const facts = router.facts === null ? {} : { facts: { ...EMPTY_FACTS, ...router.facts } };
  await insert('router_observations', { id, ...ids, ...seen, ...facts, checked_at: at });
  for (const finding of router.findings) {
    await insertFinding(
      database,
      insert,
      { ...ids, at },
      { ...finding, address: '10.77.0.1', router_observation_id: id },
    );
  }
}

const hostLeftBehind = {
  address: '10.77.0.99',
  outcome: 'complete',
  ports: [{ port: 99, protocol: 'tcp', state: 'open' }],
} as const;
const EMPTY_FACTS = {
  ...{ identity: null, architecture: null, board_name: null, platform: null, uptime: null, update_channel: null },
  ...{ current_firmware: null, upgrade_firmware: null, packages: [], services: [], users: [], interfaces: [] },
  ...{ arp_entries: null, dhcp_leases: null },
};

async function insertHost(insert: Insert, ids: Omit<Place, 'at'>, at: string, host: RandomHost): Promise<string> {
  const id = randomUUID();
  const { address, outcome, ports } = host;
  const seen = { hostnames: [], scanned_tcp_ports: '1-1024', ports_truncated: false, started_at: at, ended_at: at };
  await insert('host_observations', { id, ...ids, address, outcome, ...seen });
  for (const one of ports) await insert('port_observations', { host_observation_id: id, ...one, reason: 'syn-ack' });
  return id;
}

/** Every finding has a device and evidence of its own, so that a decision is about this one alone. */
async function insertFinding(
  database: DataSource,
  insert: Insert,
  { at, ...ids }: Place,
  found: RandomFinding & { readonly address: string } & Record<string, unknown>,
): Promise<void> {
  const { matchClass, status, ...finding } = found;
  const [id, deviceId] = [randomUUID(), randomUUID()];
  const mac = deviceId.slice(0, 12).replace('-', '');
  const device = {
    id: deviceId,
    site_id: ids.site_id,
    mac,
    address: found.address,
    first_seen_at: at,
    last_seen_at: at,
  };
  await insert('devices', device);
  const evidence =
    found.kind === 'check' ? { matcher: 'checks', asked: 'a', found: 'b', check_version: 1 } : ADVISORY_EVIDENCE;
  await insert('findings', {
    ...{ id, ...ids, ...finding, device_id: deviceId, match_class: matchClass, evidence, evidence_key: id },
    ...{ title: 'A flaw', confidence: 70, known_exploited: false, explanation: 'Because.', found_at: at },
    // As the product weighs them: the worse, the sooner.
    ...{ priority: (found.score ?? 5) * 2.8, ports: [] },
  });
  if (status === 'open') return;
  await insert('status_decisions', {
    ...{ id: randomUUID(), mac, reference: found.reference, status, justification: 'Known and planned for.' },
    ...{ evidence_keys: [id], created_by: 'somebody', created_at: at },
  });
}

const ADVISORY_EVIDENCE = {
  ...{
    matcher: 'routeros',
    searched_by: 'x',
    found: '6.40',
    source: 'ftp_banner',
    because: 'in_range',
    range: '<6.41',
  },
  ...{
    fixed_versions: [],
    upgrade_to: [],
    fix_note: null,
    component: 'www',
    exploitation: {
      kev_added: null,
      kev_due: null,
      ransomware: null,
      required_action: null,
      epss: null,
      epss_percentile: null,
      epss_scored_on: null,
    },
    precondition: 'none',
    exposure: 'unknown',
  },
  ...{ published: null, source_grade: 'nvd', disputed: false, table_version: '1' },
};
